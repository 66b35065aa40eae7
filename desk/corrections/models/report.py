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
from desk.core import clock
from desk.core.db import Base, Row
from desk.core.states import Audience, Entry, Stateful
from desk.corrections.models.asking import Information, Picture, Question
from desk.corrections.models.codes import About, Cause, Kind, Origin, Outcome, ReasonCode, Severity
from desk.corrections.models.filer import Filer
from desk.editions.models import Edition
from desk.i18n.guessing import guess

if TYPE_CHECKING:
    from desk.corrections.models.appeal import Appeal
    from desk.corrections.models.notice import Notice
    from desk.corrections.models.sibling import SiblingTask
    from desk.corrections.models.triage import Label


class Status(StrEnum):
    """Where a report stands."""

    RECEIVED = "received"
    IN_REVIEW = "in_review"
    NEEDS_INFO = "needs_info"
    AWAITING_APPROVAL = "awaiting_approval"
    RESOLVED = "resolved"
    APPEALED = "appealed"
    SPAM = "spam"


OPEN = (Status.RECEIVED, Status.IN_REVIEW, Status.NEEDS_INFO, Status.AWAITING_APPROVAL, Status.APPEALED)


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
        "ask": ({Status.IN_REVIEW}, Status.NEEDS_INFO),
        "reply": ({Status.NEEDS_INFO}, Status.IN_REVIEW),
        "go_on": ({Status.NEEDS_INFO}, Status.IN_REVIEW),
        "submit": ({Status.IN_REVIEW}, Status.AWAITING_APPROVAL),
        "send_back": ({Status.AWAITING_APPROVAL}, Status.IN_REVIEW),
        "publish": ({Status.AWAITING_APPROVAL}, Status.RESOLVED),
        "publish_alone": ({Status.IN_REVIEW}, Status.RESOLVED),
        "approve": ({Status.AWAITING_APPROVAL}, Status.RESOLVED),
        "decide": ({Status.IN_REVIEW}, Status.RESOLVED),
        "fix_language": ({Status.RECEIVED, Status.IN_REVIEW}, Status.RESOLVED),
        "merge": ({Status.RECEIVED, Status.IN_REVIEW, Status.NEEDS_INFO}, Status.RESOLVED),
        "unmerge": ({Status.RESOLVED}, Status.RECEIVED),
        "withdraw": ({Status.RECEIVED, Status.IN_REVIEW, Status.NEEDS_INFO}, Status.RESOLVED),
        "appeal": ({Status.RESOLVED}, Status.APPEALED),
        "confirm_decision": ({Status.APPEALED}, Status.RESOLVED),
        "change_decision": ({Status.APPEALED}, Status.IN_REVIEW),
        "reopen": ({Status.RESOLVED}, Status.IN_REVIEW),
        "mark_spam": ({Status.RECEIVED, Status.IN_REVIEW, Status.NEEDS_INFO}, Status.SPAM),
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
    claim_language: Mapped[str] = mapped_column(default="")  # as its writer or the desk says; empty: as the text shows
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
    desk_kind: Mapped[Kind | None]  # what sort of error the newsroom found it to be, where the reader said another
    cause: Mapped[Cause | None]  # for the newsroom only
    snoozed_until: Mapped[datetime | None]
    is_on_legal_hold: Mapped[bool] = mapped_column(default=False)  # nothing is erased, and readers see “under review”
    ombuds_case: Mapped[str] = mapped_column(default="")  # the ombuds office's number, once the case is there
    canonical_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"), index=True)  # the one it was merged into
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"), index=True)  # the first of many like it
    sibling_task_id: Mapped[int | None] = mapped_column(ForeignKey("sibling_tasks.id"), index=True)
    was_taken_in_time: Mapped[bool | None]  # whether the promise was kept, as it stood when it was due
    was_answered_in_time: Mapped[bool | None]

    home: Mapped[Edition | None] = relationship(foreign_keys=edition)
    article: Mapped[Article | None] = relationship()
    contribution: Mapped[Contribution | None] = relationship()
    seen_version: Mapped[ArticleVersion | None] = relationship()
    assignee: Mapped[User | None] = relationship()
    history: Mapped[list[ReportEntry]] = relationship(order_by="ReportEntry.created_at, ReportEntry.id", cascade="all, delete-orphan")
    filers: Mapped[list[Filer]] = relationship(order_by="Filer.id", cascade="all, delete-orphan")
    decisions: Mapped[list["Decision"]] = relationship(order_by="Decision.id", cascade="all, delete-orphan")
    pictures: Mapped[list[Picture]] = relationship(order_by=Picture.id, cascade="all, delete-orphan")
    questions: Mapped[list[Question]] = relationship(order_by=Question.id, cascade="all, delete-orphan")
    information: Mapped[list[Information]] = relationship(order_by=Information.id, cascade="all, delete-orphan")
    notice: Mapped["Notice | None"] = relationship(back_populates="reports")
    appeal: Mapped["Appeal | None"] = relationship(back_populates="report", cascade="all, delete-orphan")
    canonical: Mapped["Report | None"] = relationship(back_populates="merged", remote_side="Report.id", foreign_keys="Report.canonical_id")
    merged: Mapped[list["Report"]] = relationship(back_populates="canonical", foreign_keys="Report.canonical_id", order_by="Report.id")
    campaign: Mapped[list["Report"]] = relationship(foreign_keys="Report.campaign_id", order_by="Report.id", viewonly=True)
    labels: Mapped[list["Label"]] = relationship(order_by="Label.word", cascade="all, delete-orphan")
    sibling_task: Mapped["SiblingTask | None"] = relationship(foreign_keys=sibling_task_id)

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
        return next((one for one in reversed(self.decisions) if one.taken_back_at is None), None)

    @property
    def proposed(self) -> "Decision | None":
        """The answer that waits for an editor; None where a notice does, or nothing."""
        if self.status is not Status.AWAITING_APPROVAL or self.notice_in_approval:
            return None
        return self.decision

    @property
    def sent_back(self) -> ReportEntry | None:
        """The entry by which a second pair of eyes gave it back, with what is to be changed; None once it has moved on."""
        last_move = next((entry for entry in reversed(self.history) if entry.became != entry.was), None)
        return last_move if last_move is not None and last_move.move == "send_back" else None

    @property
    def notice_in_approval(self) -> "Notice | None":
        """The notice that waits for a second pair of eyes."""
        return self.notice if self.notice is not None and self.notice.is_in_approval else None

    @property
    def said_in(self) -> str:
        """The language the reader wrote in."""
        return self.claim_language or guess(self.claim, self.page_language)[0]

    @property
    def filer(self) -> Filer | None:
        """The first who filed it."""
        return self.filers[0] if self.filers else None

    @property
    def picture(self) -> Picture | None:
        """The picture that came with the report itself."""
        return next((picture for picture in self.pictures if picture.information_id is None), None)

    @property
    def question(self) -> Question | None:
        """The question the reader has not answered yet."""
        return next((q for q in reversed(self.questions) if q.is_open), None) if self.status is Status.NEEDS_INFO else None

    @property
    def case(self) -> "Report":
        """The report under which it is dealt with: itself, or the one it was merged into."""
        return self.canonical or self

    @property
    def everybody(self) -> list[Filer]:
        """All who are to hear the answer: who filed it, who said “me too”, and who filed what was merged into it."""
        return [*self.filers, *(filer for report in self.merged for filer in report.filers)]

    @property
    def public_notice(self) -> "Notice | None":
        """The newest published notice it led to, also while another is being drafted that shall take its place."""
        notice = self.notice
        while notice is not None and not notice.is_published:
            notice = notice.supersedes
        return notice

    @property
    def delay(self) -> str:
        """Why the answer comes late, as the reader was told; empty while that was not said."""
        told = [entry.text for entry in self.history if entry.move == "explain_delay" and entry.audience is not Audience.STAFF]
        return told[-1] if told else ""

    @property
    def is_snoozed(self) -> bool:
        """Whether it is out of sight until some time ahead."""
        return self.snoozed_until is not None and self.snoozed_until > clock.now()

    @property
    def found_kind(self) -> Kind:
        """What sort of error it is: as the newsroom found, else as the reader said."""
        return self.desk_kind or self.kind

    @property
    def place_as_seen(self) -> list[Span]:
        """Where the passage stood in the text the reader saw."""
        return find(self.seen_version.texts, self.passage, self.prefix, self.suffix) if self.seen_version else []

    @property
    def place(self) -> list[Span]:
        """Where the passage stands in the text of today; empty when it does not."""
        return find(self.article.current.texts, self.passage, self.prefix, self.suffix) if self.article else []


class Decision(Row, Base):
    """The newsroom's answer without a notice: an outcome and its reason. A second look adds another; the first stays."""

    __tablename__ = "decisions"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    outcome: Mapped[Outcome]
    reason_code: Mapped[ReasonCode | None]
    reason: Mapped[str]
    language: Mapped[str]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]  # within the ten seconds of its undo

    proposed_by: Mapped[User] = relationship(foreign_keys=proposed_by_id)
    approved_by: Mapped[User | None] = relationship(foreign_keys=approved_by_id)
