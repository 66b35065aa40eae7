"""What nobody confirmed is not kept."""

from datetime import timedelta

from sqlalchemy import String, cast, literal, select, update

from desk.contributions.models import Contribution, Flag, Status
from desk.core import clock
from desk.core.db import db

ADDRESSES_KEPT = timedelta(days=7)
KEPT_AFTER = timedelta(days=5)  # the page behind the link can still say that it has expired, and give the text back


def forget_addresses() -> None:
    """After a week nothing leads from a flag to an address of the network, not even a hash."""
    old = (Flag.person_id.is_(None), Flag.created_at < clock.now() - ADDRESSES_KEPT, Flag.who.not_like("past %"))
    forgotten = update(Flag).where(*old).values(who=literal("past ") + cast(Flag.id, String))
    db.session.execute(forgotten)


def forget_unconfirmed() -> None:
    """Remove contributions whose address was never confirmed, some days after the link ended; nothing answers them."""
    over = select(Contribution.id).where(Contribution.status == Status.UNCONFIRMED, Contribution.confirm_until < clock.now() - KEPT_AFTER)
    for found in db.session.scalars(select(Contribution).where(Contribution.id.in_(over)).limit(500)):
        db.session.delete(found)
