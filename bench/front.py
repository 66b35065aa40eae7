"""A debate's first page as it is delivered from in front of the app, beside the least a WSGI callable can do and beside making it."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from werkzeug.test import EnvironBuilder

from bench.databases import KINDS, new_app
from bench.measuring import Things, measure, say
from bench.small_newsroom import HERE
from desk.accounts.models import Role
from desk.core.db import all_or_nothing
from desk.pages.models import raise_versions
from tests import make, many

SIZE = 200


def run() -> None:
    """Measure and say, on each database."""
    for kind in KINDS:
        with new_app(kind) as app:
            make.article(app)
            slug = make.debate(app, make.staff(app, "Nora", (Role.JOURNALIST, "en")))
            many.fill(app, slug, SIZE)
            found = measure(contenders(app, f"/en/debates/{slug}"), times=40)
            app.extensions["front"].freshness.close()
        say(f"{kind}: a debate's page, packed, kept", found, "kept", "raw callable with the same bytes")
        say(f"{kind}: the same with If-None-Match", found, "not modified", "raw callable giving an empty 304")
        say(f"{kind}: made anew, beside kept", found, "made", "kept")
        say(f"{kind}: kept, something else was written", found, "kept, other writes", "kept")


def contenders(app: Flask, path: str) -> Things:
    """What is measured, and the yardsticks."""
    store = app.extensions["front"].store
    asked = {"Accept-Encoding": "gzip"}
    whole = ask(app.wsgi_app, path, asked)
    tag = store.get(f"{path}?").etag

    def raw(_environ: dict[str, Any], start: Callable) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(whole)))])
        return [whole]

    def empty(_environ: dict[str, Any], start: Callable) -> Iterable[bytes]:
        start("304 NOT MODIFIED", [])
        return []

    def made() -> None:
        store.clear()
        ask(app.wsgi_app, path, asked)

    def beside_writes() -> None:
        with app.app_context(), all_or_nothing():
            raise_versions("something else")
        ask(app.wsgi_app, path, asked)

    return {
        "raw callable with the same bytes": lambda: ask(raw, path, asked),
        "raw callable giving an empty 304": lambda: ask(empty, path, asked),
        "made": made,
        "kept": lambda: ask(app.wsgi_app, path, asked),
        "not modified": lambda: ask(app.wsgi_app, path, asked | {"If-None-Match": tag}),
        "kept, other writes": beside_writes,
    }


def ask(callable_: Callable, path: str, headers: dict[str, str]) -> bytes:
    """The body, as a server would have it."""
    environ = EnvironBuilder(path, base_url=HERE, headers=headers).get_environ()
    return b"".join(callable_(environ, lambda *_: None))
