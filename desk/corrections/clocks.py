"""When things are due. Promises are dates, and only those the clocks can keep.

Working days to take a report up and to answer it, by severity, from the newsroom's rules; four hours where harm is done.
A complaint to the ombuds office is possible for twenty days after publication, so an answer comes by the fifteenth.
"""

from datetime import datetime, timedelta

from desk.corrections.models import Report, Severity, Status
from desk.editions.calendar import after_working_days
from desk.i18n.dates import as_date, midnight

TAKE_UP_DAYS = 1
ANSWER_DAYS = {
    None: 3,
    Severity.LANGUAGE: 5,
    Severity.MINOR: 3,
    Severity.SUBSTANTIVE: 1,
}
AT_ONCE = timedelta(hours=4)
BEFORE_OMBUDS = timedelta(days=15)


def take_up_due(report: Report) -> datetime:
    """By when a journalist looks at it (UTC)."""
    if report.is_urgent:
        return report.received_at + AT_ONCE
    return after_working_days(report.received_at, TAKE_UP_DAYS)


def answer_due(report: Report) -> datetime:
    """By when the reader has the newsroom's answer (UTC)."""
    days = ANSWER_DAYS.get(report.severity)
    due = report.received_at + AT_ONCE if days is None else after_working_days(report.received_at, days)
    if report.article:
        last = midnight(as_date(report.article.published_at) + BEFORE_OMBUDS)
        if last > report.received_at:
            due = min(due, last)
    return max(due, take_up_due(report))


def next_due(report: Report) -> datetime | None:
    """What is due next: taking up, then the answer; None once resolved."""
    if report.status is Status.RECEIVED:
        return take_up_due(report)
    return answer_due(report) if report.is_open else None
