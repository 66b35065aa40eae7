"""A year of everyday reports: short, soon answered, and answered sooner from month to month."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import cache, partial
from typing import Any

from desk.corrections.actions import deciding, noticing, triage
from desk.corrections.models import Cause, Kind, Outcome, ReasonCode, Report
from desk.dev.life import Life
from desk.dev.people import hash_of
from desk.dev.told import STARTED, Part, read
from desk.editions.calendar import DAY, after_working_time, is_night, next_working_day
from desk.i18n.dates import from_bern, in_bern

LANGUAGES = ("en", "fr", "de", "ar", "it", "ja", "es", "ru", "pt", "zh")
EACH = 11  # reports a language
FIRST, LAST = 368.0, 9.0  # days ago
SETTLED = 16  # days; who reports later than that does not wait for the ombuds office
ORIGINS = ("form", "form", "email", "form", "form", "telephone", "form", "post")


@cache
def reports() -> list[dict[str, Any]]:
    """All of them, the oldest first: two or three of each language's lead to a correction."""
    told = read("history")
    left = {given["key"]: list(given["correction"]) for given in told["article"]}
    said = {code: [one for one in told["said"] if one["language"] == code] for code in LANGUAGES}
    found = []
    for n in range(EACH * len(LANGUAGES)):
        turn, i = divmod(n, len(LANGUAGES))
        code = LANGUAGES[i]
        days_ago = FIRST - (FIRST - LAST) * n / (EACH * len(LANGUAGES) - 1)
        known = [one for one in told["article"] if one["language"] == code and one["days_ago"] > days_ago + SETTLED]
        article = min(known, key=lambda one: one["days_ago"])
        is_correction = (turn + i) % 4 == 1 and left[article["key"]]
        one = left[article["key"]].pop(0) if is_correction else said[code][(turn + i) % len(said[code])]
        frame = {"article": article["key"], "page_language": code, "days_ago": days_ago, "about": "no", "origin": ORIGINS[n % len(ORIGINS)]}
        found.append(frame | {"passage": one.get("before", ""), "notice_kind": "correction", "severity": "minor"} | one)
    return found


class Everyday(Life):
    """One report of the year. Nobody left an address, and nothing was contested."""

    def __init__(self, number: int, given: dict[str, Any]) -> None:
        super().__init__(number, given)
        minute = self.chance("minute") * 600
        self.arrived = office(self.arrived.replace(hour=7, minute=0) + timedelta(minutes=minute))

    def chance(self, of: str) -> float:
        """0 to 1, the same on every machine."""
        return hash_of(f"{of} {self.number}") % 1000 / 1000

    @property
    def pace(self) -> float:
        """1 at the beginning of the year, a fifth at its end; some are slow, some fast."""
        slow = 0.2 + 0.8 * (self.given["days_ago"] - LAST) / (FIRST - LAST)
        return slow * (0.3 + 1.4 * self.chance("pace"))

    def parts(self) -> list[Part]:
        """What happens to it and when, from its arrival to its answer."""
        taken = office(after_working_time(self.arrived, self.pace * DAY * 1.1))
        if self.given.get("outcome") == "language_fixed":
            return [(self.arrived, self.arrive), self._part(taken, lambda report: deciding.fix_language(report, by=self.journalist))]
        answered = office(after_working_time(taken, (0.05 + self.pace * 3.2) * DAY))
        found: list[Part] = [
            (self.arrived, self.arrive),
            self._part(taken, lambda report: triage.take(report, by=self.journalist)),
            self._part(answered, self.answer),
        ]
        if "notice" in self.given:
            published = office(answered + timedelta(hours=1.5))
            found.append(self._part(published, lambda _report: noticing.publish(self.notice, by=self.editor)))
        return found

    def _part(self, moment: datetime, do: Callable[[Report], object]) -> Part:
        moment = min(moment, STARTED - timedelta(minutes=3))
        return moment, partial(self.at_moment, moment, do)

    def answer(self, report: Report) -> None:
        """A notice is drafted, or a reason given."""
        given = self.given
        if "notice" in given:
            triage.classify(report, Kind(given["kind"]), Cause(given["cause"]), by=self.journalist)
            self.submit(report, given, self.journalist)
            return
        code = ReasonCode(given["reason_code"]) if "reason_code" in given else None
        deciding.decide(report, Outcome(given["outcome"]), given["reason"], reason_code=code, by=self.journalist)


def office(moment: datetime) -> datetime:
    """The same time (UTC) if somebody is in the office then, else the next morning."""
    if not is_night(moment):
        return moment
    local = in_bern(moment).replace(tzinfo=None)
    is_before_work = local.hour < 12 and next_working_day(local.date() - DAY) == local.date()
    day = local.date() if is_before_work else next_working_day(local.date())
    return from_bern(datetime.combine(day, time(8, local.minute)))
