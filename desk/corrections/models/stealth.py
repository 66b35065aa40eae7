"""The text of an article changed in substance, and no notice says so."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.articles.models import ArticleVersion
from desk.core.db import Base, Row


class Finding(StrEnum):
    """Why a version is on the desk."""

    SUBSTANCE = "substance"
    PASSAGE_GONE = "passage_gone"


class StealthEdit(Row, Base):
    """A version that changed substance without a notice. Somebody says why that is right, or writes the notice."""

    __tablename__ = "stealth_edits"

    version_id: Mapped[int] = mapped_column(ForeignKey("article_versions.id"), unique=True)
    edition: Mapped[str] = mapped_column(ForeignKey("editions.code"), index=True)
    finding: Mapped[Finding]
    before: Mapped[str]  # the first words that changed, for the list
    after: Mapped[str]
    settled_at: Mapped[datetime | None] = mapped_column(index=True)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    note: Mapped[str] = mapped_column(default="")  # why no notice is needed

    article_version: Mapped[ArticleVersion] = relationship()
    settled_by: Mapped[User | None] = relationship()
