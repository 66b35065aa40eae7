"""For machines that watch: alive (healthz) and able to work (readyz)."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, current_app
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from desk.core.db import db

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def healthz():
    """This process answers."""
    return {"status": "alive"}


@pages.get("/readyz")
def readyz():
    """The database answers and has the shape this program expects; 503 otherwise."""
    try:
        db.session.execute(select(1))
        shape = MigrationContext.configure(db.session.connection()).get_current_revision()
    except SQLAlchemyError:
        return {"status": "not ready", "why": "the database does not answer"}, 503
    wanted = ScriptDirectory(current_app.extensions["migrate"].directory).get_current_head()
    if shape != wanted:
        return {"status": "not ready", "why": f"the database is at {shape}, the program wants {wanted}: flask db upgrade"}, 503
    return {"status": "ready"}
