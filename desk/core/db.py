"""The database: one session, one base class, one way of naming constraints, one way of writing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, Connection, DateTime, Engine, Enum, MetaData, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, ORMExecuteState, Session, mapped_column, registry

from desk.core.errors import NotFound

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

CODES = Enum(StrEnum, native_enum=False, create_constraint=False, length=40, values_callable=lambda codes: [c.value for c in codes])


# On SQLite a deleted row's number would be given again, and what refers to it by number alone would mean somebody else.
NEVER_AGAIN = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """What every model derives from."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={StrEnum: CODES, datetime: DateTime(), dict[str, Any]: JSON, list[Any]: JSON},
    )


class Row:
    """What every table has."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    created_at: Mapped[datetime] = mapped_column(default=lambda: _now(), sort_order=-1)  # noqa: PLW0108 defined below


def _now() -> datetime:
    from desk.core import clock  # the clock asks the database for its time, so it stands above this module

    return clock.now()


db = SQLAlchemy(model_class=Base, engine_options={"pool_pre_ping": True, "hide_parameters": True})  # parameters hold names; logs must not


def writing(*things: Base) -> None:
    """End the reading and open the request's one write transaction; what was loaded is read again in it.

    Everything slow (checking, hashing, rendering) comes before. On SQLite this is the one BEGIN IMMEDIATE:
    a transaction that has read first could not become a writer once somebody else has written. On PostgreSQL
    the rows of `things` are locked, so that of two people who change the same thing one waits for the other.

    Raises NotFound when one of them was deleted meanwhile.
    """
    if db.session.new or db.session.dirty:
        raise RuntimeError("Something was changed before writing() was called.")
    db.session.rollback()
    db.session.connection(execution_options={"sqlite_begin": "BEGIN IMMEDIATE"})
    db.session().info["writing"] = True
    for thing in things:
        try:
            db.session.refresh(thing, with_for_update={"of": type(thing)})  # its own row, not those it is read together with
        except InvalidRequestError as error:
            raise NotFound from error


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """The transaction of a job or a command: all of it is kept, or none."""
    writing()
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise


def insert_into(model: type[Base]) -> Any:
    """An INSERT that knows `on_conflict_do_update`, which both databases have and SQLAlchemy offers for each apart."""
    return (sqlite if db.engine.dialect.name == "sqlite" else postgresql).insert(model)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # we say BEGIN ourselves, below
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


@event.listens_for(Session, "before_flush")
def _refuse_stray_writes(session: Session, _context: Any, _instances: Any) -> None:
    changed = session.new or session.deleted or any(session.is_modified(thing) for thing in session.dirty)
    if changed and not session.info.get("writing"):
        raise RuntimeError("A change outside writing(): a GET must not write, and a POST says when it begins to.")


@event.listens_for(Session, "do_orm_execute")
def _refuse_stray_statements(state: ORMExecuteState) -> None:
    if (state.is_insert or state.is_update or state.is_delete) and not state.session.info.get("writing"):
        raise RuntimeError("A statement that writes, outside writing().")


@event.listens_for(Session, "after_commit")
@event.listens_for(Session, "after_rollback")
def _end_of_writing(session: Session) -> None:
    if not session.in_nested_transaction():  # the end of a savepoint is not the end of the writing
        session.info.pop("writing", None)
