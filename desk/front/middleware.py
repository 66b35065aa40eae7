"""The small WSGI callable in front of Flask."""

import io
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from flask import Flask
from werkzeug.http import parse_cookie

from desk.front.freshness import Freshness
from desk.front.store import ANSWERS, Headers, Kept, Store
from desk.pages.public import FOUND, MARKER

KNOWN = {"order", "after", "before", "edition"}  # a page asked for with anything else is answered, but not kept
LONGEST = 600  # characters of an address that is kept
NOT_KEPT = {"content-length", "x-request-id", "connection", "date"}
StartResponse = Callable[..., Any]


class Front:
    """Answers public pages from the store, and lets everything else through."""

    def __init__(self, app: Flask, inner: Callable, store: Store, freshness: Freshness) -> None:
        """`inner` is the app behind."""
        self.inner, self.store, self.freshness = inner, store, freshness
        self.hosts = {host.lower() for host in app.config["TRUSTED_HOSTS"]}
        self._making: dict[str, Lock] = {}
        self._lock = Lock()

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """One request."""
        address = self._address(environ)
        if address is None:
            return self.inner(environ, start)
        page = self._right(address)
        if page is not None:
            ANSWERS.labels("kept").inc()
            return _answer(page, environ, start)
        with self._one_at_a_time(address):
            page = self._right(address)  # another request may have made it meanwhile
            if page is not None:
                ANSWERS.labels("waited").inc()
                return _answer(page, environ, start)
            return self._make(address, environ, start)

    def _address(self, environ: dict[str, Any]) -> str | None:
        """Under what the page is kept; None for a request that is not one for everybody's page."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or not self.store.most or _is_marked(environ.get("HTTP_COOKIE", "")):
            return None
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        names = {part.partition("=")[0] for part in query.split("&") if part}
        if not names <= KNOWN or len(path) + len(query) > LONGEST:
            return None
        if _host(environ) not in self.hosts or path.startswith(("/static/", "/desk", "/staff", "/dev")):
            return None
        return f"{path}?{query}"

    def _right(self, address: str) -> Kept | None:
        page = self.store.get(address)
        return page if page is not None and self.freshness.is_right(page) else None

    def _one_at_a_time(self, address: str) -> Lock:
        """The lock under which this address is made; a few hundred of them at most."""
        with self._lock:
            if len(self._making) > 500:
                self._making = {name: lock for name, lock in self._making.items() if lock.locked()}
            return self._making.setdefault(address, Lock())

    def _make(self, address: str, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """Let the app make the whole page, keep it if it is everybody's, and answer as it was asked for."""
        moment = self.freshness.moment()
        whole = environ | {"REQUEST_METHOD": "GET"}
        for name in ("HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"):
            whole.pop(name, None)
        said: dict[str, Any] = {}

        def note(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], object]:
            """Hear what the app says before its body."""
            said.update(status=status, headers=headers)
            return io.BytesIO().write

        parts = self.inner(whole, note)
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        page = _kept(said, whole, body)
        if page is None:
            ANSWERS.labels("not kept").inc()
            start(said["status"], said["headers"])
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        ANSWERS.labels("made").inc()
        self.store.put(address, page)
        self.freshness.learn(page, moment)
        return _answer(page, environ, start)


def _kept(said: dict[str, Any], environ: dict[str, Any], body: bytes) -> Kept | None:
    """The page, if it is one for everybody."""
    found = environ.get(FOUND)
    headers = {name.lower(): value for name, value in said["headers"]}
    if found is None or not said["status"].startswith("200") or "set-cookie" in headers or "public" not in headers.get("cache-control", ""):
        return None
    others = [(name, value) for name, value in said["headers"] if name.lower() not in NOT_KEPT]
    return Kept(headers["etag"], others, body, found.question, found.versions)


def _answer(page: Kept, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
    """304, or the bytes, packed if that is understood."""
    if _matches(environ.get("HTTP_IF_NONE_MATCH", ""), page.etag):
        start("304 NOT MODIFIED", page.headers)
        return []
    is_packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    body = page.packed if is_packed else page.body
    start("200 OK", [*page.headers, ("Content-Length", str(len(body))), *([("Content-Encoding", "gzip")] if is_packed else [])])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _matches(asked: str, etag: str) -> bool:
    """Whether the browser has this version (RFC 9110, 13.1.2: compared weakly)."""
    tag = etag.removeprefix("W/")
    return bool(asked) and any(one.strip().removeprefix("W/") in {tag, "*"} for one in asked.split(","))


def _is_marked(cookies: str) -> bool:
    """Whether somebody has signed in or written in this browser; what is no cookie at all marks nobody."""
    return MARKER in cookies and bool(parse_cookie(cookies).get(MARKER))


def _host(environ: dict[str, Any]) -> str:
    return str(environ.get("HTTP_HOST", "")).lower()
