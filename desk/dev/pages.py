"""What the demo shows about its own mail: everything caught, and an example of every letter."""

import email
import re
from email import policy
from email.message import EmailMessage
from pathlib import Path

from flask import Blueprint, Response, abort, render_template
from sqlalchemy import func, select

from desk.core.db import db
from desk.core.headers import widen_policy
from desk.dev.catcher import mail_folder
from desk.mail.models import MailState, OutgoingMail

pages = Blueprint("dev", __name__)


@pages.get("/mail")
def mail():
    """Everything caught, newest first."""
    files = sorted(mail_folder().glob("*.eml"), reverse=True)[:200]
    return render_template("dev/mail.html", letters=[(file.stem, _read(file.read_bytes())) for file in files])


@pages.get("/mail/<int:number>")
def caught(number):
    """One letter: its headers, its text, and its HTML in a frame of its own."""
    return _show(_caught(number), f"/dev/mail/{number}/html")


@pages.get("/mail/<int:number>/html")
def caught_html(number):
    """The HTML of a letter, for the frame."""
    return _html(_caught(number))


@pages.get("/letters")
def letters():
    """An example of every kind of letter: the newest of each."""
    newest = select(func.max(OutgoingMail.id)).where(OutgoingMail.state != MailState.CANCELLED).group_by(OutgoingMail.letter)
    found = db.session.scalars(select(OutgoingMail).where(OutgoingMail.id.in_(newest)).order_by(OutgoingMail.letter)).all()
    caught = _caught_by_id()
    shown = [(mail.id, mail.letter, _read(data)) for mail in found if (data := _bytes_of(mail, caught))]
    return render_template("dev/letters.html", letters=shown)


@pages.get("/letters/<int:number>")
def letter(number):
    """One example."""
    return _show(_kept(number), f"/dev/letters/{number}/html")


@pages.get("/letters/<int:number>/html")
def letter_html(number):
    """Its HTML, for the frame."""
    return _html(_kept(number))


def _read(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=policy.default)


def _caught(number: int) -> EmailMessage:
    file = mail_folder() / f"{number:05}.eml"
    return _read(file.read_bytes()) if file.exists() else abort(404)


def _kept(number: int) -> EmailMessage:
    found = db.session.get(OutgoingMail, number)
    data = _bytes_of(found, _caught_by_id()) if found else b""
    return _read(data) if data else abort(404)


def _bytes_of(mail: OutgoingMail, caught: dict[str, Path]) -> bytes:
    """A letter's bytes: from the outbox or, once it is emptied there, as it was caught."""
    file = caught.get(mail.message_id)
    return mail.message or (file.read_bytes() if file else b"")


def _caught_by_id() -> dict[str, Path]:
    """Where each caught letter is, by its Message-ID."""
    found = {}
    for file in mail_folder().glob("*.eml"):
        header = re.search(rb"^Message-ID:\s*(<[^>]+>)", file.read_bytes()[:4000], re.IGNORECASE | re.MULTILINE)
        if header:
            found[header.group(1).decode()] = file
    return found


def _show(message: EmailMessage, frame: str) -> str:
    widen_policy(frame_src="'self'")
    plain = message.get_body(("plain",))
    return render_template("dev/letter.html", message=message, plain=plain.get_content() if plain else "", frame=frame)


def _html(message: EmailMessage) -> Response:
    """A letter's HTML, shut in: no scripts, nothing loaded, links open in the whole window."""
    rich = message.get_body(("html",))
    if rich is None:
        abort(404)
    answer = Response(rich.get_content().replace("<head>", '<head><base target="_top">', 1))
    answer.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"
    )
    return answer
