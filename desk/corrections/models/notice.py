"""What the newsroom tells the public. Once published it is superseded, never changed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.articles.models import Article, ArticleVersion
from desk.core.db import Base, Row
from desk.core.states import Entry, Stateful
from desk.corrections.models.codes import NoticeKind, Origin, Severity
from desk.corrections.models.report import Report


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
    """A correction, clarification, editor's note or update of one article."""

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

    article: Mapped[Article] = relationship()
    drafted_by: Mapped[User] = relationship(foreign_keys=drafted_by_id)
    asked: Mapped[User | None] = relationship(foreign_keys=asked_id)
    approved_by: Mapped[User | None] = relationship(foreign_keys=approved_by_id)
    second_read_by: Mapped[User | None] = relationship(foreign_keys=second_read_by_id)
    placed_by: Mapped[User | None] = relationship(foreign_keys=placed_by_id)
    from_version: Mapped[ArticleVersion | None] = relationship(foreign_keys=from_version_id)
    to_version: Mapped[ArticleVersion | None] = relationship(foreign_keys=to_version_id)
    history: Mapped[list[NoticeEntry]] = relationship(order_by=NoticeEntry.id, cascade="all, delete-orphan")
    reports: Mapped[list[Report]] = relationship(back_populates="notice", order_by=Report.id)

    @property
    def is_published(self) -> bool:
        """Whether the public can read it."""
        return self.status is NoticeStatus.PUBLISHED

    @property
    def writer_ids(self) -> set[int | None]:
        """Everybody who wrote any of it: handing a draft over makes nobody a second pair of eyes."""
        return {self.drafted_by_id, *(entry.by_id for entry in self.history if entry.move == "draft")}

    @property
    def stands_on_top(self) -> bool:
        """Whether its box stands above the article's first paragraph."""
        return self.severity.rank >= Severity.SERIOUS.rank

    @property
    def awaits_second_reading(self) -> bool:
        """Whether one person published it and nobody else has read it since."""
        return self.second_reading_due is not None and self.second_read_at is None

    @property
    def was_reported_by_reader(self) -> bool:
        """Whether a reader told us."""
        return self.origin is not Origin.NEWSROOM
