"""A reader asks for a second look; somebody else answers."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.core.db import Base, Row
from desk.corrections.models.report import Report


class Result(StrEnum):
    """What the second look came to."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"


class Appeal(Row, Base):
    """One appeal a report. The first decision stays readable beside what came of it."""

    __tablename__ = "appeals"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), unique=True)
    reason: Mapped[str]
    language: Mapped[str]
    result: Mapped[Result | None]
    answer: Mapped[str] = mapped_column(default="")  # in the reader's terms
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    report: Mapped[Report] = relationship(back_populates="appeal")
    decided_by: Mapped[User | None] = relationship()
