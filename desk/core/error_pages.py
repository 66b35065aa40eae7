"""The page of each refusal and error: what happened, what to do next, and what the person had typed."""

from http import HTTPStatus

import structlog
from flask import Flask, g, jsonify, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy import exc
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError

from desk.core import text
from desk.core.errors import NotFound, Refusal, SomeoneWasFaster

log = structlog.get_logger()

DEADLOCK = "40P01"  # PostgreSQL's code: https://www.postgresql.org/docs/current/errcodes-appendix.html

# Fields whose text is worth giving back, with the words over them. Passwords, codes and tokens are not among them.
GIVEN_BACK = {
    "passage": lazy_gettext("Which words are wrong?"),
    "claim": lazy_gettext("What is wrong?"),
    "suggestion": lazy_gettext("What would be right?"),
    "sources": lazy_gettext("Sources"),
    "name": lazy_gettext("Name"),
    "email": lazy_gettext("E-mail"),
    "before": lazy_gettext("Before"),
    "after": lazy_gettext("After"),
    "text": lazy_gettext("Text"),
    "evidence": lazy_gettext("How we know"),
    "reason": lazy_gettext("Reason"),
    "note": lazy_gettext("Note"),
    "what": lazy_gettext("What was said"),
    "corrected": lazy_gettext("Corrected passage"),
    "second_look": lazy_gettext("Answer in the reader’s terms"),
    "information": lazy_gettext("Your answer"),
    "delay": lazy_gettext("Why are we late?"),
    "ground": lazy_gettext("Ground"),
    "labels": lazy_gettext("Labels"),
    "question": lazy_gettext("Question"),
    "context": lazy_gettext("Context"),
    "answer": lazy_gettext("What would you answer yourself?"),
    "summary": lazy_gettext("What you heard"),
    "reply": lazy_gettext("Your answer to the reader"),
    "article_url": lazy_gettext("Address of the article"),
}


def init_app(app: Flask) -> None:
    """Give every refusal and every HTTP error its page."""
    app.register_error_handler(Refusal, refusal_page)
    app.register_error_handler(CSRFError, stale_page)
    app.register_error_handler(HTTPException, http_page)
    app.register_error_handler(SecurityError, strange_host)
    for error in (exc.OperationalError, exc.InterfaceError, exc.TimeoutError):
        app.register_error_handler(error, database_away)
    app.url_value_preprocessor(refuse_nul)


def refusal_page(refusal: Refusal):
    """The page of a refusal, with what the person had typed."""
    page, status, headers = error_page(refusal.status, str(refusal), getattr(refusal, "stands", []))
    return page, status, headers | ({"Retry-After": "900"} if status == 429 else {})


def stale_page(_error: CSRFError):
    """A form that was open too long, or came from another site."""
    return error_page(400, _("This page was open for too long, or cookies are switched off. Open it again and send it once more."))


def strange_host(_error: SecurityError):
    """Asked under a name that is not ours: no page can be built, since none of its links would be ours."""
    return "This is not the address of this desk.\n", 400, {"Content-Type": "text/plain"}


def database_away(error: Exception):
    """The database does not answer, or let one go of two who waited for each other: a page, with the text given back."""
    if getattr(getattr(error, "orig", None), "sqlstate", "") == DEADLOCK:
        return refusal_page(SomeoneWasFaster())
    log.error("database_away", exc_info=error)
    g.is_public = True  # nobody is looked up
    return error_page(503, "")


def refuse_nul(_endpoint: str | None, _values: dict | None) -> None:
    """No address of ours holds a NUL, and PostgreSQL could not even be asked for one."""
    if "\0" in request.path:
        raise NotFound


def http_page(error: HTTPException):
    """The page of an error that Flask, Werkzeug or a bug raised."""
    if error.response is not None:  # a redirect in disguise
        return error
    page, status, headers = error_page(error.code or 500, "")
    headers |= {name: value for name, value in error.get_headers() if name.lower() in {"allow", "retry-after"}}
    return page, status, headers


def error_page(status: int, said: str, stands: list[tuple[str, str]] | None = None):
    """A page in the design for this status; `said` is what the code has to add, `stands` what somebody else wrote meanwhile."""
    headers = {"Retry-After": "60"} if status == 503 else {}
    if request.path.startswith("/api/"):
        return jsonify(status=status, message=said or HTTPStatus(status).phrase), status, headers
    return render_template("errors/page.html", status=status, said=said, kept=text_to_give_back(), stands=stands or []), status, headers


def text_to_give_back() -> list[tuple[str, str]]:
    """What the person had typed, as (words over the field, text), where the form could be read at all."""
    if request.method != "POST":
        return []
    try:
        typed = request.form
    except RequestEntityTooLarge:
        return []
    return [(str(label), text.clean(typed[field])) for field, label in GIVEN_BACK.items() if text.clean(typed.get(field, ""))]
