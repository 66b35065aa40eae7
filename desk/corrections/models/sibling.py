"""A notice was published: does the error stand in the other editions too?"""

from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.articles.models import Article
from desk.core.db import Base, Row
from desk.core.states import Entry, Stateful
from desk.corrections.models.notice import Notice


class SiblingStatus(StrEnum):
    """How far an edition's check has come."""

    PENDING = "pending"
    CLEAN = "clean"
    CORRECTED = "corrected"
    DIFFERS = "differs"


class SiblingEntry(Entry, Base):
    """One step in the history of a check."""

    __tablename__ = "sibling_entries"

    task_id: Mapped[int] = mapped_column(ForeignKey("sibling_tasks.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    by: Mapped[User | None] = relationship()


class SiblingTask(Stateful, Row, Base):
    """One edition checks its translation of a corrected article.

    clean: the error is not in it; differs: it says something else, and why that stays; corrected: by its own notice.
    """

    __tablename__ = "sibling_tasks"
    __table_args__ = (UniqueConstraint("notice_id", "article_id"),)

    Entry = SiblingEntry
    MOVES = {
        "find_clean": ({SiblingStatus.PENDING}, SiblingStatus.CLEAN),
        "find_different": ({SiblingStatus.PENDING}, SiblingStatus.DIFFERS),
        "correct": ({SiblingStatus.PENDING, SiblingStatus.CLEAN, SiblingStatus.DIFFERS}, SiblingStatus.CORRECTED),
        "look_again": ({SiblingStatus.CLEAN, SiblingStatus.DIFFERS}, SiblingStatus.PENDING),
    }

    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)  # what was corrected elsewhere
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), index=True)  # the translation to be checked
    edition: Mapped[str] = mapped_column(ForeignKey("editions.code"), index=True)
    status: Mapped[SiblingStatus] = mapped_column(default=SiblingStatus.PENDING, index=True)
    own_notice_id: Mapped[int | None] = mapped_column(ForeignKey("notices.id"), index=True)  # the edition's own notice

    notice: Mapped[Notice] = relationship(foreign_keys=notice_id, back_populates="sibling_tasks")
    own_notice: Mapped[Notice | None] = relationship(foreign_keys=own_notice_id)
    article: Mapped[Article] = relationship()
    history: Mapped[list[SiblingEntry]] = relationship(order_by=SiblingEntry.id, cascade="all, delete-orphan")

    @property
    def settled_at(self):
        """When it was last settled (UTC); None while pending."""
        return self.history[-1].at if self.history and self.status is not SiblingStatus.PENDING else None
