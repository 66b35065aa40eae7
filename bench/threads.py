"""What posting and reading cost as one debate grows to a hundred thousand contributions, and the queue with ten thousand waiting.

All sizes stand in one database and are measured in turns, so each is beside the smallest of the same run. The last page is
reached as a reader reaches it: by the cursor of the page before.
"""

from unittest import mock

from flask import Flask

from bench.databases import new_app
from bench.desk_pages import EMPTY
from bench.measuring import Things, count_statements, measure, say
from bench.small_newsroom import HERE
from desk.accounts.models import Role
from desk.contributions.actions import ranking
from desk.contributions.queries import Order
from desk.core import limits
from desk.core.cursors import write_cursor
from desk.core.db import db
from desk.debates.models import Debate
from tests import make, many

SIZES = (100, 1_000, 10_000, 100_000)
LANGUAGES = ("de", "en", "fr", "ar", "ja", "ru")
WAITING = 10_000
ORDERS = (Order.NEWEST, Order.RECOMMENDED, Order.BALANCED)


def run(kind: str) -> None:
    """Measure and say."""
    endless = mock.patch.object(limits, "hit", return_value=True)
    with new_app(kind) as app, endless:
        make.article(app)
        host = make.staff(app, "Nora", (Role.JOURNALIST, "en"))
        for size in SIZES:
            many.fill(app, make.debate(app, host, slug=name_of(size)), size, languages=LANGUAGES)
        settle(app)
        things = pages(app) | posts(app, host)
        found = measure(things, times=5)
        for name, thing in things.items():
            say(f"{kind}: {name}", found, name, f"{name.partition(',')[0]}, {SIZES[0]:,}", count_statements(app, thing))
        queue(app, kind, host)


def name_of(size: int) -> str:
    """The slug of the debate of this size."""
    return f"of-{size}"


def settle(app: Flask) -> None:
    """Let the worker rank, and PostgreSQL gather its statistics, as it does by itself after a while."""
    with app.app_context():
        ranking.rank_due()
        if db.engine.dialect.name == "postgresql":
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("ANALYZE")


def pages(app: Flask) -> Things:
    """The first page of some orders, and the last page of the newest."""
    visitor = app.test_client()

    def page(size: int, query: str):
        def get() -> None:
            answer = visitor.get(f"/en/debates/{name_of(size)}{query}", base_url=HERE)
            assert answer.data.count(b'class="contrib axis"') == 25, query

        return get

    first = {f"first page by {order.value}, {size:,}": page(size, f"?order={order.value}") for order in ORDERS for size in SIZES}
    return first | {f"last page, {size:,}": page(size, f"?after={before_last(app, size)}") for size in SIZES}


def before_last(app: Flask, size: int) -> str:
    """The cursor that leads to the last page: everything but the oldest twenty-five came before."""
    with app.app_context():
        number = db.session.scalars(db.select(Debate.id).where(Debate.slug == name_of(size))).one()
        return write_cursor(f"{number} {Order.NEWEST}", 26)


def posts(app: Flask, host) -> Things:
    """A contribution of the host, which stands at once."""
    forms = {size: host.opens(f"/en/debates/{name_of(size)}").form("/contributions") for size in SIZES}
    numbers = iter(range(10**9))

    def post(size: int):
        def send() -> None:
            given = forms[size].values | {"text": f"Answer number {next(numbers)} about the boat and the lake."}
            assert host.posts(forms[size].action, given).status == 303

        return send

    return {f"posting, {size:,}": post(size) for size in SIZES}


def queue(app: Flask, kind: str, host) -> None:
    """The moderators' queue with ten thousand waiting, beside the same page with an empty list, and the plainest page of all."""
    slug = make.debate(app, host, slug="busy")
    many.fill(app, slug, WAITING, languages=LANGUAGES, waiting=True)
    settle(app)
    moderator = make.staff(app, "Mona", *((Role.MODERATOR, code) for code in LANGUAGES))

    def page(path: str, shown: str):
        def get() -> None:
            assert shown.encode() in moderator.browser.get(path, base_url=HERE).data

        return get

    full, none, plain = "the queue", "the same page with an empty list", EMPTY
    things = {
        full: page("/desk/moderation/", f"{WAITING:,} waiting"),
        none: page("/desk/moderation/?view=escalated", "Nothing here."),
        plain: page("/desk/account", moderator.email),
    }
    found = measure(things, times=9)
    for yardstick in (none, plain):
        say(f"{kind}: the queue with {WAITING:,} waiting", found, full, yardstick, count_statements(app, things[full]))
