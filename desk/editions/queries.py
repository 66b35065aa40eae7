"""What pages ask about editions."""

from sqlalchemy import select

from desk.core.db import db
from desk.core.errors import NotFound
from desk.editions.models import Edition


def editions() -> list[Edition]:
    """All ten, in the house's order."""
    return list(db.session.scalars(select(Edition).order_by(Edition.position)))


def edition(code: str) -> Edition:
    """One of them.

    Raises NotFound.
    """
    found = db.session.get(Edition, code)
    if found is None:
        raise NotFound
    return found
