"""What the newsroom tells the public. Once published it is superseded, never changed."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.articles.models import Article, ArticleVersion
from desk.core import clock
from desk.core.db import Base, Row
from desk.core.states import Entry, Stateful
from desk.corrections.models.codes import NoticeKind, Origin, Severity
from desk.corrections.models.report import Report

if TYPE_CHECKING:
    from desk.corrections.models.sibling import SiblingTask


class NoticeStatus(StrEnum):
    """Where a notice stands."""

    DRAFT = "draft"
    IN_APPROVAL = "in_approval"
    PUBLISHED = "published"


class NoticeEntry(Entry, Base):
    """One step in a notice's history."""

    __tablename__ = "notice_entries"

    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    by: Mapped[User | None] = relationship()


class Notice(Stateful, Row, Base):
    """A correction, clarification, editor's note, update or retraction of one article."""

    __tablename__ = "notices"

    Entry = NoticeEntry
    MOVES = {
        "submit": ({NoticeStatus.DRAFT}, NoticeStatus.IN_APPROVAL),
        "send_back": ({NoticeStatus.IN_APPROVAL}, NoticeStatus.DRAFT),
        "publish": ({NoticeStatus.IN_APPROVAL}, NoticeStatus.PUBLISHED),
        "publish_alone": ({NoticeStatus.DRAFT}, NoticeStatus.PUBLISHED),
    }

    reference: Mapped[str | None] = mapped_column(unique=True)  # given on publication: the public log has no gaps
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), index=True)
    edition: Mapped[str] = mapped_column(ForeignKey("editions.code"), index=True)
    language: Mapped[str]
    kind: Mapped[NoticeKind]
    severity: Mapped[Severity]
    before: Mapped[str]
    after: Mapped[str]
    text: Mapped[str]
    html: Mapped[str] = mapped_column(default="")  # rendered once, on publication
    evidence: Mapped[str]
    headline: Mapped[str] = mapped_column(default="")  # the article's, when the notice was published
    origin: Mapped[Origin]
    status: Mapped[NoticeStatus] = mapped_column(default=NoticeStatus.DRAFT, index=True)
    drafted_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    asked_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))  # the second pair of eyes that was asked for
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    from_version_id: Mapped[int | None] = mapped_column(ForeignKey("article_versions.id"))
    to_version_id: Mapped[int | None] = mapped_column(ForeignKey("article_versions.id"))
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    second_reading_due: Mapped[datetime | None]  # set when one person published alone
    second_read_at: Mapped[datetime | None]
    second_read_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    placed_at: Mapped[datetime | None]  # when somebody ticked that the note stands in the CMS
    placed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    first_approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))  # a retraction needs two
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("notices.id"), unique=True)
    wrong_since: Mapped[datetime | None]  # from when on the wrong words stood in the article (UTC)
    fixed_at: Mapped[datetime | None]  # and until when
    redacted_at: Mapped[datetime | None]  # when the law made words disappear
    redaction_ground: Mapped[str] = mapped_column(default="")
    told_followers_at: Mapped[datetime | None]

    article: Mapped[Article] = relationship()
    drafted_by: Mapped[User] = relationship(foreign_keys=drafted_by_id)
    asked: Mapped[User | None] = relationship(foreign_keys=asked_id)
    approved_by: Mapped[User | None] = relationship(foreign_keys=approved_by_id)
    second_read_by: Mapped[User | None] = relationship(foreign_keys=second_read_by_id)
    placed_by: Mapped[User | None] = relationship(foreign_keys=placed_by_id)
    first_approved_by: Mapped[User | None] = relationship(foreign_keys=first_approved_by_id)
    supersedes: Mapped["Notice | None"] = relationship(back_populates="successor", remote_side="Notice.id", foreign_keys=supersedes_id)
    successor: Mapped["Notice | None"] = relationship(back_populates="supersedes", foreign_keys=supersedes_id, uselist=False)
    sibling_tasks: Mapped[list["SiblingTask"]] = relationship(
        back_populates="notice", foreign_keys="SiblingTask.notice_id", order_by="SiblingTask.edition"
    )
    from_version: Mapped[ArticleVersion | None] = relationship(foreign_keys=from_version_id)
    to_version: Mapped[ArticleVersion | None] = relationship(foreign_keys=to_version_id)
    history: Mapped[list[NoticeEntry]] = relationship(order_by=NoticeEntry.id, cascade="all, delete-orphan")
    reports: Mapped[list[Report]] = relationship(back_populates="notice", order_by=Report.id)

    @property
    def is_published(self) -> bool:
        """Whether the public can read it."""
        return self.status is NoticeStatus.PUBLISHED

    @property
    def is_in_approval(self) -> bool:
        """Whether it waits for a second pair of eyes."""
        return self.status is NoticeStatus.IN_APPROVAL

    @property
    def superseded_by(self) -> "Notice | None":
        """The published notice that stands in its place now."""
        return self.successor if self.successor and self.successor.is_published else None

    @property
    def first(self) -> "Notice":
        """The first of the notices that took each other's place."""
        notice = self
        while notice.supersedes is not None:
            notice = notice.supersedes
        return notice

    @property
    def checks(self) -> "list[SiblingTask]":
        """The checks of the other editions, which began with the first notice."""
        return self.first.sibling_tasks

    @property
    def case(self) -> Report | None:
        """The report it belongs to, also after another notice took or is to take its place."""
        notice: Notice | None = self
        while notice is not None and not notice.reports:
            notice = notice.successor
        return notice.reports[0] if notice else None

    @property
    def changed_at(self) -> datetime | None:
        """When what the public reads of it last changed (UTC): for feeds."""
        later = self.superseded_by.published_at if self.superseded_by else None
        return max((at for at in (self.published_at, self.second_read_at, self.placed_at, self.redacted_at, later) if at), default=None)

    @property
    def time_wrong(self) -> timedelta | None:
        """How long the wrong words stood in the article; None where that is not known."""
        return self.fixed_at - self.wrong_since if self.fixed_at and self.wrong_since else None

    @property
    def is_retraction(self) -> bool:
        """Whether the whole article is withdrawn by it."""
        return self.kind is NoticeKind.RETRACTION

    @property
    def writer_ids(self) -> set[int | None]:
        """Everybody who wrote any of it: handing a draft over makes nobody a second pair of eyes."""
        return {self.drafted_by_id, *(entry.by_id for entry in self.history if entry.move == "draft")}

    @property
    def stands_on_top(self) -> bool:
        """Whether its box stands above the article's first paragraph."""
        return self.is_retraction or self.severity.rank >= Severity.SERIOUS.rank

    @property
    def awaits_second_reading(self) -> bool:
        """Whether one person published it and nobody else has read it since."""
        return self.second_reading_due is not None and self.second_read_at is None

    @property
    def is_second_reading_late(self) -> bool:
        """Whether it should have been read a second time by now."""
        return self.awaits_second_reading and self.second_reading_due is not None and self.second_reading_due < clock.now()

    @property
    def was_reported_by_reader(self) -> bool:
        """Whether a reader told us."""
        return self.origin is not Origin.NEWSROOM
