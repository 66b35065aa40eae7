"""What moderation does about an author: a warning, or keeping them out for a while. Each is told to them and ends."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.contributions.models import Clause, Contribution
from desk.core.db import NEVER_AGAIN, Base, Row


class MeasureKind(StrEnum):
    """From the mildest to the hardest."""

    WARNING = "warning"  # nothing changes but that they know
    MUTE = "mute"  # what they write is held apart
    BLOCK = "block"  # they take no part


class Measure(Row, Base):
    """One measure about one author, with its reason and its end."""

    __tablename__ = "measures"
    __table_args__ = NEVER_AGAIN

    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    kind: Mapped[MeasureKind]
    clause: Mapped[Clause]
    note: Mapped[str]
    until: Mapped[datetime] = mapped_column(index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contributions.id", ondelete="SET NULL"))
    ended_at: Mapped[datetime | None] = mapped_column(index=True)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    person: Mapped[User] = relationship(foreign_keys=person_id)
    by: Mapped[User] = relationship(foreign_keys=by_id)
    contribution: Mapped[Contribution | None] = relationship()
