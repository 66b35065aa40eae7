"""A journalist finds, takes, notes, routes, answers."""

import re

import pytest

from desk.accounts.models import Role
from tests import make
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on


def references(page) -> list[str]:
    """The references in the rows of the inbox, in their order."""
    return [
        re.search(r"[A-Z]{2}-\d{4}-\d{5}", href).group() for href in page.links().values() if re.search(r"/desk/reports/[A-Z]{2}-", href)
    ]


def test_the_inbox_has_the_open_reports_of_ones_editions_most_urgent_first(app, reader, journalist, ferry):
    make.article(app, url="https://www.swissinfo.ch/ger/x/1", language="de", headline="Die Fähre")
    reader.reports("https://www.swissinfo.ch/ger/x/1")
    ordinary = reference_on(reader.reports(ferry, claim="The year is wrong."))
    danger = reference_on(reader.reports(ferry, claim="Our address must not appear.", about="danger", email=MARTA))

    page = journalist.opens("/desk/reports/")

    assert references(page) == [danger, ordinary]
    assert page.shows("Our address must not appear.")


def test_the_inbox_is_searched_by_words_reference_and_headline(reader, journalist, ferry, indexed):
    one = reference_on(reader.reports(ferry, claim="The founding year."))
    two = reference_on(reader.reports(ferry, claim="The captain’s name: 100% wrong_"))
    indexed()
    assert references(journalist.opens("/desk/reports/?q=founding+captain")) == []
    assert references(journalist.opens("/desk/reports/?q=founding+years")) == [one]
    assert references(journalist.opens("/desk/reports/?q=100%25+wrong_")) == [two]
    assert references(journalist.opens(f"/desk/reports/?q={one}")) == [one]
    assert set(references(journalist.opens("/desk/reports/?q=last+ferry"))) == {one, two}
    assert journalist.opens("/desk/reports/?q=nothing").shows("Nothing here.")


def test_the_inbox_goes_on_by_a_link_and_shows_each_report_once(app, journalist, ferry):
    for n in range(28):
        make.reader(app, address=f"127.0.2.{n}").reports(ferry, claim=f"Slip {n}")

    first = journalist.opens("/desk/reports/")
    second = journalist.opens(first.links()["Next reports"])

    assert (len(references(first)), len(references(second))) == (25, 3)
    assert len(set(references(first) + references(second))) == 28
    newest = journalist.opens("/desk/reports/?order=newest")
    assert newest.shows("Slip 27")
    assert len(references(journalist.opens(newest.links()["Next reports"]))) == 3


@pytest.mark.parametrize(
    "query", ["after=garbage", "after=W10", "after=WzEsMiwzXQ", "view=x", "order=x", "kind=x", "edition=xx", "q=%00%25_\\"]
)
def test_a_strange_address_of_the_inbox_is_no_error(journalist, query):
    assert journalist.opens(f"/desk/reports/?{query}").status == 200


def test_the_passage_is_marked_inside_the_article(reader, journalist, ferry):
    reference = reference_on(reader.reports(ferry, passage="founded in 1889 by eleven"))
    page = journalist.looks_at(reference)
    assert "The service was <mark>founded in 1889 by eleven</mark> fishermen." in page.text
    assert page.shows("In November the timetable shrinks")


def test_taking_up_is_seen_by_the_reader_and_by_colleagues(app, reader, journalist, ferry):
    sent = reader.reports(ferry)
    reference = reference_on(sent)
    journalist.takes(reference)
    assert reader.opens(private_link(sent)).shows("An editor of the English edition is checking the passage.")
    assert make.staff(app, "Jana", (Role.JOURNALIST, "en")).looks_at(reference).shows("Jonas has this in hand.")


def test_a_report_is_handed_over_and_put_back(app, reader, journalist, ferry):
    jana = make.staff(app, "Jana", (Role.JOURNALIST, "en"))
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    journalist.does(reference, "assignment/handover")
    page = jana.looks_at(reference)
    assert page.has_form("/notice")
    jana.submits(page, "assignment/end")
    assert journalist.looks_at(reference).shows("Nobody has taken this up yet.")


