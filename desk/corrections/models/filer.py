"""The people who filed a report, and the secret links they were given."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.core.db import Base, Row


class LinkKind(StrEnum):
    """What a secret opens."""

    PRIVATE = "private"  # the private page
    ANSWER = "answer"  # the button “Send me the answer”


class Filer(Row, Base):
    """Somebody who filed a report. Erasing a person's data empties this table, not the report."""

    __tablename__ = "filers"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(index=True)
    language: Mapped[str]  # of the page they wrote on: letters are worded in it
    confirmed_at: Mapped[datetime | None]  # when “Send me the answer” was pressed

    links: Mapped[list["Link"]] = relationship(back_populates="filer", order_by="Link.id", cascade="all, delete-orphan")

    @property
    def wants_letters(self) -> bool:
        """Whether we may write more than the receipt."""
        return bool(self.email and self.confirmed_at)


class SilencedAddress(Base):
    """Somebody whose address was typed by others pressed “It was not me”: no receipt goes there again. Kept as a keyed hash."""

    __tablename__ = "silenced_addresses"

    hash: Mapped[str] = mapped_column(primary_key=True)


class Link(Row, Base):
    """One secret, as a hash. Every letter has its own; older ones stay valid."""

    __tablename__ = "links"

    filer_id: Mapped[int] = mapped_column(ForeignKey("filers.id", ondelete="CASCADE"), index=True)
    kind: Mapped[LinkKind]
    hash: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    filer: Mapped[Filer] = relationship(back_populates="links")
