"""The only place that asks what time it is, so that a test or the demo can say."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from desk.core.db import db

_offset = timedelta()


def now() -> datetime:
    """The time in UTC, without a time zone attached, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None) + _offset


def db_now() -> datetime:
    """The database server's time in UTC: leases of several machines agree on it.

    SQLite has no clock but this machine's.
    """
    if db.engine.dialect.name == "sqlite":
        return now()
    return db.session.scalars(select(func.timezone("UTC", func.clock_timestamp()))).one() + _offset


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock show this moment (UTC) and run on from there."""
    global _offset
    before = _offset
    _offset = moment - datetime.now(UTC).replace(tzinfo=None)
    try:
        yield
    finally:
        _offset = before
