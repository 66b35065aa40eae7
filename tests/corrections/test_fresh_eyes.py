"""What a reading by fresh eyes found, so that it stays mended."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desk.accounts.models import Role
from desk.core.db import db
from desk.corrections import clocks, words
from desk.corrections.actions import alarming, merging
from desk.mail.models import OutgoingMail
from tests import make
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on
from tests.corrections.test_races import all_reports
from tests.corrections.test_reporting_an_error import picture
from tests.corrections.test_triage import references


@pytest.fixture
def merged(app, reader, confirmed, journalist, ferry):
    """Two reports, the second merged into the first: (page of the first, page of the second, who filed the second)."""
    first = reader.reports(ferry, claim="The first reader’s own words.")
    other = make.reader(app, address="127.0.0.70")
    second = confirmed(ferry, by=other, claim="The second reader’s own words.")
    journalist.merges(reference_on(second), reference_on(first))
    return first, second, other


def test_after_a_merge_readers_do_not_read_each_other(merged, reader, journalist):
    first, second, other = merged
    journalist.takes(reference_on(first))
    journalist.asks(reference_on(first), "A question to the first reader only?")
    page = other.opens(private_link(second))
    assert not page.shows("A question to the first reader only?")
    other.submits(page, "/information", information="A secret addition.", screenshot=(io.BytesIO(picture()), "x.png"))
    assert other.opens(private_link(second)).shows("A secret addition.")
    assert not reader.opens(private_link(first)).shows("A secret addition.")
    assert other.opens(private_link(second) + "/picture/1").status == 200
    assert reader.opens(private_link(first) + "/picture/1").status == 404


def test_words_typed_by_hand_that_stand_in_no_article_are_shown_to_nobody(anyone, reader, ferry):
    reference = reference_on(reader.reports(ferry, passage="My neighbour Hans told me so", claim="x" * 30))
    assert anyone.opens(f"/en/report/others/{reference}").status == 404
    unknown = reference_on(make.reader(reader.app, address="127.0.0.71").reports("https://www.swissinfo.ch/unknown/1", passage="in 1889"))
    assert anyone.opens(f"/en/report/others/{unknown}").status == 404


def test_who_withdraws_leaves_those_who_joined_in_the_case(app, reader, anyone, journalist, ferry):
    page = reader.reports(ferry, passage="founded in 1889")
    reference = reference_on(page)
    anyone.submits(anyone.opens(f"/en/report/others/{reference}"), f"/others/{reference}")
    reader.submits(reader.opens(private_link(page) + "/withdrawal"), "/withdrawal")
    assert reader.opens(private_link(page)).shows("the editors go on for them")
    assert references(journalist.opens("/desk/reports/")) == [reference]


@pytest.fixture
def campaign(app, ferry, works):
    """Six like reports, shown as one row."""
    names = [
        reference_on(
            make.reader(app, address=f"127.0.5.{n}").reports(ferry, claim=f"The founding year in this article is a lie, number {n}")
        )
        for n in range(6)
    ]
    works(merging.group_campaigns)
    return names


@pytest.mark.parametrize("end", ["spam", "take out", "another article"])
def test_when_the_first_of_many_goes_the_others_are_in_the_inbox(app, campaign, journalist, end):
    assert len(references(journalist.opens("/desk/reports/?view=open"))) == 1
    if end == "spam":
        journalist.does(campaign[0], "spam")
    elif end == "take out":
        token = journalist.looks_at(campaign[0]).form("/labels").values["csrf_token"]
        journalist.posts(f"/desk/reports/{campaign[0]}/campaign/end", {"csrf_token": token})
    else:
        make.article(app, url="https://www.swissinfo.ch/eng/x/2", headline="Another")
        journalist.does(campaign[0], "article", article_url="https://www.swissinfo.ch/eng/x/2")
    assert set(campaign[1:]) <= set(references(journalist.opens("/desk/reports/?view=open")))


def test_what_is_redacted_is_gone_from_a_draft_that_waits_too(app, confirmed, ferry, journalist, editor, standards, anyone):
    reference = reference_on(confirmed(ferry, passage="founded in 1889 by eleven"))
    journalist.takes(reference)
    words = "An earlier version said eleven fishermen founded it in 1889. It was 1898."
    journalist.drafts(reference, before="founded in 1889", after="founded in 1898", text=words)
    editor.publishes(reference)
    journalist.does(reference, "reopening", note="Again.")
    again = "An earlier correction said eleven fishermen founded it in 1898. It was 1899."
    journalist.drafts(reference, before="founded in 1898", after="founded in 1899", text=again)
    beat = make.staff(app, "Beat", (Role.LEGAL, None))
    token = beat.looks_at(reference).form("/labels").values["csrf_token"]
    version = beat.looks_at(reference).form("/legal-hold").values
    version = next(f.get("value") for f in editor.looks_at(reference).tree.iter("input") if f.get("name") == "version")
    given = {"csrf_token": token, "version": version, "removed": "eleven fishermen", "ground": "Order of the district court"}
    assert beat.posts(f"/desk/reports/{reference}/notice/redaction", given).status == 303
    editor.publishes(reference)
    assert "eleven fishermen" not in anyone.opens("/en/corrections/").text


def test_after_an_answer_in_time_a_later_second_look_owes_no_explanation(
    confirmed, ferry, journalist, reader, standards, works, later_on, mailbox
):
    page = confirmed(ferry)
    reference = reference_on(page)
    journalist.takes(reference)
    journalist.decides(reference)
    with later_on(standards, days=20):
        reader.submits(reader.opens(private_link(page)), "/appeal", reason="The statutes say something else, look there.")
        works(alarming.sound)
        assert not [m for m in mailbox.to(MARTA) if "We are late" in m["Subject"]]
        standards.does(reference, "appeal", result="changed", second_look="The reader is right after all.")
        assert standards.drafts(reference).status == 303


def test_undoing_a_merge_holds_the_other_reports_answer_back(app, confirmed, reader, journalist, ferry, mailbox):
    first = reference_on(reader.reports(ferry, claim="First."))
    journalist.does(first, "language")
    second = confirmed(ferry, by=make.reader(app, address="127.0.0.72"), claim="Second.")
    page = journalist.follows(journalist.merges(reference_on(second), first))
    journalist.undoes(page)
    assert not [m for m in mailbox.to(MARTA) if "Our answer" in m["Subject"]]


def test_after_an_undo_the_readers_page_says_that_the_step_was_taken_back(confirmed, ferry, reader, journalist):
    page = confirmed(ferry)
    journalist.takes(reference_on(page))
    journalist.undoes(journalist.follows(journalist.decides(reference_on(page))))
    assert reader.opens(private_link(page)).shows("The last step was taken back")


def test_spam_gets_no_letter_that_was_waiting(confirmed, ferry, journalist, mailbox, later_on):
    reference = reference_on(confirmed(ferry))
    journalist.takes(reference)
    journalist.does(reference, "spam")
    with later_on(minutes=40):
        assert not [m for m in mailbox.to(MARTA) if "is checking" in m["Subject"]]


@pytest.mark.parametrize(
    "path",
    [
        "/desk/reports/undo/{n}",
        "/desk/reports/views/{n}/end",
        "/desk/reports/answers/en/{n}/end",
        "/desk/reports/checks/editions/{n}/clean",
        "/desk/reports/checks/changes/{n}",
        "/desk/duty/{n}/end",
        "/desk/duty/absences/{n}/end",
    ],
)
def test_numbers_too_large_for_any_row_are_not_found(editor, path):
    token = editor.opens("/desk/account").form("/ways").values["csrf_token"]
    for n in ("99999999999", "99999999999999999999"):
        assert editor.posts(path.format(n=n), {"csrf_token": token}).status in {404, 405}


def test_odd_words_in_bulk_are_refused_or_cleaned(editor, reader, ferry):
    reference = reference_on(reader.reports(ferry))
    token = editor.opens("/desk/account").form("/ways").values["csrf_token"]
    given = {"csrf_token": token, "reference": [reference, "EN\0"], "reason_code": "checked_accurate", "reason": "long \0" * 2000}
    assert editor.posts("/desk/reports/bulk/no_change", given).status == 422
    assert editor.posts("/desk/reports/bulk/merge", {"csrf_token": token, "reference": reference, "into": "\0"}).status in {200, 422}
    assert editor.posts("/desk/reports/bulk/nothing", {"csrf_token": token}).status == 404


def test_an_edition_that_does_not_exist_keeps_no_answers(standards):
    form = standards.opens("/desk/reports/answers/en").form("/answers/en")
    assert standards.posts("/desk/reports/answers/xx", form.values | {"name": "A", "text": "Long enough text."}).status == 404


def test_storing_a_version_twice_at_once_is_told_and_no_error(app, reader, journalist, ferry):
    reference = reference_on(reader.reports(ferry, passage="founded in 1889"))
    journalist.takes(reference)
    form = journalist.looks_at(reference).form("/versions")
    values = form.values | {"corrected": "founded in 1898"}
    with ThreadPoolExecutor(3) as pool:
        sent = [pool.submit(journalist.posts, form.action, dict(values)) for _ in range(3)]
        statuses = sorted(page.result().status for page in sent)
    assert statuses[0] == 303 and set(statuses[1:]) <= {409, 422}


def test_a_superseding_notice_begins_no_second_round_of_checks(app, reader, journalist, editor, within):
    from desk.corrections.models import SiblingTask

    make.article(app, story="ferry")
    make.article(app, url="https://www.swissinfo.ch/ger/x/9", language="de", headline="Die Fähre", story="ferry")
    reference = reference_on(reader.reports(make.FERRY))
    journalist.takes(reference)
    journalist.drafts(reference)
    editor.publishes(reference)
    journalist.drafts_again(reference)
    editor.publishes(reference)
    assert within(lambda: db.session.scalar(db.select(db.func.count()).select_from(SiblingTask))) == 1


def test_a_question_is_over_when_its_report_is_merged(app, confirmed, reader, journalist, ferry, within):
    first = reference_on(reader.reports(ferry, claim="First."))
    second = reference_on(confirmed(ferry, by=make.reader(app, address="127.0.0.73"), claim="Second."))
    journalist.takes(second)
    journalist.asks(second)
    journalist.merges(second, first)
    assert within(lambda: [q.is_open for report in all_reports() for q in report.questions]) == [False]


def test_an_undone_step_does_not_end_the_pause(confirmed, journalist, ferry, within, later_on):
    reference = reference_on(confirmed(ferry))
    journalist.takes(reference)
    journalist.asks(reference)
    journalist.submits(journalist.looks_at(reference), "/snooze")
    with later_on(journalist, days=3):
        assert within(lambda: sum((b - a).days for a, b in clocks.pauses(all_reports()[0]))) == 3


def test_held_reports_that_come_back_are_announced(app, reader, ferry, editor, within, mailbox):
    for n in range(7):
        last = reader.reports(ferry, claim=f"Many, number {n}.", email=f"h{n}@example.org")
    reference = reference_on(last)
    assert not [m for m in mailbox.deliver() if m["To"] == "h6@example.org"]
    token = editor.looks_at(reference).form("/labels").values["csrf_token"]
    version = within(lambda: all_reports()[-1].version)
    editor.posts(f"/desk/reports/{reference}/spam", {"csrf_token": token, "version": version})
    editor.does(reference, "spam/end")
    assert [m for m in mailbox.deliver() if m["To"] == "h6@example.org"]
    assert within(lambda: db.session.scalar(db.select(db.func.count()).select_from(OutgoingMail))) > 0


def test_a_draft_saved_in_another_tab_is_not_written_over(journalist, reader, ferry):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    journalist.drafts(reference, "draft")
    older, newer = journalist.looks_at(reference), journalist.looks_at(reference)
    assert journalist.submits(newer, f"{reference}/notice", text="What the newer tab says.").status == 303
    refused = journalist.submits(older, f"{reference}/notice", text="What the older tab says.")
    assert refused.status == 409 and refused.shows("What the older tab says.") and f"/desk/reports/{reference}" in refused.links().values()
    assert journalist.looks_at(reference).form(f"{reference}/notice").values["text"] == "What the newer tab says."


def test_where_everybody_of_standards_had_a_part_an_editor_who_had_none_gives_the_second_look(
    app, confirmed, ferry, reader, journalist, standards, mailbox
):
    page = confirmed(ferry)
    reference = reference_on(page)
    journalist.takes(reference)
    journalist.drafts(reference, severity="serious")
    standards.publishes(reference)
    editor = make.staff(app, "Vera", (Role.EDITOR, "en"))
    reader.submits(reader.opens(private_link(page)), "/appeal", reason="It was founded in 1897, and the register says so.")
    assert not standards.looks_at(reference).has_form(f"{reference}/appeal")
    assert editor.looks_at(reference).has_form(f"{reference}/appeal")
    assert mailbox.to("vera@newsroom.example")


def test_a_reader_whose_second_look_succeeds_hears_of_it(confirmed, ferry, reader, journalist, standards, mailbox):
    page = confirmed(ferry)
    journalist.takes(reference_on(page))
    journalist.decides(reference_on(page))
    reader.submits(reader.opens(private_link(page)), "/appeal", reason="The register says 1898, on page two.")
    standards.does(reference_on(page), "appeal", result="changed", second_look="You were right: the register has two pages.")
    letter = next(letter for letter in mailbox.to(MARTA) if "the first decision does not stand" in letter["Subject"])
    assert "two pages" in letter.get_body(("plain",)).get_content()


def test_legal_hears_of_what_is_fundamental_before_it_is_published(app, confirmed, ferry, journalist, mailbox):
    make.staff(app, "Beat", (Role.LEGAL, None))
    reference = reference_on(confirmed(ferry))
    journalist.takes(reference)
    journalist.drafts(reference, severity="fundamental")
    assert any(reference in str(letter["Subject"]) for letter in mailbox.to("beat@newsroom.example"))


def test_an_erased_address_is_not_asked_whether_it_wants_letters(anyone, reader, ferry, mailbox):
    reader.reports(ferry, email="victim@example.org")
    answer = mailbox.link("victim@example.org", "/answer/")
    anyone.submits(anyone.opens(answer), "/not-me")
    page = anyone.opens(answer)
    assert page.shows("The address is erased from this report.") and not page.has_form("/answer/")


@pytest.mark.parametrize("name", ["guidelines", "privacy", "corrections-policy"])
def test_every_house_text_can_be_mended(admin, name):
    assert admin.opens(f"/desk/texts/{name}/en").status == 200


def test_what_cannot_be_merged_is_said_at_the_field(journalist, reader, ferry):
    reference = reference_on(reader.reports(ferry))
    page = journalist.merges(reference, reference)
    assert page.status == 422 and page.shows("A report cannot be merged into itself.")


def test_what_the_second_pair_of_eyes_wants_changed_stands_beside_the_draft(journalist, editor, reader, ferry):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    journalist.drafts(reference)
    editor.does(reference, "notice/return", note="Please say which register.")
    assert journalist.looks_at(reference).shows("Sent back by Edda")
    journalist.drafts(reference)
    assert not editor.looks_at(reference).shows("Sent back by Edda")


def test_labels_that_are_too_long_are_refused_and_kept(journalist, reader, ferry):
    reference = reference_on(reader.reports(ferry))
    page = journalist.does(reference, "labels", labels="x" * 41)
    assert page.status == 422 and page.shows("At most 12 labels of 40 characters each")


def test_a_notice_does_not_name_the_author_of_the_article(journalist, reader, ferry):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    page = journalist.drafts(reference, text="An earlier version said 1889, as Odile Ansermoz wrote. It was founded in 1898.")
    assert page.status == 422 and page.shows("Leave the name “Odile Ansermoz” out")


def test_every_letter_about_a_report_has_a_name_in_its_history():
    letters = {f"corrections/{path.stem}" for path in Path("templates/mail/corrections").glob("*.html")}
    assert letters - set(words.LETTERS) == {"corrections/staff_digest"}  # which is about many reports
