"""How Alembic meets our database."""

from alembic import context
from flask import current_app
from sqlalchemy import text

from desk.search.models import has_a_model

target = current_app.extensions["migrate"].db
config = context.config


def run() -> None:
    """Migrate within one transaction; on SQLite with foreign keys off.

    Batch mode rebuilds a table by dropping it, and with foreign keys on that would delete the rows of its children.
    SQLite ignores the switch inside a transaction, so it is turned before one begins.
    """
    with target.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")
            connection = connection.execution_options(sqlite_begin="BEGIN IMMEDIATE")
        context.configure(
            connection=connection,
            target_metadata=target.metadata,
            render_as_batch=is_sqlite,
            compare_type=True,
            transaction_per_migration=True,
            include_name=has_a_model,
        )
        with context.begin_transaction():
            context.run_migrations()
        if is_sqlite:
            broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
            connection.rollback()
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=ON")
            if broken:
                raise RuntimeError(f"rows without their parents after migrating: {broken[:5]}")


run()
