"""`make bench`: what a public page, a 304 and a report cost, beside the least that Flask and the database can do."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import text

from desk import create_app
from desk.accounts.models import Role
from desk.core import limits
from desk.core import text as texts
from desk.core.db import db
from tests import make
from tests.conftest import settings

ROUNDS = 7


def main() -> int:
    """Measure in turns, so that what else the machine does hits all alike."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(settings(f"sqlite:///{Path(folder)}/bench.db", 1))
        with app.app_context():
            upgrade(directory=app.extensions["migrate"].directory)
        make.article(app)
        make.debate(app, make.staff(app, "Nora", (Role.JOURNALIST, "en")))
        limits.hit = lambda *_who, **_limit: True  # one reader sends hundreds of reports here
        found = measure(contenders(app))
        with app.app_context():
            db.engine.dispose()
    say("public page, rendered", found, "page", "plain Flask page")
    say("public page, 304", found, "304", "plain Flask page")
    say("public page, 304 beside rendered", found, "304", "page")
    say("a report with its letter", found, "report", "plain commit")
    say("a contribution with its letter", found, "contribution", "plain commit")
    say("a debate's page, rendered", found, "debate", "plain Flask page")
    say("the worst text we know, rendered", found, "hostile text", "plain text")
    return 0


def contenders(app: Flask) -> dict[str, Callable[[], object]]:
    """What is measured, and the yardsticks."""
    plain = Flask("plain")
    plain.add_url_rule("/", "page", lambda: "x" * 11_000)
    reader, visitor = make.reader(app), app.test_client()
    page = "/en/articles/the-last-ferry-of-the-season"
    tag = {"If-None-Match": reader.opens(page).headers["ETag"]}
    form = reader.opens(f"/en/report?url={make.FERRY}").form("/report")
    numbers = iter(range(10**9))

    def report() -> object:
        return reader.browser.post(
            form.action,
            data=form.values | {"claim": f"Slip {next(numbers)}"},
            base_url="http://127.0.0.1",
            content_type="multipart/form-data",
        )

    compose = reader.composes("a-winter-ferry", "The bell.").form("/contributions")

    def contribution() -> object:
        n = next(numbers)
        return reader.posts(compose.action, compose.values | {"text": f"Thought {n}", "name": "Ana", "email": f"r{n}@example.org"})

    def commit() -> None:
        with app.app_context(), db.engine.connect() as connection, connection.begin():
            connection.execute(text("INSERT INTO sequences (name, n) VALUES (:name, 1)"), {"name": f"b{next(numbers)}"})

    return {
        "plain Flask page": lambda: plain.test_client().get("/"),
        "page": lambda: visitor.get(page, base_url="http://127.0.0.1"),
        "304": lambda: visitor.get(page, base_url="http://127.0.0.1", headers=tag),
        "plain commit": commit,
        "report": report,
        "contribution": contribution,
        "debate": lambda: visitor.get("/en/debates/a-winter-ferry", base_url="http://127.0.0.1"),
        "hostile text": lambda: texts.contribution(">*_" * 666),
        "plain text": lambda: texts.contribution("a b c " * 333),
    }


def measure(things: dict[str, Callable[[], object]], times: int = 30) -> dict[str, float]:
    """Seconds for one, as the median of the rounds."""
    taken: dict[str, list[float]] = {name: [] for name in things}
    for _ in range(ROUNDS):
        for name, thing in things.items():
            began = time.perf_counter()
            for _ in range(times):
                thing()
            taken[name].append((time.perf_counter() - began) / times)
    return {name: median(rounds) for name, rounds in taken.items()}


def say(what: str, found: dict[str, float], name: str, yardstick: str) -> None:
    """One line: the ratio."""
    sys.stdout.write(
        f"{what:<36} {found[name] / found[yardstick]:6.1f} × {yardstick} ({found[name] * 1000:.2f} ms, {found[yardstick] * 1000:.2f} ms)\n"
    )


if __name__ == "__main__":
    sys.exit(main())
