"""What nobody confirmed is not kept."""

from datetime import timedelta

from sqlalchemy import select

from desk.contributions.models import Contribution, Status
from desk.core import clock
from desk.core.db import db

KEPT_AFTER = timedelta(days=5)  # the page behind the link can still say that it has expired, and give the text back


def forget_unconfirmed() -> None:
    """Remove contributions whose address was never confirmed, some days after the link ended; nothing answers them."""
    over = select(Contribution.id).where(Contribution.status == Status.UNCONFIRMED, Contribution.confirm_until < clock.now() - KEPT_AFTER)
    for found in db.session.scalars(select(Contribution).where(Contribution.id.in_(over)).limit(500)):
        db.session.delete(found)
