"""A contribution to a debate and the versions of its text."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.contributions.models.codes import Clause, LanguageSource
from desk.core.db import NEVER_AGAIN, Base, Row
from desk.core.states import Entry, Part, Stateful
from desk.debates.models import Debate

_ROOT, _PICK = text("root_id IS NULL"), text("picked_at IS NOT NULL")


class Status(StrEnum):
    """Where a contribution stands."""

    UNCONFIRMED = "unconfirmed"
    WAITING = "waiting"
    PUBLISHED = "published"
    PRIVATE = "private"  # only the newsroom reads it: a debate of another format than discussion
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"


class VersionStatus(StrEnum):
    """Where a version of the text stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    REPLACED = "replaced"


class ContributionEntry(Entry, Base):
    """One step in a contribution's history."""

    __tablename__ = "contribution_entries"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    by: Mapped[User | None] = relationship()


class ContributionVersion(Part, Row, Base):
    """A text as its author wrote it at some time, with its finished HTML."""

    __tablename__ = "contribution_versions"
    __table_args__ = (UniqueConstraint("contribution_id", "n"),)

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id", ondelete="CASCADE"), index=True)
    n: Mapped[int]
    text: Mapped[str]
    html: Mapped[str]  # rendered once, at writing; holds no name, badge, count or date
    renderer: Mapped[int]
    language: Mapped[str] = mapped_column(index=True)
    language_source: Mapped[LanguageSource]
    essence: Mapped[str] = mapped_column(index=True)  # a hash of the text without case, blanks and signs
    status: Mapped[VersionStatus] = mapped_column(index=True)


class Contribution(Stateful, Row, Base):
    """What somebody wrote in a debate; a reply has a root and says whom it answers."""

    __tablename__ = "contributions"
    __table_args__ = (
        UniqueConstraint("debate_id", "position"),
        Index("ix_contributions_roots", "debate_id", "position", sqlite_where=_ROOT, postgresql_where=_ROOT),
        Index("ix_contributions_picks", "debate_id", "position", sqlite_where=_PICK, postgresql_where=_PICK),
        Index(None, "root_id", "position"),
        Index(None, "waiting_in", "is_held", "arrived_at"),
        NEVER_AGAIN,
    )

    Entry = ContributionEntry
    MOVES = {
        "confirm": ({Status.UNCONFIRMED}, Status.WAITING),
        "receive": ({Status.WAITING}, Status.PRIVATE),
        "publish": ({Status.WAITING}, Status.PUBLISHED),
        "hold": ({Status.PUBLISHED}, Status.WAITING),
        "remove": ({Status.WAITING, Status.PUBLISHED}, Status.REMOVED),
        "restore": ({Status.REMOVED}, Status.PUBLISHED),
        "withdraw": ({Status.UNCONFIRMED, Status.WAITING, Status.PUBLISHED, Status.PRIVATE, Status.REMOVED}, Status.WITHDRAWN),
    }

    public_id: Mapped[str] = mapped_column(unique=True)
    sent_as: Mapped[str] = mapped_column(unique=True)  # the form and its content: sending twice is one contribution
    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id"))
    root_id: Mapped[int | None] = mapped_column(ForeignKey("contributions.id"))
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("contributions.id"))
    status: Mapped[Status] = mapped_column(index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="", index=True)  # only until it is confirmed; then it stands on the account
    is_by_staff: Mapped[bool] = mapped_column(default=False)  # bears the publisher's badge, from the author's role
    is_by_host: Mapped[bool] = mapped_column(default=False)  # told to followers at once, instead of in the digest
    wants_to_follow: Mapped[bool] = mapped_column(default=False)
    confirm_hash: Mapped[str | None] = mapped_column(unique=True)
    confirm_until: Mapped[datetime | None] = mapped_column(index=True)
    marks: Mapped[list[Any]] = mapped_column(default=list)  # what the checks on arrival noticed
    is_held: Mapped[bool] = mapped_column(default=False)
    waiting_in: Mapped[str | None]  # the language of the text a moderator has still to read
    escalated_at: Mapped[datetime | None] = mapped_column(index=True)  # a threat or a danger: an editor decides
    is_reported: Mapped[bool] = mapped_column(default=False)  # a report was made of it
    asks_host: Mapped[bool] = mapped_column(default=False)  # its author asks the host
    arrived_at: Mapped[datetime | None] = mapped_column(index=True)  # when it joined the queue
    position: Mapped[int | None]  # its place in the thread, taken when it is first published and kept
    published_at: Mapped[datetime | None]
    public_n: Mapped[int | None]  # the version the public reads
    recommendations: Mapped[int] = mapped_column(default=0)
    replies: Mapped[int] = mapped_column(default=0)  # that have a place in the thread
    picked_at: Mapped[datetime | None] = mapped_column(index=True)
    clause: Mapped[Clause | None]  # why it was removed
    told_followers_at: Mapped[datetime | None]

    debate: Mapped[Debate] = relationship()
    author: Mapped[User | None] = relationship()
    root: Mapped["Contribution | None"] = relationship(foreign_keys=root_id, remote_side="Contribution.id")
    answers: Mapped["Contribution | None"] = relationship(foreign_keys=answers_id, remote_side="Contribution.id")
    versions: Mapped[list[ContributionVersion]] = relationship(
        order_by=ContributionVersion.n, cascade="all, delete-orphan", lazy="selectin"
    )
    history: Mapped[list[ContributionEntry]] = relationship(order_by=ContributionEntry.id, cascade="all, delete-orphan")

    @property
    def latest(self) -> ContributionVersion:
        """The text as its author last wrote it."""
        return self.versions[-1]

    @property
    def public(self) -> ContributionVersion | None:
        """The text the public reads, if any."""
        if self.status is not Status.PUBLISHED:
            return None
        return next((version for version in self.versions if version.n == self.public_n), None)

    @property
    def waiting(self) -> ContributionVersion | None:
        """The text a moderator has still to read, if any."""
        is_there = self.status in {Status.WAITING, Status.PUBLISHED}
        return self.latest if is_there and self.latest.status is VersionStatus.WAITING else None

    @property
    def stands(self) -> bool:
        """Whether everybody can read it."""
        return self.status is Status.PUBLISHED

    @property
    def element(self) -> str:
        """The id of its element on every page."""
        return f"c-{self.public_id}"
