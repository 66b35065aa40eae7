"""An article and the versions of its text."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.core.db import Base, Row
from desk.i18n.dates import as_date

OMBUDS_DAYS = 20  # a complaint is possible until then: Federal Act on Radio and Television, article 92


PRESS_COUNCIL_DAYS = 90  # three months: rules of procedure of the Swiss Press Council, article 10


class Source(StrEnum):
    """Where a version came from."""

    IMPORT = "import"
    DESK = "desk"


class Change(StrEnum):
    """How much a version changed the one before it."""

    NONE = "none"
    LANGUAGE = "language"
    MINOR = "minor"
    SUBSTANTIVE = "substantive"


class Article(Row, Base):
    """A piece we published, in one language."""

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("edition", "slug"),)

    edition: Mapped[str] = mapped_column(ForeignKey("editions.code"), index=True)
    slug: Mapped[str]
    url: Mapped[str | None]
    address: Mapped[str | None] = mapped_column(unique=True)  # the url as it is compared: see addresses.comparable
    story: Mapped[str | None] = mapped_column(index=True)  # the same for translations of each other
    section: Mapped[str] = mapped_column(default="")
    byline: Mapped[list[Any]] = mapped_column(default=list)
    published_at: Mapped[datetime] = mapped_column(index=True)
    retracted_at: Mapped[datetime | None]  # the address stays, with the note and without the text

    versions: Mapped[list["ArticleVersion"]] = relationship(
        back_populates="article", order_by="ArticleVersion.n", cascade="all, delete-orphan"
    )

    @property
    def current(self) -> "ArticleVersion":
        """The text of today."""
        return self.versions[-1]

    @property
    def headline(self) -> str:
        """Today's headline."""
        return self.current.headline

    @property
    def language(self) -> str:
        """The language it is written in, which is its edition's."""
        return self.edition

    @property
    def ombuds_until(self) -> date:
        """The last day for a complaint to the ombuds office; no second look by us moves it."""
        return as_date(self.published_at) + timedelta(OMBUDS_DAYS)

    @property
    def press_council_until(self) -> date:
        """The last day for a complaint to the Swiss Press Council."""
        return as_date(self.published_at) + timedelta(PRESS_COUNCIL_DAYS)


class ArticleVersion(Row, Base):
    """The text of an article as it was from some moment on."""

    __tablename__ = "article_versions"
    __table_args__ = (UniqueConstraint("article_id", "n"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), index=True)
    n: Mapped[int]
    source: Mapped[Source]
    headline: Mapped[str]
    standfirst: Mapped[str]
    blocks: Mapped[list[Any]]
    html: Mapped[str]  # rendered once, when the version was made
    hash: Mapped[str]
    change: Mapped[Change | None]  # against the version before; None until it was looked at

    article: Mapped[Article] = relationship(back_populates="versions")

    @property
    def texts(self) -> list[str]:
        """Everything that can be quoted: headline, standfirst, then the body's blocks."""
        return [self.headline, self.standfirst, *self.blocks]

    @property
    def since(self) -> datetime:
        """From when on this was the text (UTC)."""
        return self.created_at
