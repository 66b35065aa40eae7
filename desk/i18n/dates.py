"""Dates and times as people write them. The database keeps UTC; every page says Bern."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time
from flask import Flask
from flask_babel import format_date as babel_date
from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup, escape

from desk.core.text import ready

BERN = ZoneInfo("Europe/Zurich")


def init_app(app: Flask) -> None:
    """Offer the filters to templates."""
    app.jinja_env.filters.update(
        day=day, day_short=day_short, moment=moment, clock_time=clock_time, deadline=deadline, time_tag=time_tag, month_name=month_name
    )


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
    return babel_date(as_date(value), "long")


def day_short(value: date | datetime) -> str:
    """20 November"""
    return format_skeleton("MMMMd", as_date(value), locale=get_locale())


def month_name(value: date) -> str:
    """November 2026"""
    return format_skeleton("yMMMM", value, locale=get_locale())


def clock_time(value: datetime) -> str:
    """09:48, in Bern."""
    return format_time(in_bern(value).time(), "short", locale=get_locale())


def moment(value: datetime) -> str:
    """20 November 2026, 09:48, in Bern."""
    return _("%(day)s, %(time)s", day=day(value), time=clock_time(value))


def moment_short(value: datetime) -> str:
    """20 November, 09:48, in Bern."""
    return _("%(day)s, %(time)s", day=day_short(value), time=clock_time(value))


def deadline(value: datetime) -> str:
    """Friday 20 November 2026, 18:00 in Bern."""
    return _("%(day)s, %(time)s in Bern", day=babel_date(as_date(value), "full"), time=clock_time(value))


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
