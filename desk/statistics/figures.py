"""Counting reports and notices, by month and by edition, up to the end of yesterday in Bern.

Small numbers could tell who is behind them: rows with fewer than five are added up into one row.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import NamedTuple

from sqlalchemy import Row, select

from desk.articles.models import Article
from desk.core import clock
from desk.core.db import db
from desk.corrections.models import Cause, Notice, NoticeStatus, Outcome, Report, Status
from desk.editions.calendar import DAY, working_time
from desk.editions.models import Edition
from desk.i18n.dates import as_date, midnight

MONTHS = 12
FEW = 5  # cells with fewer are merged
OTHERS = "others"  # the key of the row that small ones are added up in

CORRECTED = {Outcome.CORRECTED, Outcome.RETRACTED}
NOTED = {Outcome.CLARIFIED, Outcome.NOTE_ADDED, Outcome.UPDATED}
SET_ASIDE = {Outcome.DUPLICATE}


class Times(NamedTuple):
    """How long something took, in a month or an edition: how many there are, half, the slowest tenth, and the share in time (0 to 1)."""

    key: str
    n: int
    half: float | None
    tenth: float | None
    in_time: float | None


@dataclass
class Outcomes:
    """What closed reports came to, in a month."""

    key: str
    corrected: int = 0
    noted: int = 0
    without: int = 0
    aside: int = 0

    @property
    def n(self) -> int:
        """All of them."""
        return self.corrected + self.noted + self.without + self.aside


@dataclass
class Figures:
    """Everything the page shows, and until when it was counted (the last day, in Bern)."""

    until: date
    months: list[str]
    received: Counter[str] = field(default_factory=Counter)
    taken: list[Times] = field(default_factory=list)
    decided: list[Times] = field(default_factory=list)
    wrong: list[Times] = field(default_factory=list)
    outcomes: list[Outcomes] = field(default_factory=list)
    editions: list[Times] = field(default_factory=list)


def counted_until() -> datetime:
    """The end of yesterday in Bern (UTC): what happens today is counted tomorrow, so that the page stands still for a day."""
    return midnight(as_date(clock.now()))


def months(until: datetime) -> list[str]:
    """The last twelve months, oldest first, as 2026-11."""
    last = as_date(until - timedelta(seconds=1)).replace(day=1)
    found = [last]
    while len(found) < MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return [f"{month:%Y-%m}" for month in reversed(found)]


def month_of(moment: datetime) -> str:
    """The month a time (UTC) falls into in Bern."""
    return f"{as_date(moment):%Y-%m}"


def figures() -> Figures:
    """The figures of the last twelve months."""
    until = counted_until()
    found = Figures(until=as_date(until - timedelta(seconds=1)), months=months(until))
    begin = midnight(date.fromisoformat(found.months[0] + "-01"))
    rows = _reports(begin, until)
    received = [row for row in rows if begin <= row.received_at < until]
    taken = [row for row in rows if row.taken_at and begin <= row.taken_at < until]
    closed = [row for row in rows if row.resolved_at and begin <= row.resolved_at < until]
    answered = [row for row in closed if row.outcome not in {*SET_ASIDE, Outcome.WITHDRAWN, None}]
    found.received = Counter(month_of(row.received_at) for row in received)
    found.taken = _times(found.months, ((month_of(row.taken_at), _hours(row), row.was_taken_in_time) for row in taken))
    found.decided = _times(found.months, ((month_of(row.resolved_at), _days(row), row.was_answered_in_time) for row in answered))
    found.outcomes = _outcomes(found.months, closed)
    found.editions = by_edition(answered)
    found.wrong = _times(found.months, ((month_of(n.published_at), _days_wrong(n), None) for n in _notices(begin, until)))
    return found


def by_edition(answered: Sequence[Row]) -> list[Times]:
    """Working days until decided, by edition; editions with few are one row."""
    held: defaultdict[str, list[Row]] = defaultdict(list)
    for row in answered:
        held[row.edition].append(row)
    small = [code for code, rows in held.items() if len(rows) < FEW]
    merged = {code: rows for code, rows in held.items() if code not in small}
    rest = [row for code in small for row in held[code]]
    if rest:
        merged[OTHERS] = rest
    return [row for code, rows in merged.items() for row in _times([code], ((code, _days(one), one.was_answered_in_time) for one in rows))]


def share(part: int, whole: int) -> float | None:
    """Part of a whole, 0 to 1; None of nothing."""
    return part / whole if whole else None


def causes() -> dict[tuple[str, str, str, Cause], int]:
    """How often each cause was found: (month, edition, section, cause) -> how many. Nobody is in it by name."""
    found = (
        select(Report.resolved_at, Report.edition, Article.section, Report.cause)
        .join(Article, Article.id == Report.article_id)
        .where(Report.cause.is_not(None), Report.resolved_at.is_not(None), Report.status == Status.RESOLVED)
    )
    rows = [(at, edition, section, cause) for at, edition, section, cause in db.session.execute(found) if at and cause]
    counted = Counter((month_of(at), edition, section, cause) for at, edition, section, cause in rows)
    return dict(sorted(counted.items(), key=lambda item: (item[0][0], item[0][1], item[0][2], item[0][3].value), reverse=True))


def _reports(begin: datetime, until: datetime) -> Sequence[Row]:
    columns = (
        Report.received_at, Report.taken_at, Report.resolved_at, Report.outcome, Report.edition,
        Report.was_taken_in_time, Report.was_answered_in_time, Edition.canton,
    )  # fmt: skip
    found = select(*columns).join(Edition, Edition.code == Report.edition)
    recent = (Report.received_at >= begin) | (Report.resolved_at >= begin) | (Report.taken_at >= begin)
    counts = (Report.status != Status.SPAM, Report.is_held.is_(False), Report.received_at < until)
    return db.session.execute(found.where(*counts, recent)).all()


def _notices(begin: datetime, until: datetime) -> Sequence[Row]:
    found = select(Notice.published_at, Notice.wrong_since, Notice.fixed_at)
    published = (Notice.status == NoticeStatus.PUBLISHED) & (Notice.published_at >= begin) & (Notice.published_at < until)
    return db.session.execute(found.where(published, Notice.fixed_at.is_not(None), Notice.wrong_since.is_not(None))).all()


def _times(keys: list[str], rows: Iterable[tuple[str, float, bool | None]]) -> list[Times]:
    held: defaultdict[str, list[tuple[float, bool | None]]] = defaultdict(list)
    for key, value, in_time in rows:
        held[key].append((value, in_time))
    return [_time_of(key, held[key]) for key in keys]


def _time_of(key: str, values: list[tuple[float, bool | None]]) -> Times:
    if len(values) < FEW:
        return Times(key, len(values), None, None, None)
    taken = sorted(value for value, _in_time in values)
    told = [in_time for _value, in_time in values if in_time is not None]
    return Times(key, len(values), median(taken), taken[min(len(taken) - 1, int(len(taken) * 0.9))], share(sum(told), len(told)))


def _outcomes(keys: list[str], closed: Sequence[Row]) -> list[Outcomes]:
    held = {key: Outcomes(key) for key in keys}
    for row in closed:
        of = held[month_of(row.resolved_at)]
        if row.outcome in CORRECTED:
            of.corrected += 1
        elif row.outcome in NOTED:
            of.noted += 1
        elif row.outcome in SET_ASIDE:
            of.aside += 1
        else:
            of.without += 1
    rest = Outcomes(OTHERS)
    for small in (one for one in held.values() if 0 < one.n < FEW):
        for name in ("corrected", "noted", "without", "aside"):
            setattr(rest, name, getattr(rest, name) + getattr(small, name))
    shown = [one for one in held.values() if one.n == 0 or one.n >= FEW]
    return [*shown, rest] if rest.n else shown


def _hours(row: Row) -> float:
    return working_time(row.received_at, row.taken_at, row.canton) / timedelta(hours=1)


def _days(row: Row) -> float:
    return working_time(row.received_at, row.resolved_at, row.canton) / DAY


def _days_wrong(row: Row) -> float:
    return (row.fixed_at - row.wrong_since) / DAY
