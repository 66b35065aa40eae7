"""The figures of debates: sums of the log, which a test recounts."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select

from desk.contributions.models import Clause, Deed, Figure, Wait
from desk.core.db import db


@dataclass
class Figures:
    """What came of the contributions of a debate, or of all debates of a year."""

    received: int = 0
    published: int = 0
    not_published: int = 0
    removed_later: int = 0
    restored: int = 0
    withdrawn_before: int = 0  # before a moderator had read it
    withdrawn_later: int = 0
    changes_refused: int = 0
    appeals: int = 0
    appeals_changed: int = 0
    clauses: Counter[Clause] = field(default_factory=Counter)
    languages: dict[str, "Figures"] = field(default_factory=dict)
    waits: Counter[Wait] = field(default_factory=Counter)

    @property
    def waiting(self) -> int:
        """How many nobody has decided about."""
        return max(0, self.received - self.published - self.not_published - self.withdrawn_before)

    @property
    def withdrawn(self) -> int:
        """How many their authors took back."""
        return self.withdrawn_before + self.withdrawn_later

    @property
    def half_within(self) -> timedelta | None:
        """In what time at least half of what moderators read was read, in whole steps; None if too long, or nothing was read."""
        read, seen = sum(self.waits.values()), 0
        for step in Wait:
            seen += self.waits[step]
            if read and seen * 2 >= read:
                return timedelta(seconds=step.until) if step is not Wait.LONGER else None
        return None

    def count(self, what: str, n: int) -> None:
        """Add a sum of the log."""
        if what in NAMES:
            setattr(self, NAMES[what], getattr(self, NAMES[what]) + n)
        elif what.startswith("clause "):
            self.clauses[Clause(what.partition(" ")[2])] += n
        elif what in set(Wait):
            self.waits[Wait(what)] += n


NAMES = {
    Deed.RECEIVE.value: "received",
    Deed.APPROVE.value: "published",
    Deed.REMOVE.value: "not_published",
    f"{Deed.REMOVE.value} public": "removed_later",
    Deed.RESTORE.value: "restored",
    Deed.WITHDRAW.value: "withdrawn_before",
    f"{Deed.WITHDRAW.value} public": "withdrawn_later",
    Deed.REFUSE.value: "changes_refused",
    Deed.APPEAL.value: "appeals",
    Deed.CHANGE.value: "appeals_changed",
}


def figures_of_debate(number: int) -> Figures:
    """The figures of one debate, all its years together."""
    return _sum(Figure.debate_id == number)


def figures_of_year(year: int) -> Figures:
    """The figures of all debates in a year (in Bern)."""
    return _sum(Figure.year == year)


def years() -> list[int]:
    """The years that have figures, the newest first."""
    return list(db.session.scalars(select(Figure.year).distinct().order_by(Figure.year.desc())))


def _sum(condition) -> Figures:
    found = Figures()
    for row in db.session.execute(select(Figure.language, Figure.what, Figure.n).where(condition)):
        found.count(row.what, row.n)
        found.languages.setdefault(row.language, Figures()).count(row.what, row.n)
    return found
