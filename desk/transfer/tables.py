"""Which tables are carried, in the order in which one stands on the other, and how a value is written."""

import base64
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, DateTime, Enum, LargeBinary, Table, func, select, true

from desk.core.db import Base, db
from desk.translation.models import Kind, Translation

FORMAT, VERSION = "readers-desk-debates", 1
AT_ONCE = 1000

NAMES = (
    "users", "memberships", "articles", "article_versions", "debates", "debate_articles", "debate_texts", "debate_counts",
    "debate_languages", "debate_people", "debate_notes", "debate_entries", "proposals", "proposal_entries", "contributions",
    "contribution_versions", "contribution_entries", "recommendations", "flags", "host_tasks", "decision_log", "debate_figures",
    "moderation_decisions", "moderation_appeals", "measures", "kept_out", "legal_flags", "follows", "phrases", "translations", "sequences",
)  # fmt: skip
LEFT_BEHIND = {"users": {"password", "tf_primary_method", "tf_totp_secret", "tf_last_counter", "mf_recovery_codes"}}


ONLY = {"translations": Translation.kind.in_([Kind.CONTRIBUTION, Kind.DEBATE])}  # what reports say belongs to the other desk


def tables() -> list[Table]:
    """The tables that are carried, parents first."""
    return [Base.metadata.tables[name] for name in NAMES]


def columns(table: Table) -> list[Any]:
    """The columns that are carried."""
    return [column for column in table.columns if column.name not in LEFT_BEHIND.get(table.name, set())]


def count(table: Table) -> int:
    """How many rows it has."""
    return db.session.scalar(select(func.count()).select_from(table).where(ONLY.get(table.name, true()))) or 0


def rows(table: Table) -> Iterator[dict[str, Any]]:
    """Its rows by primary key, a piece at a time, as values that JSON can hold."""
    found = select(*columns(table)).where(ONLY.get(table.name, true())).order_by(*table.primary_key.columns)
    for row in db.session.execute(found, execution_options={"yield_per": AT_ONCE}).mappings():
        yield {name: written(value) for name, value in row.items()}


def written(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.value if isinstance(value, StrEnum) else value


def read(column: Any, value: Any) -> Any:
    """A value as its column holds it.

    Raises ValueError for one it cannot hold.
    """
    if value is None:
        return None
    match column.type:
        case DateTime():
            return datetime.fromisoformat(value)
        case Date():
            return date.fromisoformat(value)
        case LargeBinary():
            return base64.b64decode(value)
        case Enum(enum_class=kind) if kind is not None:
            return kind(value)
    return value
