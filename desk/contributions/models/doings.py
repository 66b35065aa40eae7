"""What readers do with a contribution: recommend it, tell a moderator about it."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.contributions.models.codes import FlagReason
from desk.contributions.models.contribution import Contribution
from desk.core.db import Base, Row


class Recommendation(Base):
    """One person recommends one contribution."""

    __tablename__ = "recommendations"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True)


class Flag(Row, Base):
    """A reader asks a moderator to look at a contribution."""

    __tablename__ = "flags"
    __table_args__ = (UniqueConstraint("contribution_id", "who"),)

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id", ondelete="CASCADE"), index=True)
    reason: Mapped[FlagReason]
    note: Mapped[str]
    version_n: Mapped[int]  # the text it is about
    language: Mapped[str] = mapped_column(default="")  # of the translation it is about, if it is about one
    who: Mapped[str]  # a keyed hash: one flag a person, or (for some days) an address of the network
    person_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    settled_at: Mapped[datetime | None] = mapped_column(index=True)

    contribution: Mapped[Contribution] = relationship()
