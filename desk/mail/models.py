"""A letter in the outbox."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from desk.core import clock
from desk.core.db import Base, Row


class MailState(StrEnum):
    """Where a letter is; nothing is called delivered, because nobody can know."""

    QUEUED = "queued"
    SENDING = "sending"
    HANDED_OVER = "handed_over"
    BOUNCED = "bounced"
    FAILED = "failed"
    CANCELLED = "cancelled"
    KEPT = "kept"


class OutgoingMail(Row, Base):
    """A letter to one address, with its finished bytes."""

    __tablename__ = "outbox"

    letter: Mapped[str] = mapped_column(index=True)  # which kind of letter: "corrections/report_filed"
    thing: Mapped[str] = mapped_column(index=True)  # the reference of what it is about
    occasion: Mapped[str] = mapped_column(unique=True)  # one letter an occasion
    to: Mapped[str]
    language: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)
    message: Mapped[bytes | None]  # erased some days after it was handed over
    state: Mapped[MailState] = mapped_column(default=MailState.QUEUED, index=True)
    not_before: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    possible_copies: Mapped[int] = mapped_column(default=0)  # times the server may have taken it without our knowing
    answer: Mapped[str] = mapped_column(default="")  # the mail server's last words
    handed_over_at: Mapped[datetime | None]

    @property
    def is_on_its_way(self) -> bool:
        """Whether it is still to be handed over."""
        return self.state in {MailState.QUEUED, MailState.SENDING}

    @property
    def is_late(self) -> bool:
        """Whether at least one try has failed."""
        return self.is_on_its_way and bool(self.answer)
