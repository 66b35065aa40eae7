"""A moderator's decision. It takes effect a moment later, so that it can be taken back."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.contributions.models import Clause, Contribution
from desk.core.db import NEVER_AGAIN, Base, Row


class Verdict(StrEnum):
    """What a moderator decided."""

    APPROVE = "approve"  # this version stands
    REFUSE = "refuse"  # an edit does not stand; the version before stays
    REMOVE = "remove"  # the contribution does not stand, or stands no longer
    KEEP = "keep"  # readers flagged it, and it stands all the same
    RESTORE = "restore"  # it was removed, and stands again


class DecisionState(StrEnum):
    """Where a decision is."""

    PENDING = "pending"
    DONE = "done"
    TAKEN_BACK = "taken_back"
    OVERTAKEN = "overtaken"  # its author changed or withdrew the text before it took effect


class ModerationDecision(Row, Base):
    """What was decided about a version of a contribution, by whom, and why."""

    __tablename__ = "moderation_decisions"
    __table_args__ = NEVER_AGAIN

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id", ondelete="CASCADE"), index=True)
    version_n: Mapped[int]
    verdict: Mapped[Verdict]
    clause: Mapped[Clause | None]
    note: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    state: Mapped[DecisionState] = mapped_column(default=DecisionState.PENDING, index=True)
    takes_effect_at: Mapped[datetime] = mapped_column(index=True)
    batch: Mapped[str | None] = mapped_column(index=True)  # decided together, and taken back together
    evidence: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what was decided about, as it was then

    contribution: Mapped[Contribution] = relationship()
    by: Mapped[User] = relationship()
