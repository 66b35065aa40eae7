"""Somebody tells us that a contribution is illegal, with the law and the reason (Regulation (EU) 2022/2065, article 16)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.contributions.models import Clause, Contribution
from desk.core.db import Base, Row
from desk.core.states import Part


class LegalFlagStatus(StrEnum):
    """Where it stands."""

    RECEIVED = "received"
    REMOVED = "removed"
    STAYS = "stays"
    GONE = "gone"  # its author took the text back before anybody decided


class LegalFlag(Part, Row, Base):
    """One such flag, with its own reference and page."""

    __tablename__ = "legal_flags"

    reference: Mapped[str] = mapped_column(unique=True)
    hash: Mapped[str] = mapped_column(unique=True)  # of the secret of its page
    sent_as: Mapped[str] = mapped_column(unique=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id", ondelete="CASCADE"), index=True)
    version_n: Mapped[int]
    law: Mapped[str]
    explanation: Mapped[str]
    name: Mapped[str]
    email: Mapped[str]
    language: Mapped[str]
    status: Mapped[LegalFlagStatus] = mapped_column(default=LegalFlagStatus.RECEIVED, index=True)
    clause: Mapped[Clause | None]
    note: Mapped[str] = mapped_column(default="")  # what the moderator adds to the outcome
    settled_at: Mapped[datetime | None] = mapped_column(index=True)

    contribution: Mapped[Contribution] = relationship()
