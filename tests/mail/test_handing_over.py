"""A letter is handed over once, or it is known why not. https://www.rfc-editor.org/rfc/rfc5321#section-4.2.5"""

import re
from datetime import timedelta

import pytest

from desk.core import clock
from desk.core.db import db
from desk.mail import outbox
from desk.mail.letters import compose
from desk.mail.models import MailState, OutgoingMail
from desk.timetable import tidy
from tests.mail.faulty import faulty
from tests.servers import free_port


@pytest.fixture
def letter(app, within):
    """A letter in the outbox."""

    def write():
        outbox.post(
            compose(
                "accounts/sign_in_link", to="marta@example.org", language="en", thing="t", occasion="o", url="http://x", until=clock.now()
            )
        )

    within(write)


@pytest.fixture
def tried(app, letter, within):
    """Try to hand it over to a server; what the outbox then says of it."""

    def try_with(port: int, later: timedelta = timedelta()) -> OutgoingMail:
        before, app.extensions["mail"].port = app.extensions["mail"].port, port
        try:
            with app.app_context(), clock.at(clock.now() + later):
                claimed = outbox.claim_next()
                if claimed:
                    outbox.settle(claimed, outbox.hand_over(claimed.to, claimed.message))
            return within(read)
        finally:
            app.extensions["mail"].port = before

    return try_with


def read() -> OutgoingMail:
    """The only letter, readable also when the session is over."""
    mail = db.session.scalars(db.select(OutgoingMail)).one()
    db.session.expunge(mail)
    return mail


@pytest.mark.parametrize(
    ("mode", "state", "copies", "words"),
    [
        ("fine", MailState.HANDED_OVER, 0, "dot: 250 taken"),
        ("250 then drop", MailState.HANDED_OVER, 0, "dot: 250 taken"),
        ("greeting 554", MailState.QUEUED, 0, "connect: 554"),
        ("rcpt 421", MailState.QUEUED, 0, "rcpt: 421 busy"),
        ("rcpt 550", MailState.FAILED, 0, "rcpt: 550 no such user"),
        ("drop in data", MailState.QUEUED, None, ""),
        ("silence after dot", MailState.QUEUED, 1, "dot: SMTPServerDisconnected"),
        ("451 after dot", MailState.QUEUED, 0, "dot: 451 no"),
        ("554 after dot", MailState.FAILED, 0, "dot: 554 no"),
    ],
)
def test_every_way_a_server_can_fail_is_told_apart(tried, mode, state, copies, words):
    with faulty(mode) as server:
        mail = tried(server.port)

    assert mail.state is state
    assert words in mail.answer
    if copies is not None:
        assert mail.possible_copies == copies
        assert len(server.taken) == (state is MailState.HANDED_OVER) + copies


def test_a_second_copy_carries_the_same_message_id(tried):
    with faulty("silence after dot") as server:
        tried(server.port)
        tried(server.port, later=timedelta(hours=1))
    ids = [line for body in server.taken for line in body.splitlines() if line.startswith(b"Message-ID:")]
    assert len(ids) == 2
    assert ids[0] == ids[1]


def test_a_server_that_is_not_there_is_tried_again_later_and_not_before(tried):
    mail = tried(free_port())
    assert mail.state is MailState.QUEUED
    assert mail.is_late
    assert mail.not_before > clock.now()
    with faulty("fine") as server:
        assert tried(server.port).state is MailState.QUEUED
        assert tried(server.port, later=timedelta(hours=2)).state is MailState.HANDED_OVER


def test_after_three_days_a_letter_is_given_up_and_stays_visible(tried):
    assert tried(free_port(), later=timedelta(days=4)).state is MailState.FAILED


def test_when_the_server_is_back_letters_that_waited_leave_at_once(app, tried, within):
    def another():
        outbox.post(
            compose("accounts/sign_in_link", to="b@example.org", language="en", thing="t", occasion="p", url="http://x", until=clock.now())
        )

    tried(free_port())
    within(another)
    with faulty("fine") as server:
        app.extensions["mail"].port, before = server.port, app.extensions["mail"].port
        try:
            with app.app_context():
                assert outbox.deliver_due() == 2
        finally:
            app.extensions["mail"].port = before


def test_a_self_signed_server_gets_no_letter(app, letter, tried, tmp_path):
    app.extensions["mail"].use_tls = True
    try:
        with faulty("fine") as server:
            assert tried(server.port).state is MailState.QUEUED
        assert server.taken == []
    finally:
        app.extensions["mail"].use_tls = False


def test_letters_are_emptied_a_week_after_they_were_handed_over(app, tried, within):
    with faulty("fine") as server:
        tried(server.port)
    with app.app_context(), clock.at(clock.now() + timedelta(days=8)):
        tidy()
        assert db.session.scalars(db.select(OutgoingMail)).one().message is None


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_nothing_a_reader_types_adds_a_header(reader, ferry, mailbox, separator):
    evil = f"words{separator}Bcc: evil@example.org{separator}{separator}body"
    reader.reports(ferry, passage=evil, name=evil[:100], email="marta@example.org")
    for letter in mailbox.deliver():
        assert letter["Bcc"] is None
        assert letter["To"] in {"english@swissinfo.ch", "marta@example.org"}


def test_the_letter_to_the_mailbox_holds_everything_a_journalist_needs(reader, ferry, mailbox):
    reader.reports(
        ferry,
        passage="founded in 1889",
        claim="It was 1898. Größe, 正しい, مرحبا 😀",
        suggestion="founded in 1898",
        sources="Statutes, file 1898/4\nhttps://archive.example.org/1898",
        name="Marta, “Keller”",
        email="marta@example.org",
    )
    [letter] = mailbox.to("english@swissinfo.ch")
    plain, rich = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))

    assert "Possible error: “founded in 1889” – The last ferry of the season" in letter["Subject"]
    assert "The service was >>founded in 1889<< by eleven fishermen." in plain
    for words in ("It was 1898. Größe, 正しい, مرحبا 😀", "founded in 1898", "Statutes, file 1898/4", "/desk/reports/EN-", "not confirmed"):
        assert words in plain
        assert words in rich
    assert [address.addr_spec for address in letter["Reply-To"].addresses] == ["marta@example.org"]
    assert [address.addr_spec for address in letter["From"].addresses] == ["desk@swissinfo.example"]
    assert max(len(word) for word in re.findall(r"=\?utf-8\?\S+\?=", letter.as_bytes().decode("ascii", "replace"))) <= 75
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "http://archive" not in rich and 'href="https://archive' not in rich
    assert max(len(line) for line in letter.as_bytes().splitlines()) < 998


def test_markup_in_a_report_is_words_in_the_letter(reader, ferry, mailbox):
    reader.reports(ferry, claim="<script>alert(1)</script><img src=x onerror=alert(1)>")
    rich = mailbox.to("english@swissinfo.ch")[0].get_body(("html",)).get_content()
    assert "<script>alert" not in rich and "<img" not in rich
    assert "&lt;script&gt;" in rich
