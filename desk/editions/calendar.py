"""Working days in Bern: Monday to Friday without the public holidays of the edition's canton.

A working day counts 24 hours here, so that “one working day later” is the same hour of the next working day. Federal and
cantonal holidays come from the package `holidays`.
"""

from datetime import date, datetime, time, timedelta
from functools import cache

from desk.i18n.dates import from_bern, in_bern

OPENS, CLOSES = time(7), time(20)
DAY = timedelta(days=1)
HOME = "BE"  # the canton of the newsroom's seat
CANTONS = (
    "AG", "AI", "AR", "BE", "BL", "BS", "FR", "GE", "GL", "GR", "JU", "LU", "NE",
    "NW", "OW", "SG", "SH", "SO", "SZ", "TG", "TI", "UR", "VD", "VS", "ZG", "ZH",
)  # fmt: skip


@cache
def holidays(year: int, canton: str = HOME) -> frozenset[date]:
    """Federal and cantonal public holidays of a year."""
    from holidays import country_holidays  # it knows all countries, and takes a fifth of a second to load

    return frozenset(country_holidays("CH", subdiv=canton, years=year))


def is_working_day(day: date, canton: str = HOME) -> bool:
    """Whether the newsroom's office is open on this day."""
    return day.weekday() < 5 and day not in holidays(day.year, canton)


def next_working_day(day: date, canton: str = HOME) -> date:
    """The first working day after this one."""
    day += DAY
    while not is_working_day(day, canton):
        day += DAY
    return day


def after_working_days(start: datetime, days: int, canton: str = HOME) -> datetime:
    """The time (UTC) so many working days later, at the same hour in Bern.

    What comes in on a day off counts from the opening of the next working day.
    """
    return after_working_time(_opening(start, canton), days * DAY, canton)


def after_working_time(start: datetime, span: timedelta, canton: str = HOME) -> datetime:
    """The time (UTC) when so much working time has passed; days off do not count."""
    local = in_bern(start).replace(tzinfo=None)
    if not is_working_day(local.date(), canton):
        local = datetime.combine(next_working_day(local.date(), canton), time())
    left = datetime.combine(local.date() + DAY, time()) - local
    while span >= left:
        span -= left
        local = datetime.combine(next_working_day(local.date(), canton), time())
        left = DAY
    return from_bern(local + span)


def working_time(begin: datetime, end: datetime, canton: str = HOME) -> timedelta:
    """How much working time lies between two times (UTC)."""
    at, last = in_bern(begin).replace(tzinfo=None), in_bern(end).replace(tzinfo=None)
    passed = timedelta()
    while at < last:
        midnight = datetime.combine(at.date() + DAY, time())
        if is_working_day(at.date(), canton):
            passed += min(midnight, last) - at
        at = midnight
    return passed


def _opening(start: datetime, canton: str) -> datetime:
    local = in_bern(start)
    if is_working_day(local.date(), canton):
        return start
    return from_bern(datetime.combine(next_working_day(local.date(), canton), OPENS))


def is_night(moment: datetime, canton: str = HOME) -> bool:
    """Whether nobody else is expected in the office (UTC time given)."""
    local = in_bern(moment)
    return not is_working_day(local.date(), canton) or not OPENS <= local.time() < CLOSES


def next_morning(moment: datetime, canton: str = HOME) -> datetime:
    """Ten o'clock in Bern on the next working day (UTC), when a second reading is due."""
    local = in_bern(moment)
    today_will_do = is_working_day(local.date(), canton) and local.time() < OPENS
    day = local.date() if today_will_do else next_working_day(local.date(), canton)
    return from_bern(datetime.combine(day, time(10)))
