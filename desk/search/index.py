"""Putting things into the index, taking them out, finding them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, column, delete, false, func, literal_column, select, table

from desk.core.db import db, insert_into
from desk.search import tokens
from desk.search.models import FULL_TEXT, SearchDue, SearchEntry

MOST = 400_000  # characters of terms; PostgreSQL's tsvector takes 1 MB with its positions. What a longer text says at its end is not found


def put(kind: str, thing_id: int, language: str, *texts: str) -> None:
    """Let a thing be found by these texts, and no longer by those put before; in the caller's transaction."""
    made = {"tokenizer": tokens.VERSION, "terms": _joined(tokens.terms("\n".join(texts), language))}
    entry = insert_into(SearchEntry).values(kind=kind, thing_id=thing_id, language=language, **made)
    db.session.execute(entry.on_conflict_do_update(index_elements=["kind", "thing_id", "language"], set_=made))


def put_later(kind: str, thing_id: int) -> None:
    """Say that a thing is new or has changed; belongs to the same transaction. The worker puts it into the index."""
    db.session.execute(insert_into(SearchDue).values(kind=kind, thing_id=thing_id).on_conflict_do_nothing())


def take_due(most: int) -> list[tuple[str, int]]:
    """(kind, id) of some things that are due, which are due no longer; in the caller's transaction."""
    found = select(SearchDue.kind, SearchDue.thing_id).limit(most).with_for_update(skip_locked=True)
    due = [(kind, number) for kind, number in db.session.execute(found)]
    for kind, number in due:
        db.session.execute(delete(SearchDue).where(SearchDue.kind == kind, SearchDue.thing_id == number))
    return due


def drop(kind: str, thing_id: int) -> None:
    """Let a thing be found no longer, in no language; in the caller's transaction."""
    db.session.execute(delete(SearchEntry).where(SearchEntry.kind == kind, SearchEntry.thing_id == thing_id))


def matching(kind: str, words: str, languages: Iterable[str]) -> Select[int]:
    """The ids of things that hold all the words in one of these languages, for `Model.id.in_(…)`; none if there is no word."""
    among = tuple(languages)
    groups = tokens.query(words, among)
    is_kind = SearchEntry.kind + "" == kind  # not by its index: SQLite would go through all of the kind instead of the few with the words
    found = select(SearchEntry.thing_id).where(is_kind, SearchEntry.language.in_(among))
    return _holding(groups, found) if groups else found.where(false())


def outdated(kind: str) -> Select[int, str]:
    """(id, language) of things whose entry an older tokenizer made."""
    return select(SearchEntry.thing_id, SearchEntry.language).where(SearchEntry.kind == kind, SearchEntry.tokenizer != tokens.VERSION)


def _holding(groups: list[list[str]], found: Select[int]) -> Select[int]:
    """Those that hold a term of every group, as this database is asked for them."""
    if db.engine.dialect.name == "sqlite":
        full_text = table(FULL_TEXT, column("rowid"), column(FULL_TEXT))  # FTS5 is asked through a column of the table's name
        asked = " AND ".join(f"({' OR '.join(group)})" for group in groups)
        holding = select(full_text.c.rowid).where(full_text.c[FULL_TEXT].match(asked))
        return found.where(SearchEntry.id.in_(holding))
    simple: ColumnElement[str] = literal_column("'simple'")  # written out, or the index on this very expression is not used
    asked = " & ".join(f"({' | '.join(group)})" for group in groups)
    return found.where(func.to_tsvector(simple, SearchEntry.terms).bool_op("@@")(func.to_tsquery(simple, asked)))


def _joined(terms: list[str]) -> str:
    """As many of the terms as are kept, none of them cut."""
    joined = " ".join(terms)
    return joined[: joined.rindex(" ", 0, MOST)] if len(joined) > MOST else joined
