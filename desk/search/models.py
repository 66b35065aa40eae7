"""What is searched: one entry for each language of a thing."""

from typing import Any

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.core.db import Base, Row

FULL_TEXT = "search_terms"  # what the terms are looked up in: FTS5's table on SQLite, a GIN index on PostgreSQL; migrations make them


class SearchEntry(Row, Base):
    """The terms of a thing's texts in one language, and the version of the tokenizer that made them."""

    __tablename__ = "search_entries"
    __table_args__ = (UniqueConstraint("kind", "thing_id", "language"),)

    kind: Mapped[str]
    thing_id: Mapped[int]
    language: Mapped[str]
    tokenizer: Mapped[int]
    terms: Mapped[str] = mapped_column(Text)


class SearchDue(Base):
    """A thing whose entries are to be made anew; the worker does it, since cutting a long text into terms takes a while."""

    __tablename__ = "search_due"

    kind: Mapped[str] = mapped_column(primary_key=True)
    thing_id: Mapped[int] = mapped_column(primary_key=True)


def has_a_model(name: str | None, _kind: str, _parents: Any) -> bool:
    """Whether Alembic is to look for a model of this name: not for what only one of the databases has."""
    return not (name or "").startswith(FULL_TEXT)
