"""The public log of corrections, and one correction."""

from datetime import date, datetime
from typing import NamedTuple

from flask import render_template, request

from desk.core import clock, text
from desk.corrections import queries
from desk.corrections.models import NoticeKind
from desk.corrections.reader_pages.blueprint import pages
from desk.editions import queries as editions
from desk.i18n import LANGUAGES
from desk.i18n.dates import as_date, midnight
from desk.i18n.locale import language
from desk.pages.public import public

ALL = "all"


class Filter(NamedTuple):
    """What of the log is asked for; None means all."""

    edition: str | None
    kind: NoticeKind | None


def read_filter() -> Filter:
    """The filter in the address: the page's own language first, `?edition=all` for all."""
    code = request.args.get("edition", language())
    kind = request.args.get("kind", "")
    return Filter(code if code in LANGUAGES else None, NoticeKind(kind) if kind in set(NoticeKind) else None)


@pages.get("/corrections/")
@public(lambda: ("corrections",))
def log():
    """A month of corrections, newest first."""
    wanted = read_filter()
    span = queries.span_of_months(*wanted)
    months = months_between(*span) if span else []
    month = read_month(months)
    begin, end = midnight(month), midnight(month_after(month))
    searched = text.line(request.args.get("q", ""))[:100]
    notices = queries.notices_with(searched, *wanted) if searched else queries.notices_in_month(*wanted, begin, end)
    return render_template(
        "corrections/log.html",
        notices=notices,
        searched=searched,
        wanted=wanted,
        month=month,
        months=months,
        older=max((m for m in months if m < month), default=None),
        newer=min((m for m in months if m > month), default=None),
        editions=editions.editions(),
        kinds=list(NoticeKind),
    )


@pages.get("/corrections/<reference>")
@public(lambda reference: ("corrections",))
def notice(reference):
    """One correction: what was wrong, what is right, how we know."""
    return render_template("corrections/notice.html", notice=queries.notice(reference))


def months_between(first: datetime, last: datetime) -> list[date]:
    """The first days of the months from one time to another (UTC given), newest first."""
    month, months = as_date(first).replace(day=1), []
    while month <= as_date(last):
        months.append(month)
        month = month_after(month)
    return months[::-1]


def month_after(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def read_month(months: list[date]) -> date:
    """The month in the address, else the newest one with entries, else this one."""
    newest = months[0] if months else as_date(clock.now()).replace(day=1)
    try:
        asked = datetime.strptime(request.args.get("month", ""), "%Y-%m").date()
    except ValueError:
        return newest
    return asked if 2000 <= asked.year <= newest.year else newest
