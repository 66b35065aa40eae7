"""How a public page is answered: by version first, by rendering only if it has changed."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

from flask import Flask, Response, current_app, g, make_response, request
from flask.sessions import SecureCookieSessionInterface

from desk.core.db import db
from desk.pages.models import Scope, question, versions

FOUND = "desk.found"  # under which a public page leaves that for whoever keeps it
MARKER = "desk_me"  # the cookie that says “somebody is signed in here or has written here”; it names nobody


class Found(NamedTuple):
    """By what one knows later whether a page is still right."""

    question: str  # the statement that reads the versions of its scopes
    versions: list[tuple[str, int]]  # as they were when it was made


class SessionsOffPublicPages(SecureCookieSessionInterface):
    """Flask's signed session, which leaves answers alone that are the same for everybody."""

    def save_session(self, app: Flask, session: Any, response: Response) -> None:
        """Save it, unless the page is a public one."""
        if not g.get("is_public"):
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    """Keep sessions away from public pages."""
    app.session_interface = SessionsOffPublicPages()


def public(scopes: Callable[..., tuple[Scope, ...]]) -> Callable:
    """Mark a page as public. `scopes` gets the page's arguments and names what the page shows."""

    def mark(page: Callable) -> Callable:
        """Wrap the page."""

        @wraps(page)
        def answer(**values: Any) -> Any:
            """Answer with 304, the page for everybody, or somebody's own."""
            if request.cookies.get(MARKER):
                return page(**values)  # somebody's own page: headers.py marks it private, no-store
            g.is_public = True
            named = (*scopes(**values), "site")
            found = versions(named)
            tag = etag(found)
            response = Response(status=304) if request.if_none_match.contains_weak(tag) else make_response(page(**values))
            if response.status_code in {200, 304}:
                response.set_etag(tag)
                response.headers["Cache-Control"] = "public, no-cache"
                response.headers["Vary"] = "Accept-Encoding"
                request.environ[FOUND] = Found(_written(named), found)
            return response

        return answer

    return mark


def etag(found: list[tuple[str, int]]) -> str:
    """The version of a page: its address, its scopes' versions and the release of the program."""
    parts = (current_app.config["RELEASE"], request.full_path, *map(str, found))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def _written(scopes: tuple[Scope, ...]) -> str:
    return str(question(scopes).compile(db.engine, compile_kwargs={"literal_binds": True}))
