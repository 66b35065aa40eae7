"""When things are due. Promises are dates, and only those the clocks can keep.

Working days to take a report up and to answer it, by severity, from the newsroom's rules; four hours where harm is done.
While the reader is asked the clock stands still: the pauses are read from the history. A complaint to the ombuds office is
possible for twenty days after publication, so an answer comes by the fifteenth, and no pause moves that day.
"""

from datetime import datetime, timedelta

from desk.core import clock
from desk.corrections.models import Outcome, Report, Severity, Status
from desk.editions.calendar import HOME, after_working_days, after_working_time, working_time
from desk.i18n.dates import as_date, midnight

TAKE_UP_DAYS = 1
ANSWER_DAYS = {
    None: 3,
    Severity.LANGUAGE: 5,
    Severity.MINOR: 3,
    Severity.SUBSTANTIVE: 1,
}
APPEAL_DAYS = 5
AT_ONCE = timedelta(hours=4)
BEFORE_OMBUDS = timedelta(days=15)
REPLY_WITHIN = timedelta(days=14)
REMIND_AFTER = timedelta(days=7)
APPEAL_WITHIN = timedelta(days=30)
NOT_DECIDED = (Outcome.DUPLICATE, Outcome.WITHDRAWN)
AGAIN = {"reopen", "appeal", "change_decision"}  # steps that set the clock anew
WARN_AT = 0.75  # of the time there is


def take_up_due(report: Report) -> datetime:
    """By when a journalist looks at it (UTC)."""
    if report.is_urgent:
        return report.received_at + AT_ONCE
    return after_working_days(report.received_at, TAKE_UP_DAYS, _canton(report))


def answer_due(report: Report) -> datetime:
    """By when the reader has the newsroom's answer (UTC); the time we waited for the reader is added.

    What is opened again, or changed by a second look, is counted from then.
    """
    begin, days, canton = begun_at(report), ANSWER_DAYS.get(report.severity), _canton(report)
    waits = [(since, until) for since, until in pauses(report) if since >= begin]
    if days is None:
        due = begin + AT_ONCE + sum((until - since for since, until in waits), timedelta())
    else:
        waited = sum((working_time(since, until, canton) for since, until in waits), timedelta())
        due = after_working_time(after_working_days(begin, days, canton), waited, canton)
    last = last_day(report)
    if last and last > begin:
        due = min(due, last)
    return max(due, take_up_due(report))


def begun_at(report: Report) -> datetime:
    """From when (UTC) the running clock counts: the receipt, else the newest appeal or opening again."""
    again = [entry.at for entry in report.history if entry.move in AGAIN]
    return again[-1] if again else report.received_at


def appeal_due(report: Report) -> datetime:
    """By when a second look is answered (UTC)."""
    asked_at = next(entry.at for entry in reversed(report.history) if entry.move == "appeal")
    return after_working_days(asked_at, APPEAL_DAYS, _canton(report))


def next_due(report: Report) -> datetime | None:
    """What is due next: taking up, then the answer; the reader's answer while we wait for it; None once resolved."""
    match report.status:
        case Status.RECEIVED:
            return take_up_due(report)
        case Status.NEEDS_INFO if report.question:
            return report.question.answer_by
        case Status.APPEALED:
            return appeal_due(report)
    return answer_due(report) if report.is_open else None


def warning_due(report: Report) -> datetime | None:
    """When three quarters of the time for what is due next have passed (UTC)."""
    if report.due_at is None or report.status is Status.NEEDS_INFO:
        return None
    begin, canton = begun_at(report), _canton(report)
    return after_working_time(begin, working_time(begin, report.due_at, canton) * WARN_AT, canton)


def pauses(report: Report) -> list[tuple[datetime, datetime]]:
    """From when to when (UTC) we waited for the reader, from the history; a pause that goes on ends now."""
    found: list[tuple[datetime, datetime]] = []
    began: datetime | None = None
    for entry in report.history:
        if entry.became == Status.NEEDS_INFO != entry.was:
            began = entry.at
        elif began is not None and entry.was == Status.NEEDS_INFO and entry.became != Status.NEEDS_INFO:
            found.append((began, entry.at))
            began = None
    return [*found, (began, clock.now())] if began else found


def last_day(report: Report) -> datetime | None:
    """The end of the time (UTC) in which an answer still leaves the reader days for the ombuds office; None without an article."""
    return midnight(as_date(report.article.published_at) + BEFORE_OMBUDS) if report.article else None


def owes_explanation(report: Report) -> bool:
    """Whether an answer now must say that we are late: the article was fresh when the report came, and its fifteenth day is over."""
    last = last_day(report)
    is_late = last is not None and report.received_at < last <= clock.now()
    return is_late and report.was_answered_in_time is None and not report.delay


def can_be_appealed(report: Report) -> bool:
    """Whether the reader can still ask for a second look: once, within thirty days of our answer."""
    is_decided = report.status is Status.RESOLVED and report.outcome not in NOT_DECIDED
    return is_decided and report.appeal is None and report.resolved_at is not None and clock.now() < report.resolved_at + APPEAL_WITHIN


def appeal_until(report: Report) -> datetime | None:
    """Until when a second look can be asked for (UTC)."""
    return report.resolved_at + APPEAL_WITHIN if report.resolved_at else None


def _canton(report: Report) -> str:
    return report.home.canton if report.home else HOME
