"""A report sent through the real form while the mail server is down, beside the same while it is up.

The worker and the mail server run in a process of their own meanwhile, as they do in production.
"""

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from threading import Event

from flask import Flask
from sqlalchemy import and_, func, or_, select

from bench.measuring import count_statements, say
from bench.small_newsroom import HERE
from bench.wording import Piece, sentences
from desk import create_app
from desk.core import clock
from desk.core.db import db
from desk.corrections.models import Report
from desk.corrections.models.report import OPEN
from desk.mail.models import MailState, OutgoingMail
from desk.mail.outbox import deliver_due
from desk.search import making
from desk.timetable import SEARCHED, Job, run_due
from tests import make, servers
from tests.conftest import settings

ROUNDS = 12
TIMES = 5
UP, DOWN = "a report, mail server up", "a report, mail server down"


def run(app: Flask, kind: str, pieces: list[Piece]) -> None:
    """Measure in turns, the median of single reports, and say."""
    report = reporter(app, [piece for piece in pieces if piece.edition == "en"])
    taken: dict[str, list[float]] = {UP: [], DOWN: []}
    with worker(app) as bring:
        for n in range(ROUNDS):
            for name in (UP, DOWN) if n % 2 else (DOWN, UP):
                bring(name == UP)
                report()
                wait_until_nothing_is_due(app)
                taken[name] += [seconds(report) for _ in range(TIMES)]
        check(app)
    found = {name: median(times) for name, times in taken.items()}
    say(f"{kind}: {DOWN}", found, DOWN, UP, count_statements(app, report))


def seconds(deed: Callable[[], None]) -> float:
    """How long it takes once."""
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def reporter(app: Flask, pieces: list[Piece]) -> Callable[[], None]:
    """Sends another report each time it is called: another article, other words, another reader at another place."""
    reader = make.reader(app)
    form = reader.opens(f"/en/report?url={pieces[0].url}").form("/report")
    numbers = iter(range(10**9))
    with app.app_context():  # what the form says the reader has been shown, or they would be asked first whether it is the same
        seen = list(db.session.scalars(select(Report.reference).where(Report.edition == "en", Report.status.in_(OPEN))))
        db.session.remove()

    def report() -> None:
        n = next(numbers)
        piece = pieces[n % len(pieces)]
        passage = sentences(piece.blocks[n % 5])[0]
        said = {"article_url": piece.url, "passage": passage, "claim": f"The register says otherwise, entry {n}."}
        who = {"name": "Ana", "email": f"ana{n}@example.org", "others_shown": " ".join(seen)}
        answer = reader.browser.post(
            form.action,
            data=form.values | said | who,
            base_url=HERE,
            content_type="multipart/form-data",
            environ_overrides={"REMOTE_ADDR": f"127.1.{n // 250}.{n % 250}"},
        )
        assert answer.status_code == 303, answer.get_data(as_text=True)[:2000]
        seen.append(next(part for part in answer.location.split("/") if part.startswith("EN-")))

    return report


@contextlib.contextmanager
def worker(app: Flask) -> Iterator[Callable[[bool], None]]:
    """The worker, in a process of its own; gives what brings the mail server up, or takes it down."""
    start = multiprocessing.get_context("spawn")
    is_up, is_ready, should_end = start.Event(), start.Event(), start.Event()
    uri = app.config["SQLALCHEMY_DATABASE_URI"]
    process = start.Process(target=work, args=(uri, servers.free_port(), is_up, is_ready, should_end))
    process.start()

    def bring(up: bool) -> None:
        assert is_ready.wait(30), "the worker did not start"
        if up != is_up.is_set():
            is_ready.clear()
            (is_up.set if up else is_up.clear)()
            assert is_ready.wait(30), "the worker did not answer"

    try:
        yield bring
    finally:
        should_end.set()
        process.join(30)
        process.kill()


def work(uri: str, port: int, is_up: Event, is_ready: Event, should_end: Event) -> None:
    """The worker's two jobs that follow a report, ten times as often as in production, so that they meet the requests."""
    app = create_app(settings(uri, port))
    timetable = [Job(deliver_due, every=0.1), Job(partial(making.index_due, SEARCHED), every=0.1)]
    with app.app_context():
        while not should_end.is_set():
            answers = is_up.is_set()
            with servers.mail_server(port) if answers else contextlib.nullcontext():
                is_ready.set()
                while is_up.is_set() == answers and not should_end.is_set():
                    run_due(timetable, time.monotonic())
                    time.sleep(0.03)
        db.engine.dispose()


def wait_until_nothing_is_due(app: Flask) -> None:
    """Return once the worker has tried every letter."""
    is_due = or_(
        OutgoingMail.state == MailState.SENDING, and_(OutgoingMail.state == MailState.QUEUED, OutgoingMail.not_before <= clock.now())
    )
    for _ in range(400):
        with app.app_context():
            left = db.session.scalar(select(func.count()).select_from(OutgoingMail).where(is_due))
            db.session.remove()
        if not left:
            return
        time.sleep(0.05)
    raise AssertionError("the worker does not come to an end")


def check(app: Flask) -> None:
    """That the server was really down in between: letters have been tried more than once, or wait."""
    with app.app_context():
        tried = or_(OutgoingMail.attempts > 1, OutgoingMail.answer.like("connect:%"))
        assert db.session.scalar(select(func.count()).select_from(OutgoingMail).where(tried)), "no letter had to wait"
        db.session.remove()
