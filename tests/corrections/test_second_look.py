"""A second look by somebody else, once; what is resolved is opened again; the last letter names who else can be asked."""

from datetime import timedelta

import pytest

from desk.accounts.models import Role
from desk.core import clock
from tests import make
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on

WHY = "The statutes in the archive say 1898, and you did not look there."


@pytest.fixture
def answered(confirmed, ferry, journalist):
    """A report that was answered without a change; the page after sending."""
    page = confirmed(ferry)
    journalist.takes(reference_on(page))
    journalist.decides(reference_on(page))
    return page


def appeals(reader, page, reason: str = WHY):
    """Ask for a second look on the private page."""
    return reader.submits(reader.opens(private_link(page)), "/appeal", reason=reason)


def test_a_reader_asks_for_a_second_look_and_is_told_by_when(answered, reader, standards, mailbox):
    assert appeals(reader, answered).status == 303
    page = reader.opens(private_link(answered))
    assert page.shows("Somebody who had no part in the first decision looks at it again.")
    assert page.shows("You get the answer here by")
    assert WHY in mailbox.to("ruth@newsroom.example")[-1].get_body(("plain",)).get_content()
    receipt = next(letter for letter in mailbox.to(MARTA) if "we have your request" in letter["Subject"])
    assert "You hear from us" in receipt.get_body(("plain",)).get_content()


def test_there_is_one_second_look_for_each_report(answered, reader, standards):
    form = reader.opens(private_link(answered)).form("/appeal")
    assert reader.posts(form.action, form.values | {"reason": WHY}).status == 303
    again = reader.posts(form.action, form.values | {"reason": WHY + " Again."})
    assert again.status == 409
    assert again.shows("You have asked for a second look already.") and "Again." in again.text


def test_a_second_look_needs_a_sentence_and_nothing_typed_is_lost(answered, reader):
    page = appeals(reader, answered, "No.")
    assert page.status == 422
    assert page.shows("Tell us in a sentence what we got wrong")
    assert page.form("/appeal").values["reason"] == "No."


def test_after_thirty_days_there_is_no_second_look(answered, reader, later_on):
    form = reader.opens(private_link(answered)).form("/appeal")
    with later_on(days=31):
        assert not reader.opens(private_link(answered)).has_form("/appeal")
        assert reader.posts(form.action, form.values | {"reason": WHY}).status == 409


def test_who_decided_does_not_answer_the_appeal(app, confirmed, ferry, reader, standards):
    page = confirmed(ferry)
    both = make.staff(app, "Bo", (Role.STANDARDS, None), (Role.EDITOR, "en"))
    both.takes(reference_on(page))
    both.decides(reference_on(page))
    appeals(reader, page)
    assert not both.looks_at(reference_on(page)).has_form(f"{reference_on(page)}/appeal")
    assert standards.looks_at(reference_on(page)).has_form(f"{reference_on(page)}/appeal")


def test_a_confirmed_decision_ends_with_a_letter_that_names_everybody_else_with_dates(answered, reader, standards, mailbox):
    appeals(reader, answered)
    standards.does(
        reference_on(answered), "appeal", result="confirmed", second_look="I read the statutes: the article quotes them rightly."
    )

    page = reader.opens(private_link(answered))
    assert page.shows("First decision confirmed") and page.shows("We asked the archive")  # the first one stays readable
    letter = mailbox.to(MARTA)[-1].get_body(("plain",)).get_content()
    for words in ("ombuds office of SRG SSR: until", "Independent Complaints Authority (UBI)", "Press Council: until", "last word"):
        assert words in " ".join(letter.split())


def test_a_changed_decision_goes_the_usual_way_to_a_correction(answered, reader, standards, editor, mailbox, anyone):
    reference = reference_on(answered)
    appeals(reader, answered)
    standards.does(reference, "appeal", result="changed", second_look="The reader is right: the statutes say 1898.")
    standards.drafts(reference)
    editor.publishes(reference)
    assert anyone.opens("/en/corrections/").shows("It was founded in 1898.")
    last = mailbox.to(MARTA)[-1]
    assert "Second look" in last["Subject"]
    assert "It was founded in 1898." in " ".join(last.get_body(("plain",)).get_content().split())


def test_a_resolved_report_is_opened_again_with_a_reason_that_readers_do_not_see(answered, reader, journalist):
    journalist.does(reference_on(answered), "reopening", note="The archive called back.")
    page = reader.opens(private_link(answered))
    assert page.shows("Looked at again") and not page.shows("The archive called back.")
    assert journalist.looks_at(reference_on(answered)).has_form("/decision")


def test_an_opinion_leads_to_a_debate_with_the_readers_own_words(confirmed, ferry, reader, journalist):
    page = confirmed(ferry, claim="The ferry should run all winter.")
    journalist.takes(reference_on(page))
    journalist.decides(reference_on(page), "opinion")
    link = reader.opens(private_link(page)).links()["Propose it as a debate"]
    assert "The ferry should run all winter." in reader.opens(link).text


def test_dates_in_letters_are_dates(answered, mailbox):
    plain = " ".join(mailbox.to(MARTA)[-1].get_body(("plain",)).get_content().split())
    until = clock.now() + timedelta(days=20)
    assert f"{until.year}" in plain and "20 days after publication" in plain
