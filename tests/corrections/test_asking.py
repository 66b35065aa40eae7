"""The newsroom asks the reader, who answers on the private page; readers add, withdraw, and are never left in the dark."""

import io
from datetime import timedelta

import pytest

from desk.accounts.models import Role
from desk.core import clock
from desk.corrections.actions import asking
from desk.corrections.models import Report
from tests import make
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on
from tests.corrections.test_races import all_reports
from tests.corrections.test_reporting_an_error import picture

QUESTION = "Where did you read the other year?"


@pytest.fixture
def asked(confirmed, ferry, journalist):
    """A report in hand whose reader was asked a question; the page after sending."""
    page = confirmed(ferry)
    journalist.takes(reference_on(page))
    journalist.asks(reference_on(page), QUESTION)
    return page


def test_a_question_stands_on_the_private_page_and_in_a_letter_with_a_date(asked, reader, mailbox):
    page = reader.opens(private_link(asked))
    assert page.shows(QUESTION) and page.shows("Our clock stands still until your answer")
    letter = mailbox.to(MARTA)[-1].get_body(("plain",)).get_content()
    assert QUESTION in letter and "Please answer by" in letter and "in Bern" in letter


def test_the_answer_comes_with_a_picture_and_goes_to_who_has_it_in_hand(asked, reader, journalist, mailbox):
    private = private_link(asked)
    sent = reader.submits(
        reader.opens(private), "/information", information="On the brass plate.", screenshot=(io.BytesIO(picture()), "plate.png")
    )
    assert sent.status == 303

    shown = journalist.looks_at(reference_on(asked))

    assert shown.shows("On the brass plate.") and shown.has_form("/notice")
    shot = next(href for href in shown.links().values() if href and href.endswith("/picture/1"))
    assert journalist.opens(shot).headers["Content-Type"] == "image/webp"
    assert "On the brass plate." in mailbox.to("jonas@newsroom.example")[-1].get_body(("plain",)).get_content()
    assert reader.opens(private).shows("You answered")


def test_an_answer_with_a_file_that_is_no_picture_comes_back_with_the_words_kept(asked, reader):
    page = reader.submits(
        reader.opens(private_link(asked)), "/information", information="See here.", screenshot=(io.BytesIO(b"MZ"), "x.png")
    )
    assert page.status == 422
    assert page.shows("This file is not a JPG or PNG picture.")
    assert page.form("/information").values["information"] == "See here."


def test_two_days_of_waiting_move_the_answer_by_two_working_days(app, asked, reader, journalist, within, later_on):
    before = within(lambda: asking.clocks.answer_due(all_reports()[0]))
    with later_on(days=7):
        reader.submits(reader.opens(private_link(asked)), "/information", information="On the brass plate.")
        after = within(lambda: asking.clocks.answer_due(all_reports()[0]))
    assert after > before + timedelta(days=5)


def test_without_an_address_the_question_stands_on_the_page_only(reader, journalist, ferry, mailbox):
    page = reader.reports(ferry)
    journalist.takes(reference_on(page))
    assert journalist.follows(journalist.asks(reference_on(page))).shows("The question stands on the reader’s private page")
    assert reader.opens(private_link(page)).shows(QUESTION)


def test_a_reader_is_reminded_once_after_a_week(asked, mailbox, works, later_on):
    with later_on(days=8):
        works(asking.remind, asking.remind)
        mailbox.deliver()
        reminders = [letter for letter in mailbox.to(MARTA) if "still waits" in letter["Subject"]]
    assert len(reminders) == 1


def test_no_report_is_closed_for_silence_and_a_journalist_goes_on_without_the_answer(asked, journalist, later_on, works):
    with later_on(journalist, days=20):
        works(asking.remind)
        page = journalist.looks_at(reference_on(asked))
        assert page.shows("Waiting for the reader until")
        journalist.submits(page, "/questions/end")
        assert journalist.looks_at(reference_on(asked)).has_form("/decision")


def test_a_reader_adds_something_without_being_asked(reader, journalist, ferry, mailbox):
    page = reader.reports(ferry)
    reader.submits(reader.opens(private_link(page)), "/information", information="I found the statutes, too.")
    assert journalist.looks_at(reference_on(page)).shows("I found the statutes, too.")


def test_nothing_is_added_to_what_is_answered(reader, journalist, ferry):
    page = reader.reports(ferry)
    form = reader.opens(private_link(page)).form("/information")
    journalist.does(reference_on(page), "language")
    late = reader.posts(form.action, form.values | {"information": "One more thing."})
    assert late.status == 409 and "One more thing." in late.text


def test_a_reader_withdraws_by_a_button_and_the_newsroom_may_go_on(confirmed, reader, journalist, ferry, mailbox):
    page = confirmed(ferry)
    private = private_link(page)
    assert reader.opens(private + "/withdrawal").shows("Withdraw your report?")
    assert reader.opens(private).shows("We have your report")  # opening the page did nothing

    reader.submits(reader.opens(private + "/withdrawal"), "/withdrawal")

    assert reader.opens(private).heading == "You withdrew your report."
    assert [letter["Subject"] for letter in mailbox.to(MARTA)][-1].endswith("is withdrawn")
    reopened = journalist.does(reference_on(page), "reopening", note="The year is wrong all the same.")
    assert journalist.follows(reopened).has_form("/notice")


def test_what_is_being_approved_cannot_be_withdrawn(reader, journalist, ferry):
    page = reader.reports(ferry)
    journalist.takes(reference_on(page))
    token = reader.opens(private_link(page) + "/withdrawal").form("/withdrawal")
    journalist.drafts(reference_on(page))
    refused = reader.posts(token.action, token.values)
    assert refused.status == 409 and refused.shows("past withdrawing")


def test_it_was_not_me_erases_the_address_and_no_receipt_goes_there_again(anyone, reader, ferry, mailbox, kept, within):
    reader.reports(ferry, email="victim@example.org")
    answer = mailbox.link("victim@example.org", "/answer/")
    page = anyone.submits(anyone.opens(answer), "/not-me")
    assert page.shows("No letter goes there again")

    make.reader(anyone.app, address="127.0.0.77").reports(ferry, email="victim@example.org", claim="Something else.")

    assert mailbox.to("victim@example.org")[1:] == []
    assert within(lambda: all_reports()[0].filers[0].email) == ""
    assert kept(Report) == 2


def test_another_edition_cannot_ask(app, reader, ferry):
    reference = reference_on(reader.reports(ferry))
    gerd = make.staff(app, "Gerd", (Role.EDITOR, "de"))
    assert gerd.looks_at(reference).status == 404
    assert clock.now()
