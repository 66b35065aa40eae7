"""Writing: length as people count, a look before sending, quoting, and a check from outside that may never hold a reader up."""

import json
import socket
import threading
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from desk.contributions.external import signature
from desk.core import text

WORDS = "The bell at Corvesin is lower than ours, and older."
FAMILY = "👨‍👩‍👧‍👦"
SECRET = "a secret of two"


@pytest.mark.once
@pytest.mark.parametrize("words, n", [("abc", 3), (FAMILY * 3, 3), ("é", 1), ("ẛ̣", 1), ("🇨🇭🇯🇵", 2), ("한국", 2), ("नि", 1), ("مُحَمَّد", 4)])
def test_length_is_counted_as_people_count(words, n):
    assert text.length(words) == n


def test_two_thousand_families_are_two_thousand_characters_and_one_more_is_too_many(reader, debate):
    assert reader.composes(debate, "é" * 2000).status == 200
    assert reader.composes(debate, FAMILY * 700).status == 200
    page = reader.composes(debate, "é" * 2001)
    assert page.status == 422
    assert page.shows("yours has 1 too many")
    assert reader.composes(debate, "e" + "\u0301" * 9000).status == 200  # as one letter, with ten of its marks


def test_a_preview_shows_the_text_as_it_will_look_and_keeps_nothing(reader, debate, moderator, mailbox):
    page = reader.composes(debate, "The bell is **lower** than ours.")
    assert "<strong>lower</strong>" in page.text
    assert moderator.opens("/desk/moderation/").shows("Nothing is waiting.")
    reader.says(debate, WORDS, mailbox)
    form = reader.sees(debate).form("/contributions")
    page = reader.posts(f"/en/debates/{debate}/write", form.values | {"text": "And it is *older*.", "asks_host": "y"})
    assert "<em>older</em>" in page.text
    sent = reader.submits(page, "/contributions")
    assert sent.status == 303
    assert moderator.opens("/desk/moderation/").shows("2 waiting")


def test_a_change_can_be_looked_at_before_it_is_kept(reader, debate, standing, mailbox, moderator):
    public_id = reader.says(debate, WORDS, mailbox)
    page = reader.does_with(debate, public_id, "edit", text="The bell is **higher**.", preview="yes")
    assert "<strong>higher</strong>" in page.text
    assert moderator.opens(f"/desk/moderation/{public_id}").shows(WORDS)


def test_a_reply_can_begin_with_the_words_it_answers(anyone, debate, standing):
    public_id = standing(WORDS)
    page = anyone.opens(f"/en/debates/{debate}/c/{public_id}/reply")
    assert page.form("/write").values["text"].strip() == ""
    quoted = anyone.opens(page.links()["Quote these words"].partition("#")[0])
    assert quoted.form("/write").values["text"].startswith(f"> {WORDS}")


class Check(BaseHTTPRequestHandler):
    """Answers as the words it is sent ask for."""

    def do_POST(self):
        """Answer."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((body, self.headers["Desk-Signature"]))
        words = json.loads(body)["text"]
        answer = b"<html>oh</html>" if "nonsense" in words else json.dumps({"verdict": "hold" if "boats" in words else "pass"}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_args):
        """Say nothing."""


@contextmanager
def checked_by(app, url: str):
    """The app asks this address."""
    app.config.update(CHECK_URL=url, CHECK_SECRET=SECRET, CHECK_SECONDS=1)
    try:
        yield
    finally:
        app.config.update(CHECK_URL="")


@pytest.fixture
def check(app):
    """A check from outside that runs; gives what it was asked."""
    server = HTTPServer(("127.0.0.1", 0), Check)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with checked_by(app, f"http://127.0.0.1:{server.server_port}/look"):
        yield server.asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_check_from_outside_is_asked_signed_and_without_names_and_can_hold_a_text_apart(check, reader, debate, mailbox, moderator):
    reader.says(debate, "Buy boats from me, buy boats.", mailbox, email="ben@example.org", name="Benedikt")
    assert moderator.opens("/desk/moderation/?view=held").shows("Held by the external check")
    [(body, signed)] = check
    assert signed == signature(SECRET, body, int(signed.partition(",")[0].removeprefix("t=")))
    assert json.loads(body) == {"text": "Buy boats from me, buy boats.", "language": "en", "debate": debate}


def test_a_check_that_answers_nonsense_is_skipped_and_that_is_written_down(check, reader, debate, mailbox, moderator):
    reader.says(debate, "A text that makes it answer nonsense.", mailbox)
    assert moderator.opens("/desk/moderation/").shows("The external check did not answer")


def test_a_check_that_is_dead_or_never_answers_loses_nothing(app, reader, debate, mailbox, moderator):
    with closing(socket.socket()) as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with checked_by(app, f"http://127.0.0.1:{silent.getsockname()[1]}/"):
            reader.says(debate, WORDS, mailbox)
    with checked_by(app, "http://127.0.0.1:1/"):
        reader.says(debate, "Another text, while nobody is there at all.", mailbox)
    page = moderator.opens("/desk/moderation/")
    assert page.shows("2 waiting")
    assert page.shows("The external check did not answer")
