"""When something is due soon or late, people are told: a warning and one letter each, never more, from the history."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import Select, and_, exists, or_, select

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import db
from desk.core.jobs import one_by_one
from desk.core.states import Audience
from desk.corrections import clocks, mails
from desk.corrections.actions import filing
from desk.corrections.actions.posting import in_charge, post, tell
from desk.corrections.models import LinkKind, Report, ReportEntry, Status
from desk.corrections.models.report import OPEN
from desk.editions import queries as editions
from desk.editions.calendar import after_working_days

AHEAD = 2  # working days: nothing that is due later can be three quarters over and unknown to us


def sound() -> None:
    """Warn at three quarters of the time, tell once when it is over, and write to the reader when the fifteenth day passes.

    The worker runs it every minute; each report in a transaction of its own.
    """
    for number in db.session.scalars(_candidates().order_by(Report.id)).all():
        if any(wanted(db.session.get_one(Report, number)) for wanted, _do in ALARMS):
            one_by_one([number], _ring)


def _ring(number: int) -> None:
    report = db.session.get_one(Report, number, with_for_update={"of": Report}, populate_existing=True)
    for wanted, do in ALARMS:
        if wanted(report):
            do(report)


def _candidates() -> Select[int]:
    """Open reports for which an alarm may have to ring: late ones that have not rung, what is due soon, and a fifteenth day passed."""
    moment = clock.now()
    rang = exists().where(ReportEntry.report_id == Report.id, ReportEntry.move == "late", ReportEntry.created_at >= Report.due_at)
    told = exists().where(ReportEntry.report_id == Report.id, ReportEntry.move == "late_for_ombuds")
    is_late = and_(Report.due_at <= moment, ~rang)
    is_near = and_(Report.due_at > moment, Report.due_at < after_working_days(moment, AHEAD))
    fifteenth = moment - clocks.BEFORE_OMBUDS
    just_passed = Article.published_at.between(fifteenth - timedelta(days=30), fifteenth + timedelta(days=1))
    is_waiting = Report.status.in_([one for one in OPEN if one is not Status.NEEDS_INFO])
    rings = or_(and_(is_waiting, or_(is_late, is_near)), and_(just_passed, ~told))
    found = select(Report.id).outerjoin(Article, Article.id == Report.article_id)
    return found.where(Report.status.in_(OPEN), Report.is_held.is_(False), rings)


def _is_due_soon(report: Report) -> bool:
    at = clocks.warning_due(report)
    return at is not None and at <= clock.now() < (report.due_at or at) and not _rang(report, "warn")


def _warn(report: Report) -> None:
    report.note("warn", by=None, clock=_clock(report))
    for person in in_charge(report):
        tell(report, person, mails.due_soon(report, person))


def _is_late(report: Report) -> bool:
    is_over = report.due_at is not None and report.due_at <= clock.now()
    return is_over and report.status is not Status.NEEDS_INFO and not _rang(report, "late")


def _tell_of_breach(report: Report) -> None:
    report.note("late", by=None, clock=_clock(report))
    for person in _once([*in_charge(report), *accounts.holders(Role.EDITOR, report.edition)]):
        post(report, mails.overdue(report, person))


def _is_past_fifteenth_day(report: Report) -> bool:
    last = clocks.last_day(report)
    is_fresh = last is not None and report.received_at < last <= clock.now() and report.was_answered_in_time is None
    return is_fresh and not any(entry.move == "late_for_ombuds" for entry in report.history)


def _say_so(report: Report) -> None:
    """The reader is told, so that their days for the ombuds office do not run out unnoticed."""
    report.note("late_for_ombuds", by=None, audience=Audience.READER)
    edition = editions.edition(report.edition)
    for filer in report.everybody:
        if filer.wants_letters:
            post(report, mails.late(report, filer, edition, filing.mint(filer, LinkKind.PRIVATE)))


def _rang(report: Report, alarm: str) -> bool:
    return any(entry.move == alarm and entry.params.get("clock") == _clock(report) for entry in report.history)


def _clock(report: Report) -> str:
    """Which of the three clocks runs."""
    return {Status.RECEIVED: "take_up", Status.APPEALED: "appeal"}.get(report.status, "answer")


def _once(people: Iterable[User]) -> list[User]:
    return list({person.id: person for person in people}.values())


ALARMS = ((_is_due_soon, _warn), (_is_late, _tell_of_breach), (_is_past_fifteenth_day, _say_so))
