"""Dates and times as people write them. The database keeps UTC; every page says Bern."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import inf
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from flask import Flask
from flask_babel import format_date as babel_date
from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup, escape

from desk.core.text import ready

BERN = ZoneInfo("Europe/Zurich")
Unit = Literal["day", "hour", "minute"]


def init_app(app: Flask) -> None:
    """Offer the filters to templates."""
    written = (day, day_short, moment, clock_time, deadline, time_tag, month_name, month_short, duration, figure, percent)
    app.jinja_env.filters.update({one.__name__: one for one in written})


def in_bern(utc: datetime) -> datetime:
    """A time from the database, in Bern."""
    return utc.replace(tzinfo=UTC).astimezone(BERN)


def from_bern(local: datetime) -> datetime:
    """A time somebody typed as Bern's, as the database keeps it."""
    return local.replace(tzinfo=BERN).astimezone(UTC).replace(tzinfo=None)


def as_date(value: date | datetime) -> date:
    """The day in Bern."""
    return in_bern(value).date() if isinstance(value, datetime) else value


def day(value: date | datetime) -> str:
    """20 November 2026"""
    return _first(as_date(value), babel_date(as_date(value), "long"))


def day_short(value: date | datetime) -> str:
    """20 November"""
    return _first(as_date(value), _skeleton("MMMMd", as_date(value), str(get_locale())))


def _first(value: date, written: str) -> str:
    """1er novembre: French counts the first day of a month as an ordinal, which the patterns of the CLDR do not know."""
    return written.replace("1 ", "1er ", 1) if value.day == 1 and get_locale().language == "fr" else written


def month_name(value: date) -> str:
    """November 2026"""
    return _skeleton("yMMMM", value, str(get_locale()))


def month_short(value: date) -> str:
    """Nov"""
    return get_locale().months["format"]["abbreviated"][value.month]  # Babel’s skeleton MMM, once asked for zh, says zh’s to all


def figure(value: float) -> str:
    """A number as people write it: one digit behind the point below a hundred, none above; none for a whole number."""
    digits = "#,##0" if value >= 100 or float(value).is_integer() else "#,##0.0"
    return format_decimal(value, format=digits, locale=get_locale())


def percent(value: float) -> str:
    """A share from 0 to 1 as 92%."""
    return format_percent(value, format=None, locale=get_locale())


@lru_cache(2000)  # a page of the inbox says fifty times, and finding a pattern takes a fifth of a millisecond
def _skeleton(pattern: str, value: date, locale: str) -> str:
    return format_skeleton(pattern, value, locale=locale)


@lru_cache(2000)
def _clock(hour: int, minute: int, locale: str) -> str:
    return format_time(time(hour, minute), "short", locale=locale)


def duration(value: timedelta) -> str:
    """2 days, 3 hours: the two largest units, at least one minute, joined as the language does."""
    minutes = max(1, int(value.total_seconds() // 60))
    days, rest = divmod(minutes, 24 * 60)
    units: list[tuple[int, Unit]] = [(days, "day"), (rest // 60, "hour"), (rest % 60, "minute")]
    shown = [format_timedelta_of(n, unit) for n, unit in units if n][:2]
    return format_list(shown, style="unit", locale=get_locale())


def format_timedelta_of(n: int, unit: Unit) -> str:
    """3 hours, in the language of the page."""
    span = timedelta(**{f"{unit}s": n})
    return format_timedelta(span, granularity=unit, threshold=inf, locale=get_locale())  # Babel’s format_unit has no words in zh and ja


def clock_time(value: datetime) -> str:
    """09:48, in Bern."""
    local = in_bern(value)
    return _clock(local.hour, local.minute, str(get_locale()))


def moment(value: datetime) -> str:
    """20 November 2026, 09:48, in Bern."""
    return _("%(day)s, %(time)s", day=day(value), time=clock_time(value))


def moment_short(value: datetime) -> str:
    """20 November, 09:48, in Bern."""
    return _("%(day)s, %(time)s", day=day_short(value), time=clock_time(value))


def deadline(value: datetime) -> str:
    """Friday 20 November 2026, 18:00 in Bern."""
    return _("%(day)s, %(time)s in Bern", day=_first(as_date(value), babel_date(as_date(value), "full")), time=clock_time(value))


def time_tag(value: datetime, form: str = "moment") -> Markup:
    """A <time> element with the exact time for machines and scripts, and words for people."""
    words = {"moment": moment, "moment_short": moment_short, "day": day, "day_short": day_short}[form](value)
    return ready('<time datetime="{}">{}</time>').format(value.isoformat(timespec="minutes") + "Z", escape(words))


def stamp(value: datetime | None) -> str:
    """A time for machines (RFC 3339): 2026-11-20T08:48:00Z; empty for none."""
    return "" if value is None else value.isoformat(timespec="seconds") + "Z"


def midnight(value: date) -> datetime:
    """The beginning of a day in Bern, in UTC."""
    return from_bern(datetime.combine(value, time()))
