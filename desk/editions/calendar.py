"""Working days in Bern: Monday to Friday without the canton's public holidays.

Holidays: https://www.fedlex.admin.ch (1 August) and the canton of Bern's law on public holidays (BSG 555.1).
"""

from datetime import date, datetime, time, timedelta
from functools import cache

from desk.i18n.dates import from_bern, in_bern

OPENS, CLOSES = time(7), time(20)


@cache
def holidays(year: int) -> frozenset[date]:
    """Public holidays of a year in Bern."""
    easter = easter_sunday(year)
    moving = (-2, 1, 39, 50)  # Good Friday, Easter Monday, Ascension, Whit Monday
    fixed = ((1, 1), (1, 2), (8, 1), (12, 25), (12, 26))
    return frozenset({date(year, month, day) for month, day in fixed} | {easter + timedelta(n) for n in moving})


def easter_sunday(year: int) -> date:
    """Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def is_working_day(day: date) -> bool:
    """Whether the newsroom's office is open on this day."""
    return day.weekday() < 5 and day not in holidays(day.year)


def next_working_day(day: date) -> date:
    """The first working day after this one."""
    day += timedelta(1)
    while not is_working_day(day):
        day += timedelta(1)
    return day


def after_working_days(start: datetime, days: int) -> datetime:
    """The time (UTC) so many working days later, at the same hour in Bern.

    What comes in on a day off counts from the opening of the next working day.
    """
    local = in_bern(start).replace(tzinfo=None)
    if not is_working_day(local.date()):
        local = datetime.combine(next_working_day(local.date()), OPENS)
    target = local.date()
    for _ in range(days):
        target = next_working_day(target)
    return from_bern(datetime.combine(target, local.time()))


def is_night(moment: datetime) -> bool:
    """Whether nobody else is expected in the office (UTC time given)."""
    local = in_bern(moment)
    return not is_working_day(local.date()) or not OPENS <= local.time() < CLOSES


def next_morning(moment: datetime) -> datetime:
    """Ten o'clock in Bern on the next working day (UTC), when a second reading is due."""
    local = in_bern(moment)
    today_will_do = is_working_day(local.date()) and local.time() < OPENS
    day = local.date() if today_will_do else next_working_day(local.date())
    return from_bern(datetime.combine(day, time(10)))