def test_an_answer_without_a_reason_is_refused(reader, journalist, ferry):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    assert journalist.decides(reference, reason="").shows("Give the reader a reason: one sentence at least")
    assert journalist.decides(reference, reason="No.").shows("Give the reader a reason: one sentence at least")
    assert journalist.decides(reference, reason_code="").shows("Choose why nothing is changed")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("no_change", "We checked, and the passage stands."),
        ("already_corrected", "This had already been corrected when your report arrived."),
        ("opinion", "This is an opinion about the article rather than an error in it."),
        ("out_of_scope", "This is not ours to correct."),
    ],
)
def test_an_answer_without_a_notice_stands_on_the_private_page(reader, journalist, anyone, ferry, outcome, said):
    sent = reader.reports(ferry)
    journalist.takes(reference_on(sent))
    journalist.decides(reference_on(sent), outcome)
    page = reader.opens(private_link(sent))
    assert page.heading == said
    assert page.shows("We asked the archive: the passage is accurate.")
    assert not anyone.opens("/en/corrections/").shows("We asked the archive")


def test_a_slip_of_the_pen_is_fixed_with_one_button_and_without_a_notice(reader, journalist, anyone, ferry):
    sent = reader.reports(ferry, kind="language")
    journalist.does(reference_on(sent), "language")
    assert reader.opens(private_link(sent)).heading == "Fixed, thank you."
    assert anyone.opens("/en/corrections/").shows("Nothing was corrected here")


def test_an_answer_to_the_person_concerned_needs_an_editor(reader, journalist, editor, ferry):
    sent = reader.reports(ferry, about="me", email=MARTA)
    reference = reference_on(sent)
    journalist.takes(reference)
    journalist.decides(reference)
    assert reader.opens(private_link(sent)).shows("is checking the passage")
    editor.does(reference, "decision/approval")
    assert reader.opens(private_link(sent)).heading == "We checked, and the passage stands."


def test_an_editor_sends_an_answer_back_and_the_reader_hears_nothing_of_it(reader, journalist, editor, ferry, mailbox):
    sent = reader.reports(ferry, about="me", email=MARTA)
    reference = reference_on(sent)
    journalist.takes(reference)
    journalist.decides(reference)
    editor.does(reference, "decision/return", note="Give the source.")
    assert "Give the source." not in reader.opens(private_link(sent)).text
    assert journalist.looks_at(reference).shows("Give the source.")


def test_saying_which_article_is_meant_moves_the_report_to_its_edition_and_mailbox(app, reader, editor, mailbox):
    make.article(app, url="https://www.swissinfo.ch/ger/x/1", language="de", headline="Die Fähre")
    gerd = make.staff(app, "Gerd", (Role.EDITOR, "de"))
    reference = reference_on(reader.reports("https://www.swissinfo.ch/unknown/9"))

    editor.does(reference, "article", article_url="https://swissinfo.ch/ger/x/1#top")

    assert gerd.looks_at(reference).shows("Die Fähre")
    assert editor.looks_at(reference).status == 404
    assert len(mailbox.to("german@swissinfo.ch")) == 1


def test_an_address_we_have_no_article_for_is_said_to_be_unknown(reader, editor):
    reference = reference_on(reader.reports("https://www.swissinfo.ch/unknown/9"))
    page = editor.does(reference, "article", article_url="https://www.swissinfo.ch/nowhere")
    assert page.status == 422
    assert page.shows("We do not have an article at this address.")


def test_a_report_by_telephone_is_entered_with_its_own_time_and_taken_up(journalist, ferry, mailbox):
    page = journalist.submits(
        journalist.opens("/desk/reports/new"),
        "/reports/new",
        origin="telephone",
        received="2026-01-05T08:14",
        claim="The caller says it was 1898.",
        article_url=ferry,
        email=MARTA,
        take_up="y",
    )
    shown = journalist.follows(page)
    assert shown.shows("Telephone, 5 January 2026, 08:14")
    assert shown.shows("Taken up")
    assert mailbox.to("english@swissinfo.ch") == []
    assert len(mailbox.to(MARTA)) == 1


def test_a_report_that_is_entered_badly_comes_back(journalist, ferry):
    page = journalist.submits(journalist.opens("/desk/reports/new"), "/reports/new", received="2099-01-05T08:14", claim="Their words.")
    assert page.status == 422
    assert page.shows("This time has not come yet")
    assert page.form("/reports/new").values["claim"] == "Their words."
    empty = journalist.submits(journalist.opens("/desk/reports/new"), "/reports/new", received="", claim="")
    assert empty.shows("Enter day and time as they stand on the mail")


def test_entering_twice_is_one_report(journalist, ferry, kept):
    from desk.corrections.models import Report

    form = journalist.opens("/desk/reports/new").form("/reports/new")
    values = form.values | {"received": "2026-01-05T08:14", "claim": "Their words."}
    assert journalist.posts(form.action, values).location == journalist.posts(form.action, values).location
    assert kept(Report) == 1
