"""Composing a letter: one template, from which the text and the HTML are made, so that both say the same."""

import html
import re
from datetime import UTC
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from textwrap import fill
from typing import Any

from flask import Flask, current_app
from flask_babel import gettext as _
from markupsafe import Markup, escape

from desk.core import clock, text
from desk.core.tokens import fingerprint
from desk.i18n.locale import speaking
from desk.mail.models import OutgoingMail

# A long address in a header must stay whole: cut at 78 characters, Python would encode it, and no mail program could follow it.
REFERENCE = re.compile(r"[A-Z]{1,2}-\d{4}-\d{5}")
LINES = SMTP.clone(max_line_length=240)


def init_app(app: Flask) -> None:
    """Offer `wrap` to the text form of letters."""
    app.jinja_env.filters["wrap"] = wrap


def plain_name(name: str) -> str:
    """A name without the signs that part addresses: Python leaves them bare beside encoded letters, and a comma would make two."""
    return " ".join(re.sub(r'[,;:<>@"()\[\]\\.]', " ", text.line(name)).split())[:100]


def wrap(words: object) -> Markup:
    """Words in lines of at most 72 characters, for the text form of a letter, which is unescaped as a whole at the end."""
    return text.ready(fill(str(escape(words)), 72, break_long_words=False, break_on_hyphens=False))


def compose(
    letter: str,
    *,
    to: str,
    language: str,
    thing: str,
    occasion: str,
    reply_to: tuple[str, str] | None = None,
    unsubscribe: str = "",
    **about: Any,
) -> OutgoingMail:
    """A letter ready for the outbox, worded in `language`; `reply_to` is (name, address), `unsubscribe` the way out."""
    subject, plain, rich = render(letter, language, about | {"unsubscribe_url": unsubscribe})
    sender = current_app.config["MAIL_DEFAULT_SENDER"]
    message = EmailMessage(policy=LINES)
    with speaking(language):
        message["From"] = Address(display_name=plain_name(_("Readers’ Desk, SWI swissinfo.ch")), addr_spec=sender)
    message["To"] = Address(addr_spec=to)
    if reply_to:
        message["Reply-To"] = Address(display_name=plain_name(reply_to[0]), addr_spec=reply_to[1])
    message["Subject"] = subject
    message["Date"] = format_datetime(clock.now().replace(tzinfo=UTC))
    message["Message-ID"] = f"<{thing}.{fingerprint('message', occasion)[:20]}@{sender.partition('@')[2]}>"
    if REFERENCE.fullmatch(thing):  # all letters about one case hang on one root that no letter has, so that every program threads them
        message["In-Reply-To"] = message["References"] = f"<{thing}@{sender.partition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # https://www.rfc-editor.org/rfc/rfc3834
    message["X-Auto-Response-Suppress"] = "All"
    if unsubscribe:  # one click in the mail program: https://www.rfc-editor.org/rfc/rfc8058
        message["List-Unsubscribe"] = f"<{unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(plain, cte="quoted-printable")
    message.add_alternative(rich, subtype="html", cte="quoted-printable")
    message["Content-Language"] = language  # after the parts: they would have taken it along
    return OutgoingMail(
        letter=letter,
        thing=thing,
        occasion=occasion,
        to=to,
        language=language,
        message_id=str(message["Message-ID"]),
        message=message.as_bytes(),
    )


def render(letter: str, language: str, about: dict[str, Any]) -> tuple[str, str, str]:
    """(subject, plain text, HTML) of a letter in a language."""
    with speaking(language):
        subject = html.unescape(_blocks(letter, "text", about, language)[0])
        plain = html.unescape(_blocks(letter, "text", about, language)[1])
        body = text.ready(_blocks(letter, "html", about, language)[1])
        rich = current_app.jinja_env.get_template("layouts/mail.html").render(subject=subject, body=body, language_code=language)
    return text.line(subject), re.sub(r"\n{3,}", "\n\n", plain).strip() + "\n", rich


def _blocks(letter: str, form: str, about: dict[str, Any], language: str) -> tuple[str, str]:
    templates = current_app.jinja_env
    template = templates.get_template(f"mail/{letter}.html")
    part = templates.get_template(f"mail/parts/{form}.html").module
    context = template.new_context(about | {"part": part, "language_code": language})
    subject, body = ("".join(template.blocks[block](context)).strip() for block in ("subject", "body"))
    return subject, body
