"""A debate: an open question with a host, in the states it passes through."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import Base, Row
from desk.core.states import Entry, Part, Stateful
from desk.debates.models.codes import ClosingReason, Format, Moderation, Topic


class Status(StrEnum):
    """Where a debate stands."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


SEARCHED_AS = "debate"
PUBLIC = (Status.OPEN, Status.CLOSED, Status.ARCHIVED)


class TextStatus(StrEnum):
    """Whether a person stands behind a text; a draft is a machine's."""

    DRAFT = "draft"
    APPROVED = "approved"


debate_articles = Table(
    "debate_articles",
    Base.metadata,
    Column("debate_id", ForeignKey("debates.id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
)


class DebateEntry(Entry, Base):
    """One step in a debate's history."""

    __tablename__ = "debate_entries"

    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    by: Mapped[User | None] = relationship()


class DebateText(Part, Row, Base):
    """Question, context and summary in one language; the debate's own language is written, the others are translated."""

    __tablename__ = "debate_texts"
    __table_args__ = (UniqueConstraint("debate_id", "language"),)

    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    question: Mapped[str]
    context: Mapped[str]
    context_html: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    summary_html: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)  # raised with every change of the words
    source: Mapped[str] = mapped_column(default="person")
    engine: Mapped[str] = mapped_column(default="")  # that made a draft
    status: Mapped[TextStatus] = mapped_column(default=TextStatus.APPROVED)


class DebateCounts(Base):
    """What changes with every contribution, apart from the debate, so that a host who edits is not overtaken by readers."""

    __tablename__ = "debate_counts"

    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)  # the last place given in the thread
    published: Mapped[int] = mapped_column(default=0)
    participants: Mapped[int] = mapped_column(default=0)  # who have a contribution that stands
    languages: Mapped[int] = mapped_column(default=0)  # in which something stands
    notes: Mapped[int] = mapped_column(default=0)  # of the host that stand
    last_at: Mapped[datetime | None]


class DebateLanguage(Base):
    """How many published contributions a debate has in a language."""

    __tablename__ = "debate_languages"

    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class DebatePerson(Base):
    """How many published contributions somebody has in a debate."""

    __tablename__ = "debate_people"

    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True)
    n: Mapped[int]


class DebateNote(Row, Base):
    """What the host tells everybody while the debate runs; one of them may be pinned above the thread."""

    __tablename__ = "debate_notes"

    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    language: Mapped[str]
    text: Mapped[str]
    html: Mapped[str]
    is_pinned: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None]

    by: Mapped[User] = relationship()


class Debate(Stateful, Row, Base):
    """An open question, hosted by a journalist, one thread for ten languages."""

    __tablename__ = "debates"

    Entry = DebateEntry
    MOVES = {
        "schedule": ({Status.DRAFT}, Status.SCHEDULED),
        "unschedule": ({Status.SCHEDULED}, Status.DRAFT),
        "open": ({Status.DRAFT, Status.SCHEDULED}, Status.OPEN),
        "close": ({Status.OPEN}, Status.CLOSED),
        "archive": ({Status.CLOSED}, Status.ARCHIVED),
    }

    slug: Mapped[str] = mapped_column(unique=True)
    status: Mapped[Status] = mapped_column(default=Status.DRAFT, index=True)
    edition: Mapped[str] = mapped_column(ForeignKey("editions.code"), index=True)  # where it comes from; also its language
    topic: Mapped[Topic] = mapped_column(index=True)
    format: Mapped[Format] = mapped_column(default=Format.DISCUSSION)
    moderation: Mapped[Moderation] = mapped_column(default=Moderation.EVERYBODY)
    host_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None] = mapped_column(index=True)
    opened_at: Mapped[datetime | None] = mapped_column(index=True)
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    closing_reason: Mapped[ClosingReason | None]
    told_followers_at: Mapped[datetime | None]  # of its end, with the summary
    reworded_at: Mapped[datetime | None]  # when its question or context was last changed after it had opened
    is_closing_soon: Mapped[bool] = mapped_column(default=False)  # kept by the clock, since stored pages show it
    featured_at: Mapped[datetime | None]  # since when it leads the overview
    proposer: Mapped[str] = mapped_column(default="")  # the reader who asked, if they agreed to be named

    host: Mapped[User] = relationship(foreign_keys=host_id)
    stand_in: Mapped[User | None] = relationship(foreign_keys=stand_in_id)
    texts: Mapped[list[DebateText]] = relationship(order_by=DebateText.id, cascade="all, delete-orphan", lazy="selectin")
    articles: Mapped[list[Article]] = relationship(secondary=debate_articles, order_by=Article.published_at.desc())
    counts: Mapped[DebateCounts] = relationship(cascade="all, delete-orphan", uselist=False)
    notes: Mapped[list[DebateNote]] = relationship(
        primaryjoin=lambda: (DebateNote.debate_id == Debate.id) & DebateNote.withdrawn_at.is_(None),
        order_by=DebateNote.id.desc(),
        viewonly=True,
    )
    languages: Mapped[list[DebateLanguage]] = relationship(order_by=DebateLanguage.n.desc(), viewonly=True)
    history: Mapped[list[DebateEntry]] = relationship(order_by=DebateEntry.id, cascade="all, delete-orphan")

    @property
    def language(self) -> str:
        """The language the host wrote it in."""
        return self.edition

    @property
    def own_text(self) -> DebateText:
        """The text the host wrote."""
        return next(text for text in self.texts if text.language == self.edition)

    def text_in(self, language: str) -> DebateText:
        """The text in a language, by a person or, shown as such, by a machine; else the host's own."""
        return next((text for text in self.texts if text.language == language), self.own_text)

    def checked_text_in(self, language: str) -> DebateText:
        """The text in a language by a person, else the host's own: for where a draft cannot be shown as one."""
        found = self.text_in(language)
        return found if found.status is TextStatus.APPROVED else self.own_text

    @property
    def is_discussion(self) -> bool:
        """Whether everybody reads what readers write in it."""
        return self.format is Format.DISCUSSION

    @property
    def pinned(self) -> DebateNote | None:
        """The host's note above the thread."""
        return next((note for note in self.notes if note.is_pinned), None)

    @property
    def rewordings(self) -> list[DebateEntry]:
        """How its question and context were changed after it had opened, the oldest first; each entry holds the words before."""
        return [one for one in self.history if one.move == "reword" and self.opened_at and one.at > self.opened_at]

    @property
    def scope(self) -> str:
        """What its page is called among the versions of pages."""
        return f"debate:{self.id}"

    @property
    def is_public(self) -> bool:
        """Whether readers can see it."""
        return self.status in PUBLIC

    @property
    def is_open(self) -> bool:
        """Whether it takes contributions now; the time is asked too, since the clock closes it only a moment later."""
        return self.status is Status.OPEN and (self.closes_at is None or self.closes_at > clock.now())

    @property
    def lacks_summary(self) -> bool:
        """Whether the clock closed it and the host's summary is still to come."""
        return self.status is Status.CLOSED and not self.own_text.summary
