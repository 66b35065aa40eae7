"""What in a debate waits for its host: a question, a reply to the host, or what a moderator wants to know."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.contributions.models.contribution import Contribution
from desk.core.db import Base, Row
from desk.core.states import Part


class TaskKind(StrEnum):
    """Why it waits."""

    QUESTION = "question"  # its author asks the host
    REPLY = "reply"  # it answers the host
    MODERATOR = "moderator"  # a moderator asks the host about it


class TaskStatus(StrEnum):
    """Where it stands."""

    OPEN = "open"
    ANSWERED = "answered"
    DISMISSED = "dismissed"
    GONE = "gone"  # what it is about stands no longer


class HostTask(Part, Row, Base):
    """One thing on the host's list. It leaves the list by an answer, or with a note that says why not."""

    __tablename__ = "host_tasks"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id", ondelete="CASCADE"), unique=True)
    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id", ondelete="CASCADE"), index=True)
    kind: Mapped[TaskKind]
    status: Mapped[TaskStatus] = mapped_column(default=TaskStatus.OPEN, index=True)
    to_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)  # a colleague it was given to
    note: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    closed_at: Mapped[datetime | None]

    contribution: Mapped[Contribution] = relationship()
    to: Mapped[User | None] = relationship(foreign_keys=to_id)
    by: Mapped[User | None] = relationship(foreign_keys=by_id)
