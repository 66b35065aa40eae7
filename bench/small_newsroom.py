"""One article, one debate: what a public page, a 304, a report and a contribution cost beside the least there can be."""

from unittest import mock

from flask import Flask
from sqlalchemy import text

from bench.databases import new_app
from bench.measuring import Things, measure, say
from desk.accounts.models import Role
from desk.core import limits
from desk.core import text as texts
from desk.core.db import db
from tests import make

HERE = "http://127.0.0.1"


def run() -> None:
    """Measure and say."""
    endless = mock.patch.object(limits, "hit", return_value=True)  # one reader sends hundreds of reports here
    with new_app("sqlite") as app, endless:
        make.article(app)
        make.debate(app, make.staff(app, "Nora", (Role.JOURNALIST, "en")))
        found = measure(contenders(app))
    say("public page, rendered", found, "page", "plain Flask page")
    say("public page, 304", found, "304", "plain Flask page")
    say("public page, 304 beside rendered", found, "304", "page")
    say("a report with its letter", found, "report", "plain commit")
    say("a contribution with its letter", found, "contribution", "plain commit")
    say("a debate's page, rendered", found, "debate", "plain Flask page")
    say("the worst text we know, rendered", found, "hostile text", "plain text")


def plain_page():
    """Asks for the least that Flask can do."""
    plain = Flask("plain")
    plain.add_url_rule("/", "page", lambda: "x" * 11_000)
    return lambda: plain.test_client().get("/")


def contenders(app: Flask) -> Things:
    """What is measured, and the yardsticks."""
    reader, visitor = make.reader(app), app.test_client()
    page = "/en/articles/the-last-ferry-of-the-season"
    tag = {"If-None-Match": reader.opens(page).headers["ETag"]}
    form = reader.opens(f"/en/report?url={make.FERRY}").form("/report")
    compose = reader.composes("a-winter-ferry", "The bell.").form("/contributions")
    numbers = iter(range(10**9))

    def report() -> object:
        given = form.values | {"claim": f"Slip {next(numbers)}"}
        return reader.browser.post(form.action, data=given, base_url=HERE, content_type="multipart/form-data")

    def contribution() -> object:
        n = next(numbers)
        return reader.posts(compose.action, compose.values | {"text": f"Thought {n}", "name": "Ana", "email": f"r{n}@example.org"})

    def commit() -> None:
        with app.app_context(), db.engine.connect() as connection, connection.begin():
            connection.execute(text("INSERT INTO sequences (name, n) VALUES (:name, 1)"), {"name": f"b{next(numbers)}"})

    return {
        "plain Flask page": plain_page(),
        "page": lambda: visitor.get(page, base_url=HERE),
        "304": lambda: visitor.get(page, base_url=HERE, headers=tag),
        "plain commit": commit,
        "report": report,
        "contribution": contribution,
        "debate": lambda: visitor.get("/en/debates/a-winter-ferry", base_url=HERE),
        "hostile text": lambda: texts.contribution(">*_" * 666),
        "plain text": lambda: texts.contribution("a b c " * 333),
    }
