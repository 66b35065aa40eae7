"""What was decided about contributions and their authors, only ever added to; and its sums, for the public."""

from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from desk.contributions.models.codes import Clause
from desk.core.db import Base, Row


class Deed(StrEnum):
    """What a line of the log says was done."""

    RECEIVE = "receive"  # it joined the queue, or stood at once
    APPROVE = "approve"
    ACCEPT = "accept"  # a change of a text
    REFUSE = "refuse"  # a change of a text
    REMOVE = "remove"
    KEEP = "keep"
    RESTORE = "restore"
    ESCALATE = "escalate"
    WITHDRAW = "withdraw"
    WARN = "warn"
    MUTE = "mute"
    BLOCK = "block"
    END = "end"  # of being muted or blocked
    APPEAL = "appeal"
    CONFIRM = "confirm"  # a second look found the removal right
    CHANGE = "change"  # a second look found it wrong


class LogLine(Row, Base):
    """One deed. It refers by number and outlives what it refers to; the database refuses to change or delete it."""

    __tablename__ = "decision_log"

    deed: Mapped[Deed]
    debate_id: Mapped[int | None] = mapped_column(index=True)
    contribution_id: Mapped[int | None] = mapped_column(index=True)
    version_n: Mapped[int | None]
    language: Mapped[str]
    clause: Mapped[Clause | None]
    was_public: Mapped[bool] = mapped_column(default=False)
    waited: Mapped[int | None]  # seconds from joining the queue
    person_id: Mapped[int | None] = mapped_column(index=True)  # whom it is about
    by_id: Mapped[int | None]  # who did it; nobody: the desk by itself


class Figure(Base):
    """How many lines of the log say the same, by debate, year (in Bern) and language."""

    __tablename__ = "debate_figures"

    debate_id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class Wait(StrEnum):
    """How long contributions waited for a moderator, in steps."""

    QUARTER = "wait 900"
    HOUR = "wait 3600"
    HALF_DAY = "wait 43200"
    DAY = "wait 86400"
    LONGER = "wait longer"

    @property
    def until(self) -> float:
        """Its upper end in seconds."""
        end = self.value.rpartition(" ")[2]
        return float(end) if end.isdigit() else float("inf")
