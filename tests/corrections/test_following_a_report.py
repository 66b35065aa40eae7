"""A reader follows a report by its private link, and asks for letters."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from desk.core import clock
from desk.mail import outbox
from tests import make, servers

MARTA = "marta@example.org"


def private_link(page) -> str:
    """The path of the private link on the page after sending."""
    return next(href for words, href in page.links().items() if words == "Open the page").removeprefix("http://127.0.0.1")


def reference_on(page) -> str:
    """The reference on a page."""
    return re.search(r"[A-Z]{2}-\d{4}-\d{5}", page.text).group()


def test_the_private_page_says_when_the_letter_was_handed_over(reader, ferry, mailbox):
    private = private_link(reader.reports(ferry))
    before = reader.opens(private)
    assert before.shows("Copy to english@swissinfo.ch") and before.shows("On its way.")

    mailbox.deliver()

    assert reader.opens(private).shows("Handed over to the newsroom’s mail server at")


def test_with_the_mail_server_down_the_form_works_and_the_page_says_so_and_later_each_letter_leaves_once(reader, ferry, app: Flask):
    dead = servers.free_port()
    alive, app.extensions["mail"].port = app.extensions["mail"].port, dead
    try:
        private = private_link(reader.reports(ferry, email=MARTA))
        with app.app_context():
            outbox.deliver_due()
        assert reader.opens(private).shows("Not yet delivered, we keep trying")
        assert not reader.opens(private).shows("Handed over")

        with servers.mail_server(dead) as (_port, received):
            let_time_pass(app, hours=1)
            assert sorted(to for to, _data in received.letters) == ["english@swissinfo.ch", MARTA]
            let_time_pass(app, hours=2)
            assert len(received.letters) == 2
        assert reader.opens(private).shows("Handed over to the newsroom’s mail server at")
    finally:
        app.extensions["mail"].port = alive


def let_time_pass(app: Flask, hours: int) -> None:
    """Let the worker look at the outbox later."""
    with app.app_context(), clock.at(clock.now() + timedelta(hours=hours)):
        outbox.deliver_due()


def test_opening_the_link_in_the_letter_changes_nothing_and_pressing_the_button_does(reader, anyone, ferry, mailbox, journalist):
    reference = reference_on(reader.reports(ferry, email=MARTA))
    answer = mailbox.link(MARTA, "/answer/")

    opened = anyone.opens(answer)
    assert opened.heading == "Would you like our answer by e-mail?"
    assert journalist.looks_at(reference).shows("address not confirmed")

    pressed = anyone.follows(anyone.submits(opened, answer))
    assert pressed.shows("We will write to m…a@example.org with our answer.")
    assert journalist.looks_at(reference).shows("address confirmed")


def test_without_the_press_there_is_one_letter_only(reader, ferry, mailbox, journalist):
    reference = reference_on(reader.reports(ferry, email=MARTA))
    journalist.takes(reference)
    journalist.decides(reference)
    assert len(mailbox.to(MARTA)) == 1


def test_after_the_press_the_answer_comes_with_its_reason(reader, ferry, mailbox, journalist):
    reference = reference_on(reader.reports(ferry, email=MARTA))
    answer = mailbox.link(MARTA, "/answer/")
    reader.submits(reader.opens(answer), answer)
    journalist.takes(reference)
    journalist.decides(reference)

    assert len(mailbox.to(MARTA)) == 2
    plain = mailbox.to(MARTA)[-1].get_body(("plain",)).get_content()
    assert "We asked the archive: the passage is accurate." in plain
    assert "ombuds office of SRG SSR until" in plain
    assert reader.opens(mailbox.link(MARTA, "/en/reports/")).shows("We checked, and the passage stands.")


def test_a_link_used_before_says_so(reader, ferry, mailbox):
    reader.reports(ferry, email=MARTA)
    answer = mailbox.link(MARTA, "/answer/")
    page = reader.opens(answer)
    reader.submits(page, answer)
    assert reader.submits(page, answer).status == 303
    assert reader.opens(answer).shows("Noted on")


@pytest.mark.parametrize("secret", ["", "0000-0000-0000-0000-0000", "k7mq", "%00", "../../etc/passwd", "x" * 500, "é"])
def test_a_wrong_secret_finds_nothing(reader, ferry, secret):
    reference = reference_on(reader.reports(ferry))
    assert reader.opens(f"/en/reports/{reference}/{secret}").status == 404


def test_another_reports_secret_finds_nothing(reader, ferry):
    first, second = private_link(reader.reports(ferry)), private_link(reader.reports(ferry, claim="Something else."))
    crossed = first.rpartition("/")[0] + "/" + second.rpartition("/")[2]
    assert reader.opens(crossed).status == 404


def test_guessing_secrets_is_slowed_down(anyone, reader, ferry):
    reference = reference_on(reader.reports(ferry))
    answers = [anyone.opens(f"/en/reports/{reference}/guess-{n}").status for n in range(22)]
    assert answers == [404] * 20 + [429] * 2


def test_the_link_for_letters_does_not_open_the_private_page(reader, ferry, mailbox):
    reader.reports(ferry, email=MARTA)
    answer = mailbox.link(MARTA, "/answer/")
    assert reader.opens(answer.replace("/answer", "")).status == 404


def test_the_private_page_is_kept_by_nobody_on_the_way(reader, ferry):
    page = reader.opens(private_link(reader.reports(ferry)))
    assert page.headers["Cache-Control"] == "private, no-store"
    assert 'content="noindex"' in page.text


def test_the_private_page_never_names_an_editor_nor_shows_a_note(reader, ferry, journalist):
    sent = reader.reports(ferry)
    reference = reference_on(sent)
    journalist.takes(reference)
    journalist.does(reference, "notes", note="Between us: call the archive.")

    page = reader.opens(private_link(sent))
    assert page.shows("Taken up")
    assert "Jonas" not in page.text
    assert "Between us" not in page.text


def test_what_was_said_by_telephone_stands_on_the_private_page(reader, ferry, journalist):
    sent = reader.reports(ferry)
    journalist.does(reference_on(sent), "answers", how="telephone", what="We told you we are looking into it.")
    page = reader.opens(private_link(sent))
    assert page.shows("We answered you by telephone") and page.shows("We told you we are looking into it.")


def test_spam_is_found_by_nobody_and_no_letter_is_written(reader, ferry, journalist, mailbox):
    sent = reader.reports(ferry, email=MARTA)
    journalist.does(reference_on(sent), "spam")
    assert reader.opens(private_link(sent)).status == 404


def test_who_lost_the_link_gets_a_new_one_at_a_confirmed_address_only(reader, anyone, ferry, mailbox):
    reference = reference_on(reader.reports(ferry, email=MARTA))
    form = anyone.opens("/en/reports/lost-link")

    said = anyone.submits(form, "/lost-link", reference=reference, email=MARTA)
    assert len(mailbox.to(MARTA)) == 1

    answer = mailbox.link(MARTA, "/answer/")
    reader.submits(reader.opens(answer), answer)
    again = anyone.submits(form, "/lost-link", reference=reference.lower(), email="Marta@Example.org")
    assert len(mailbox.to(MARTA)) == 2
    assert said.heading == again.heading == anyone.submits(form, "/lost-link", reference="EN-1-1", email="no@example.org").heading
    assert reader.opens(mailbox.link(MARTA, "/en/reports/")).status == 200


def test_a_reader_who_is_signed_in_finds_their_reports_on_their_page(app, reader, anyone, ferry, mailbox):
    reader.reports(ferry, email=MARTA)
    anyone.submits(anyone.opens("/en/account/sign-in"), "/sign-in", email=MARTA)
    anyone.follows(anyone.signs_in(mailbox.link(MARTA, "/account/sign-in/")))

    page = anyone.opens("/en/account/")
    assert page.shows("The last ferry of the season")
    reference = reference_on(page)
    assert anyone.opens(f"/en/account/reports/{reference}").shows("What you wrote")
    assert make.reader(app).opens(f"/en/account/reports/{reference}").status == 404
