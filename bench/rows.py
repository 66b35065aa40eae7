"""Rows for many tables, inserted in bulk; the numbers are given out here, so that rows can name one another."""

from collections import defaultdict
from typing import Any

from flask import Flask
from sqlalchemy import Connection, func, insert, select, text

from desk.core.db import Base, db


class Rows:
    """What is to be inserted, table by table. All rows of a table say the same columns."""

    def __init__(self) -> None:
        self.of: dict[type[Base], list[dict[str, Any]]] = defaultdict(list)

    def add(self, model: type[Base], **values: Any) -> int:
        """One more row; its number."""
        rows = self.of[model]
        rows.append({"id": len(rows) + 1, **values})
        return len(rows)

    def add_plain(self, model: type[Base], **values: Any) -> None:
        """One more row of a table without numbers."""
        self.of[model].append(values)

    def insert(self, app: Flask, *order: type[Base]) -> None:
        """Insert them, what is named before what names it."""
        assert set(order) == set(self.of), set(order) ^ set(self.of)
        with app.app_context(), db.engine.begin() as connection:
            for model in order:
                connection.execute(insert(model.__table__), self.of[model])
                if connection.dialect.name == "postgresql" and "id" in model.__table__.c:
                    _go_on_after(connection, model)


def settle(app: Flask) -> None:
    """What PostgreSQL's autovacuum would do by itself a minute later; SQLite has nothing like it."""
    with app.app_context():
        if db.engine.dialect.name == "postgresql":
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM ANALYZE"))


def _go_on_after(connection: Connection, model: type[Base]) -> None:
    """PostgreSQL's own numbers begin after ours."""
    table = model.__table__
    connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), select(func.max(table.c.id)).scalar_subquery())))
