"""Promises are counted in Bern's working days."""

from datetime import date, datetime, timedelta

import pytest

from desk.editions.calendar import (
    after_working_days,
    after_working_time,
    is_night,
    is_working_day,
    next_morning,
    working_time,
)
from desk.i18n.dates import from_bern, in_bern

pytestmark = pytest.mark.once


def bern(*moment: int) -> datetime:
    """A time in Bern, as the database keeps it."""
    return from_bern(datetime(*moment))


def said(moment: datetime) -> str:
    """A time in Bern, as people say it."""
    return f"{in_bern(moment):%a %d %b %Y %H:%M}"


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 4, 6), {"BE", "ZH", "TI", "GE"}),  # Easter Monday
        (date(2026, 1, 2), {"BE"}),  # Berchtold's day
        (date(2026, 1, 6), {"TI"}),  # Epiphany
        (date(2026, 9, 10), {"GE"}),  # the Geneva fast
        (date(2026, 6, 4), {"TI"}),  # Corpus Christi
    ],
)
def test_each_edition_keeps_the_holidays_of_its_canton(day, closed):
    assert {canton for canton in ("BE", "ZH", "TI", "GE") if not is_working_day(day, canton)} == closed


def test_working_time_leaves_out_weekends_and_holidays():
    thursday, monday = bern(2025, 7, 31, 12, 0), bern(2025, 8, 4, 12, 0)
    assert working_time(thursday, monday) == timedelta(days=1)  # 1 August is a holiday, then comes a weekend
    assert after_working_time(thursday, timedelta(days=2)) == bern(2025, 8, 5, 12, 0)


@pytest.mark.parametrize(("received", "days", "due"), [
    ((2025, 7, 31, 17, 30), 1, "Mon 04 Aug 2025 17:30"),  # 1 August is a holiday, then comes a weekend
    ((2026, 11, 24, 8, 14), 1, "Wed 25 Nov 2026 08:14"),
    ((2026, 11, 27, 18, 0), 3, "Wed 02 Dec 2026 18:00"),
    ((2026, 11, 28, 3, 0), 1, "Tue 01 Dec 2026 07:00"),  # a Saturday counts from Monday's opening
    ((2026, 3, 27, 10, 0), 1, "Mon 30 Mar 2026 10:00"),  # over the change to summer time
    ((2026, 12, 24, 9, 0), 1, "Mon 28 Dec 2026 09:00"),
])  # fmt: skip
def test_working_days_leave_out_weekends_and_holidays(received, days, due):
    assert said(after_working_days(bern(*received), days)) == due


def test_it_is_night_after_eight_before_seven_and_on_days_off():
    assert [is_night(bern(2026, 11, 24, hour, 30)) for hour in (6, 7, 19, 20, 23)] == [True, False, False, True, True]
    assert is_night(bern(2026, 11, 22, 12, 0))


def test_a_second_reading_is_due_at_ten_on_the_next_working_morning():
    assert said(next_morning(bern(2026, 11, 24, 23, 40))) == "Wed 25 Nov 2026 10:00"
    assert said(next_morning(bern(2026, 11, 25, 2, 0))) == "Wed 25 Nov 2026 10:00"
    assert said(next_morning(bern(2026, 11, 27, 22, 0))) == "Mon 30 Nov 2026 10:00"
    assert not is_working_day(date(2026, 8, 1))
