"""Duties and absences."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.core.db import Base, Row


class Duty(Row, Base):
    """One person looks after an edition's reports for a time; another stands in when the first is away."""

    __tablename__ = "duties"

    edition: Mapped[str] = mapped_column(ForeignKey("editions.code"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime] = mapped_column(index=True)

    person: Mapped[User] = relationship(foreign_keys=person_id)
    stand_in: Mapped[User | None] = relationship(foreign_keys=stand_in_id)


class Absence(Row, Base):
    """Somebody is away, from the first to the last day."""

    __tablename__ = "absences"

    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    first_on: Mapped[date]
    last_on: Mapped[date] = mapped_column(index=True)

    person: Mapped[User] = relationship()
