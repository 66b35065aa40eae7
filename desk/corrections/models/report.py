"""A reader's claim that an article is wrong, its history and what was decided."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.articles.models import Article, ArticleVersion
from desk.articles.passages import Span, find
from desk.contributions.models import Contribution
from desk.core.db import Base, Row
from desk.core.states import Entry, Stateful
from desk.corrections.models.codes import About, Kind, Origin, Outcome, ReasonCode, Severity
from desk.corrections.models.filer import Filer

if TYPE_CHECKING:
    from desk.corrections.models.notice import Notice


class Status(StrEnum):
    """Where a report stands."""

    RECEIVED = "received"
    IN_REVIEW = "in_review"
    AWAITING_APPROVAL = "awaiting_approval"
    RESOLVED = "resolved"
    SPAM = "spam"


OPEN = (Status.RECEIVED, Status.IN_REVIEW, Status.AWAITING_APPROVAL)


class ReportEntry(Entry, Base):
    """One step in a report's history."""

    __tablename__ = "report_entries"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    by: Mapped[User | None] = relationship()


class Report(Stateful, Row, Base):
    """A claim that an article is wrong."""

    __tablename__ = "reports"

    Entry = ReportEntry
    MOVES = {
        "take": ({Status.RECEIVED}, Status.IN_REVIEW),
        "release": ({Status.IN_REVIEW}, Status.RECEIVED),
        "submit": ({Status.IN_REVIEW}, Status.AWAITING_APPROVAL),
        "send_back": ({Status.AWAITING_APPROVAL}, Status.IN_REVIEW),
        "publish": ({Status.AWAITING_APPROVAL}, Status.RESOLVED),
        "publish_alone": ({Status.IN_REVIEW}, Status.RESOLVED),
        "approve": ({Status.AWAITING_APPROVAL}, Status.RESOLVED),
        "decide": ({Status.IN_REVIEW}, Status.RESOLVED),
        "fix_language": ({Status.RECEIVED, Status.IN_REVIEW}, Status.RESOLVED),
        "mark_spam": ({Status.RECEIVED, Status.IN_REVIEW}, Status.SPAM),
        "restore": ({Status.SPAM}, Status.RECEIVED),
    }

    reference: Mapped[str] = mapped_column(unique=True)
    sent_as: Mapped[str] = mapped_column(unique=True)  # the form and its content: sending twice is one report
    edition: Mapped[str] = mapped_column(ForeignKey("editions.code"), index=True)
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contributions.id"), index=True)  # that pointed the error out
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("article_versions.id"))  # the text the reader saw
    article_url: Mapped[str]  # as it was given
    page_language: Mapped[str]
    origin: Mapped[Origin]
    about: Mapped[About]
    kind: Mapped[Kind]
    passage: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
    claim: Mapped[str]
    suggestion: Mapped[str]
    sources: Mapped[str]
    marks: Mapped[list[Any]] = mapped_column(default=list)  # what the desk should know: unknown_article, honeypot, fast …
    is_held: Mapped[bool] = mapped_column(default=False)  # over the limit: kept in the spam view until somebody lets it in
    received_at: Mapped[datetime] = mapped_column(index=True)  # from when the clocks run
    due_at: Mapped[datetime | None] = mapped_column(index=True)  # what is due next (see clocks.py); empty once resolved
    taken_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    status: Mapped[Status] = mapped_column(default=Status.RECEIVED, index=True)
    severity: Mapped[Severity | None]
    outcome: Mapped[Outcome | None]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notices.id"), index=True)

    article: Mapped[Article | None] = relationship()
    contribution: Mapped[Contribution | None] = relationship()
    seen_version: Mapped[ArticleVersion | None] = relationship()
    assignee: Mapped[User | None] = relationship()
    history: Mapped[list[ReportEntry]] = relationship(order_by="ReportEntry.created_at, ReportEntry.id", cascade="all, delete-orphan")
    filers: Mapped[list[Filer]] = relationship(order_by="Filer.id", cascade="all, delete-orphan")
    decisions: Mapped[list["Decision"]] = relationship(order_by="Decision.id", cascade="all, delete-orphan")
    picture: Mapped["Picture | None"] = relationship(cascade="all, delete-orphan")
    notice: Mapped["Notice | None"] = relationship(back_populates="reports")

    @property
    def is_open(self) -> bool:
        """Whether the newsroom still owes an answer."""
        return self.status in OPEN

    @property
    def is_urgent(self) -> bool:
        """Whether it concerns the person who filed it, or somebody's safety."""
        return self.about is not About.NO

    @property
    def decision(self) -> "Decision | None":
        """The newest decision, proposed or made."""
        return self.decisions[-1] if self.decisions else None

    @property
    def proposed(self) -> "Decision | None":
        """The answer that waits for an editor; None where a notice does, or nothing."""
        return self.decision if self.status is Status.AWAITING_APPROVAL and self.notice is None else None

    @property
    def filer(self) -> Filer | None:
        """The first who filed it."""
        return self.filers[0] if self.filers else None

    @property
    def place_as_seen(self) -> list[Span]:
        """Where the passage stood in the text the reader saw."""
        return find(self.seen_version.texts, self.passage, self.prefix, self.suffix) if self.seen_version else []

    @property
    def place(self) -> list[Span]:
        """Where the passage stands in the text of today; empty when it does not."""
        return find(self.article.current.texts, self.passage, self.prefix, self.suffix) if self.article else []


class Decision(Row, Base):
    """The newsroom's answer without a notice: an outcome and its reason. A second look would add another."""

    __tablename__ = "decisions"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    outcome: Mapped[Outcome]
    reason_code: Mapped[ReasonCode | None]
    reason: Mapped[str]
    language: Mapped[str]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]

    proposed_by: Mapped[User] = relationship(foreign_keys=proposed_by_id)
    approved_by: Mapped[User | None] = relationship(foreign_keys=approved_by_id)


class Picture(Row, Base):
    """A picture sent with a report, re-encoded."""

    __tablename__ = "pictures"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), unique=True)
    data: Mapped[bytes]
    width: Mapped[int]
    height: Mapped[int]

    @property
    def kilobytes(self) -> int:
        """Its size in kB, at least 1."""
        return max(1, len(self.data) // 1000)
