"""What helps a newsroom to keep its inbox: labels, views, answers kept ready, who is looking, and the undo."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.core.db import Base, Row
from desk.corrections.models.codes import Outcome


class Label(Base):
    """A word that an edition puts on a report."""

    __tablename__ = "labels"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True, index=True)


class SavedView(Row, Base):
    """An address of the inbox under a name, for one person or for an edition."""

    __tablename__ = "saved_views"

    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    edition: Mapped[str | None] = mapped_column(ForeignKey("editions.code"))  # whose people all see it; None: its owner only
    name: Mapped[str]
    query: Mapped[str]  # what stands behind the `?` of the address


class CannedAnswer(Row, Base):
    """Words an edition keeps ready, under one name in each language; `{reference}` and the like are filled in."""

    __tablename__ = "canned_answers"
    __table_args__ = (UniqueConstraint("edition", "name", "language"),)

    edition: Mapped[str] = mapped_column(ForeignKey("editions.code"))
    name: Mapped[str]
    language: Mapped[str]
    outcome: Mapped[Outcome | None]  # what it is meant for; None: for a question, or for anything
    text: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    by: Mapped[User | None] = relationship()


class Presence(Base):
    """Who has a report open, as of when."""

    __tablename__ = "presences"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    seen_at: Mapped[datetime]
    is_writing: Mapped[bool] = mapped_column(default=False)

    person: Mapped[User] = relationship()


class Undo(Row, Base):
    """Steps that can be taken back for ten seconds: of each report how it was before, and at which version it is since."""

    __tablename__ = "undos"

    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    until: Mapped[datetime]
    step: Mapped[str]
    reports: Mapped[list[Any]]
    letters: Mapped[list[Any]]  # the numbers of the letters that wait for it
    undone_at: Mapped[datetime | None]


class News(Row, Base):
    """Something a colleague is told of in their digest instead of a letter of its own."""

    __tablename__ = "staff_news"

    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    letter: Mapped[str]  # the letter it stands for
    told_at: Mapped[datetime | None]
