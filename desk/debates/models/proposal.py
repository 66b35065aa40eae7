"""A question a reader would like to put to other readers, and what the desk answered."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.articles.models import Article
from desk.core.db import Base, Row
from desk.core.states import Entry, Stateful
from desk.debates.models.debate import Debate


class ProposalStatus(StrEnum):
    """Where a proposal stands."""

    UNCONFIRMED = "unconfirmed"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class ProposalEntry(Entry, Base):
    """One step in a proposal's history."""

    __tablename__ = "proposal_entries"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    by: Mapped[User | None] = relationship()


class Proposal(Stateful, Row, Base):
    """A question proposed by a reader, often from an article."""

    __tablename__ = "proposals"

    Entry = ProposalEntry
    MOVES = {
        "confirm": ({ProposalStatus.UNCONFIRMED}, ProposalStatus.WAITING),
        "accept": ({ProposalStatus.WAITING}, ProposalStatus.ACCEPTED),
        "decline": ({ProposalStatus.WAITING}, ProposalStatus.DECLINED),
    }

    public_id: Mapped[str] = mapped_column(unique=True)
    sent_as: Mapped[str] = mapped_column(unique=True)  # the form and its content: sending twice is one proposal
    status: Mapped[ProposalStatus] = mapped_column(index=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"), index=True)
    language: Mapped[str] = mapped_column(index=True)
    question: Mapped[str]
    answer: Mapped[str]  # what the proposer would answer: the first contribution, if a debate is opened
    name: Mapped[str]
    may_be_named: Mapped[bool]
    email: Mapped[str] = mapped_column(default="")  # only until it is confirmed; then it stands on the account
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    confirm_hash: Mapped[str | None] = mapped_column(unique=True)
    confirm_until: Mapped[datetime | None] = mapped_column(index=True)
    due_at: Mapped[datetime | None]
    reply: Mapped[str] = mapped_column(default="")
    debate_id: Mapped[int | None] = mapped_column(ForeignKey("debates.id"), index=True)

    article: Mapped[Article | None] = relationship()
    author: Mapped[User | None] = relationship()
    debate: Mapped[Debate | None] = relationship()
    history: Mapped[list[ProposalEntry]] = relationship(order_by=ProposalEntry.id, cascade="all, delete-orphan")
