"""A newsroom after a busy year: 10,000 reports about 200 articles of ten editions, 1,500 of them open."""

from datetime import datetime, timedelta
from random import Random
from unittest import mock

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bench.lives import Life, People
from bench.rows import Rows, settle
from bench.wording import Piece, store_articles
from desk.accounts.models import Membership, Role, User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.corrections import indexing
from desk.corrections.models import (
    Appeal,
    CannedAnswer,
    Decision,
    Filer,
    Label,
    Link,
    Notice,
    Question,
    Report,
    ReportEntry,
    SavedView,
    SiblingTask,
)
from desk.corrections.models.sequence import Sequence
from desk.i18n import LANGUAGES
from desk.i18n.dates import as_date
from desk.mail.models import OutgoingMail
from desk.search import index, tokens
from desk.search.models import SearchEntry
from tests import make
from tests.cast import Staff

REPORTS = 10_000
RECENT = 3_000  # of which half are open still
DELAY = 20  # days from publication to a report, on average
ORDER = (
    Notice, Report, ReportEntry, Filer, Link, Decision, Question, Appeal, Label,
    SiblingTask, SavedView, CannedAnswer, OutgoingMail, Sequence,
)  # fmt: skip


def fill(app: Flask) -> tuple[Staff, list[Piece]]:
    """Fill the database; gives an editor of three editions, signed in, and the articles. Each time the same but for the clock."""
    random, rows = Random(1), Rows()
    editor = make.staff(app, "Edda", *((Role.EDITOR, code) for code in ("en", "de", "fr")))
    with app.app_context():
        people, pieces = engage(), store_articles(random)
    numbers: dict[str, int] = {}
    for n, (received_at, piece) in enumerate(arrivals(pieces, random)):
        life = Life(rows, people, piece, received_at, random)
        life.live(_reference(piece.edition.upper(), received_at, numbers), is_open=n >= REPORTS - RECENT and random.random() < 0.5)
    name_notices(rows, numbers)
    keep_ready(rows, people)
    for name, n in numbers.items():
        rows.add_plain(Sequence, name=name, n=n)
    rows.insert(app, *ORDER)
    index_everything(app)
    settle(app)
    return editor, pieces


def index_everything(app: Flask) -> None:
    """What the worker does every second, for all at once: the same words and terms, inserted in bulk."""
    rows = Rows()

    def collect(kind: str, thing_id: int, language: str, *texts: str) -> None:
        terms = " ".join(tokens.terms("\n".join(texts), language))
        rows.add(SearchEntry, kind=kind, thing_id=thing_id, language=language, tokenizer=tokens.VERSION, terms=terms)

    with app.app_context(), mock.patch.object(index, "put", collect):
        for model, put in indexing.WHAT.values():
            loaded = [] if model is Article else [selectinload(model.article).selectinload(Article.versions)]
            for thing in db.session.scalars(select(model).options(*loaded)):
                put(thing)
        db.session.remove()
    rows.insert(app, SearchEntry)


def engage() -> People:
    """Two journalists and an editor for each edition; their numbers."""
    people: dict[str, list[User]] = {}
    with all_or_nothing():
        for code in LANGUAGES:
            for n, role in enumerate((Role.JOURNALIST, Role.JOURNALIST, Role.EDITOR)):
                one = User(
                    email=f"{code}{n}@newsroom.example", name=f"{LANGUAGES[code]} {n}", memberships=[Membership(edition=code, role=role)]
                )
                db.session.add(one)
                people.setdefault(code, []).append(one)
        db.session.flush()
        return {code: [one.id for one in those] for code, those in people.items()}


def arrivals(pieces: list[Piece], random: Random) -> list[tuple[datetime, Piece]]:
    """When which article is reported, the oldest first: some articles often, most of them soon after they were published."""
    moment = clock.now()
    weights = [random.expovariate(1) for _piece in pieces]
    found = []
    while len(found) < REPORTS:
        [piece] = random.choices(pieces, weights)
        received_at = piece.published_at + timedelta(days=random.expovariate(1 / DELAY))
        if received_at < moment:
            found.append((received_at, piece))
    return sorted(found, key=lambda one: one[0])


def name_notices(rows: Rows, numbers: dict[str, int]) -> None:
    """Give published notices their numbers in the order of their publication."""
    for notice in sorted(rows.of[Notice], key=lambda row: row["published_at"] or datetime.max):
        if notice["published_at"]:
            notice["reference"] = _reference("C", notice["published_at"], numbers)


def keep_ready(rows: Rows, people: People) -> None:
    """Answers and views that editions keep."""
    for code, those in people.items():
        for n in range(8):
            for language in {code, "en"}:
                rows.add(CannedAnswer, edition=code, name=f"Answer {n}", language=language, outcome=None, text="About {reference}: " * 9)
        for n in range(3):
            rows.add(SavedView, person_id=those[n], edition=code, name=f"View {n}", query="view=open&kind=number")


def _reference(prefix: str, moment: datetime, numbers: dict[str, int]) -> str:
    name = f"{prefix}-{as_date(moment).year}"
    numbers[name] = numbers.get(name, 0) + 1
    return f"{name}-{numbers[name]:05}"
