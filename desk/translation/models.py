"""A text in another language, what is spent on that, and how the engines are."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.core.db import NEVER_AGAIN, Base, Row
from desk.core.states import Part


class Kind(StrEnum):
    """What sort of text it is."""

    CONTRIBUTION = "contribution"
    DEBATE = "debate"
    CLAIM = "claim"
    QUESTION = "question"
    INFORMATION = "information"
    DECISION = "decision"


class Source(StrEnum):
    """Who made a translation. A person's stands above a machine's and is never overwritten."""

    MACHINE = "machine"
    PERSON = "person"


class Status(StrEnum):
    """Where a translation stands."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"  # the answers were no good; the original is shown


class Translation(Part, Row, Base):
    """One version of a text in one other language."""

    __tablename__ = "translations"
    __table_args__ = (
        UniqueConstraint("kind", "thing_id", "version", "language"),
        Index(None, "status", "next_at"),
        NEVER_AGAIN,
    )

    kind: Mapped[Kind]
    thing_id: Mapped[int]
    version: Mapped[int]  # of the original
    language: Mapped[str]
    original_language: Mapped[str]
    source: Mapped[Source] = mapped_column(default=Source.MACHINE)
    engine: Mapped[str] = mapped_column(default="")  # by name; empty for a person
    status: Mapped[Status] = mapped_column(default=Status.WAITING)
    parts: Mapped[list[Any]] = mapped_column(default=list)  # the texts, in the order of the original's
    html: Mapped[str] = mapped_column(default="")  # of the first part, rendered once
    tries: Mapped[int] = mapped_column(default=0)  # that were answered with something of no use
    unanswered: Mapped[int] = mapped_column(default=0)  # asked in vain; it lets others go first then
    next_at: Mapped[datetime]  # when it is tried (again); while a worker has it, when another one may
    problem: Mapped[str] = mapped_column(default="")  # why the last answer was no good: a code
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))


class TranslationDay(Base):
    """How many characters were sent to engines on a day (UTC), for one language."""

    __tablename__ = "translation_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    characters: Mapped[int]


class EngineState(Base):
    """An engine that did not answer is left alone for a while."""

    __tablename__ = "translation_engines"

    name: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)  # one after the other
    paused_until: Mapped[datetime | None]
    problem: Mapped[str] = mapped_column(default="")
