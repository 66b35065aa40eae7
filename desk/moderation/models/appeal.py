"""An author asks for a second look at a removal; somebody else answers."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.core.db import NEVER_AGAIN, Base, Row
from desk.core.states import Part
from desk.moderation.models.decision import ModerationDecision


class AppealStatus(StrEnum):
    """Where a second look stands."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    CHANGED = "changed"


class ModerationAppeal(Part, Row, Base):
    """One appeal against one decision; there is no second."""

    __tablename__ = "moderation_appeals"
    __table_args__ = NEVER_AGAIN

    decision_id: Mapped[int] = mapped_column(ForeignKey("moderation_decisions.id", ondelete="CASCADE"), unique=True)
    reason: Mapped[str]
    language: Mapped[str]
    status: Mapped[AppealStatus] = mapped_column(default=AppealStatus.OPEN, index=True)
    due_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    answered_at: Mapped[datetime | None]

    decision: Mapped[ModerationDecision] = relationship()
    answered_by: Mapped[User | None] = relationship()
