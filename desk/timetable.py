"""Map 3, by the clock: what runs, how often. Each of these may stop anywhere and be run twice without harm."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import structlog
from flask import current_app

from desk.accounts.actions import forget_old_links, let_in_again
from desk.contributions import indexing as debates_indexing
from desk.contributions import translating as contributions_translating
from desk.contributions.actions import ranking
from desk.contributions.actions import retention as contributions
from desk.contributions.actions.adopting import adopt_answers
from desk.core.db import all_or_nothing, db
from desk.core.limits import forget_old_counts
from desk.corrections import indexing as corrections_indexing
from desk.corrections import translating as corrections_translating
from desk.corrections.actions import alarming, asking, digesting, merging, triage, watching
from desk.corrections.actions.retention import forget_filers, forget_traces
from desk.debates import translating as debates_translating
from desk.debates.actions import lifecycle, proposing
from desk.mail.outbox import deliver_due, erase_old_bodies
from desk.moderation.actions import claiming, legal, measuring
from desk.moderation.actions.deciding import carry_out_due
from desk.notifications.actions import send_digests, tell_of_answers, tell_of_closings
from desk.notifications.articles import tell_of_notices
from desk.search import making
from desk.statistics.evidence import take_snapshot
from desk.translation.actions import make_due

log = structlog.get_logger()

TRANSLATED = contributions_translating.TEXTS | debates_translating.TEXTS | corrections_translating.TEXTS
SEARCHED = debates_indexing.WHAT | corrections_indexing.WHAT


@dataclass
class Job:
    """Something done every so many seconds."""

    do: Callable[[], object]
    every: float
    next_at: float = 0.0


def tidy() -> None:
    """Erase what is kept for a while only."""
    with all_or_nothing():
        erase_old_bodies()
        forget_old_links()
        let_in_again()
        forget_old_counts()
        forget_traces()
        take_snapshot()
        contributions.forget_unconfirmed()
        contributions.forget_addresses()
        claiming.forget_old()
        proposing.forget_unconfirmed()
        lifecycle.remind_hosts()
    forget_filers()


def jobs(should_stop: Callable[[], bool]) -> list[Job]:
    """The timetable."""
    return [
        Job(partial(deliver_due, should_stop), every=1),
        Job(carry_out_due, every=1),
        Job(measuring.end_due, every=60),
        Job(legal.settle_gone, every=60),
        Job(lifecycle.keep_hours, every=5),
        Job(lifecycle.announce_endings, every=60),
        Job(adopt_answers, every=5),
        Job(tell_of_answers, every=3),
        Job(tell_of_closings, every=30),
        Job(partial(making.index_due, SEARCHED), every=1),
        Job(ranking.rank_due, every=2),
        Job(tell_of_notices, every=5),
        Job(watching.watch, every=10),
        Job(merging.group_campaigns, every=30),
        Job(alarming.sound, every=60),
        Job(triage.give_back, every=300),
        Job(asking.remind, every=600),
        Job(digesting.send_staff_digests, every=300),
        Job(send_digests, every=300),
        Job(tidy, every=3600),
    ]


def slow_jobs(should_stop: Callable[[], bool]) -> list[Job]:
    """What asks servers elsewhere and may wait long for them: it has a lane of its own, so that letters never wait for it."""
    return [Job(partial(make_due, TRANSLATED, should_stop), every=1)]


def run_due(timetable: list[Job], moment: float) -> None:
    """Run what is due; one job's trouble does not stop the others."""
    for job in timetable:
        if job.next_at <= moment:
            try:
                job.do()
            except Exception:
                log.exception("job_failed", job=str(job.do))
            finally:
                db.session.remove()
            job.next_at = moment + job.every


def work(should_stop: Callable[[], bool]) -> None:
    """The worker: go through the timetables, each in a lane of its own, until told to stop."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]

    def lane(timetable: list[Job]) -> None:
        """One after the other, again and again."""
        with app.app_context():
            while not should_stop():
                run_due(timetable, time.monotonic())
                time.sleep(0.3)

    slow = threading.Thread(target=lane, args=(slow_jobs(should_stop),))
    slow.start()
    lane(jobs(should_stop))
    slow.join()
