"""What the newsroom asks the one who filed a report, and what they add to it."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.core.db import Base, Row


class Question(Row, Base):
    """A question on the reader's private page. The clocks stand still until it is answered."""

    __tablename__ = "questions"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    text: Mapped[str]
    language: Mapped[str]
    answer_by: Mapped[datetime]  # after it the newsroom may go on without an answer
    reminded_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]  # answered, or given up

    by: Mapped[User] = relationship()

    @property
    def is_open(self) -> bool:
        """Whether an answer is still waited for."""
        return self.closed_at is None


class Information(Row, Base):
    """What a reader added to a report: the answer to a question, or something they thought of later."""

    __tablename__ = "information"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    filer_id: Mapped[int | None] = mapped_column(ForeignKey("filers.id", ondelete="SET NULL"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"))
    text: Mapped[str]
    language: Mapped[str]  # of the page it was written on

    question: Mapped[Question | None] = relationship()
    picture: Mapped["Picture | None"] = relationship(back_populates="information")


class Picture(Row, Base):
    """A picture sent with a report or added to it, re-encoded."""

    __tablename__ = "pictures"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    information_id: Mapped[int | None] = mapped_column(ForeignKey("information.id"), unique=True)
    data: Mapped[bytes]
    width: Mapped[int]
    height: Mapped[int]

    information: Mapped[Information | None] = relationship(back_populates="picture")

    @property
    def kilobytes(self) -> int:
        """Its size in kB, at least 1."""
        return max(1, len(self.data) // 1000)
