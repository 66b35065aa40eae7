"""Labels, kind and cause, snooze, views, answers kept ready, who else is looking, and the slower of two."""

from desk.accounts.models import Role
from tests import make
from tests.corrections.test_following_a_report import private_link, reference_on
from tests.corrections.test_triage import references


def test_labels_stand_in_the_row_and_the_view_of_a_label_has_an_address(app, reader, journalist, ferry):
    one = reference_on(reader.reports(ferry, claim="The year."))
    reference_on(reader.reports(ferry, claim="The name."))
    journalist.does(one, "labels", labels="Archive,  urgent , archive")
    assert references(journalist.opens("/desk/reports/?label=archive")) == [one]
    assert journalist.looks_at(one).form("/labels").values["labels"] == "archive, urgent"


def test_kind_and_cause_are_the_newsrooms_and_the_cause_is_on_no_page_of_readers(reader, anyone, journalist, editor, ferry):
    page = reader.reports(ferry, kind="number")
    reference = reference_on(page)
    journalist.does(reference, "classification", kind="date", cause="machine_translation")
    assert references(journalist.opens("/desk/reports/?kind=date")) == [reference]
    assert references(journalist.opens("/desk/reports/?kind=number")) == []
    journalist.takes(reference)
    journalist.drafts(reference)
    editor.publishes(reference)
    for path in ("/en/corrections/", private_link(page), "/en/transparency", "/en/transparency.csv"):
        assert "achine translation" not in anyone.opens(path).text


def test_a_snoozed_report_is_out_of_sight_until_its_time(reader, journalist, ferry, later_on):
    reference = reference_on(reader.reports(ferry))
    journalist.does(reference, "snooze")
    assert references(journalist.opens("/desk/reports/")) == []
    assert references(journalist.opens("/desk/reports/?view=snoozed")) == [reference]
    with later_on(journalist, days=5):
        assert references(journalist.opens("/desk/reports/")) == [reference]


def test_snoozing_into_the_past_is_refused(reader, journalist, ferry):
    page = journalist.does(reference_on(reader.reports(ferry)), "snooze", until="2020-01-01T09:00")
    assert page.status == 422 and page.shows("Choose a time ahead of now, within three months")


def test_a_view_is_saved_for_oneself_or_shared_with_the_edition(app, reader, journalist, editor, ferry):
    reader.reports(ferry, claim="The year.")
    form = editor.opens("/desk/reports/views/new?view=open&kind=date")
    editor.submits(form, "/views/new", name="Dates", edition="en")
    journalist.submits(journalist.opens("/desk/reports/views/new?view=assigned"), "/views/new", name="Only mine", edition="")
    shared = journalist.opens("/desk/reports/").links()
    assert next(href for words, href in shared.items() if words.startswith("Dates")).endswith("?view=open&kind=date")
    assert "Only mine" in shared
    assert "Only mine" not in editor.opens("/desk/reports/").links()
    gerd = make.staff(app, "Gerd", (Role.EDITOR, "de"))
    assert not [words for words in gerd.opens("/desk/reports/").links() if words.startswith("Dates")]


def test_a_journalist_cannot_share_a_view(journalist):
    form = journalist.opens("/desk/reports/views/new").form("/views/new")
    assert journalist.posts(form.action, form.values | {"name": "All", "edition": "en"}).status == 422


def test_an_answer_kept_ready_is_in_the_readers_language_else_marked_as_english(reader, journalist, editor, ferry):
    keep(editor, "Rounded", "en", "The figure in {headline} is rounded. You can complain until {ombuds_date}.")
    keep(editor, "Rounded", "de", "Die Zahl ist gerundet ({reference}).")
    german = reference_on(reader.reports(ferry, lang="de"))
    french = reference_on(reader.reports(ferry, lang="fr", claim="Une autre erreur."))
    journalist.takes(german)
    journalist.takes(french)
    assert journalist.looks_at(german).shows(f"Die Zahl ist gerundet ({german}).")
    page = journalist.looks_at(french)
    assert page.shows("The figure in The last ferry of the season is rounded.")
    assert page.shows("No French text: this is the English one")


def keep(person, name: str, language: str, text: str) -> None:
    """Keep an answer ready."""
    page = person.opens("/desk/reports/answers/en")
    assert person.submits(page, "/answers/en", name=name, language=language, text=text).status == 303


def test_two_who_have_a_report_open_see_each_other(reader, journalist, editor, ferry):
    reference = reference_on(reader.reports(ferry))
    token = journalist.looks_at(reference).form("/labels").values["csrf_token"]
    journalist.posts(f"/desk/reports/{reference}/presence", {"csrf_token": token, "writing": "yes"})
    assert editor.looks_at(reference).shows("Jonas is writing here.")
    token = editor.looks_at(reference).form("/labels").values["csrf_token"]
    answer = editor.posts(f"/desk/reports/{reference}/presence", {"csrf_token": token, "writing": "no"})
    assert "Jonas is writing here." in answer.text


def test_half_a_minute_later_they_do_not(reader, journalist, editor, ferry, later_on):
    reference = reference_on(reader.reports(ferry))
    token = journalist.looks_at(reference).form("/labels").values["csrf_token"]
    journalist.posts(f"/desk/reports/{reference}/presence", {"csrf_token": token})
    with later_on(seconds=30):
        assert not editor.looks_at(reference).shows("Jonas has this open too.")


def test_a_stale_save_is_409_with_both_texts(reader, journalist, ferry):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    form = journalist.looks_at(reference).form("/notice")
    journalist.drafts(reference, step="save", text="The words of the faster one, a whole sentence.")
    late = journalist.posts(
        form.action, form.values | {"kind": "correction", "severity": "minor", "text": "The slower words.", "step": "save"}
    )
    assert late.status == 409
    assert "The slower words." in late.text and late.shows("The words of the faster one, a whole sentence.")
    assert late.shows("Last changed") and late.shows("Jonas")


def test_a_form_never_accepts_a_field_it_does_not_show(reader, journalist, ferry, within):
    from tests.corrections.test_races import all_reports

    reference = reference_on(reader.reports(ferry))
    smuggled = {"status": "resolved", "assignee_id": "1", "outcome": "corrected", "due_at": "", "is_held": "1", "edition": "de"}
    journalist.does(reference, "labels", labels="a", **smuggled)
    journalist.does(reference, "classification", **smuggled)
    report = within(lambda: {name: getattr(all_reports()[0], name) for name in ("status", "assignee_id", "outcome", "is_held", "edition")})
    assert report == {"status": "received", "assignee_id": None, "outcome": None, "is_held": False, "edition": "en"}


def test_single_keys_can_be_switched_off(journalist, reader, ferry):
    reader.reports(ferry)
    assert 'data-enhance="keys"' in journalist.opens("/desk/reports/").text
    form = journalist.opens("/desk/account").form("/account/ways")
    journalist.posts(form.action, {"csrf_token": form.values["csrf_token"]})
    assert 'data-enhance="keys"' not in journalist.opens("/desk/reports/").text
