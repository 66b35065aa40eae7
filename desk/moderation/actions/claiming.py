"""A moderator has a contribution in hand for a few minutes; others see it and read something else."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, select

from desk.accounts.models import User
from desk.contributions.models import Contribution
from desk.core import clock
from desk.core.db import db, insert_into
from desk.core.errors import NotNow
from desk.i18n.dates import clock_time
from desk.moderation.models import Claim

LASTS = timedelta(minutes=3)  # the page in front of somebody renews it every minute


def claim(found: Contribution, *, by: User, takes_over: bool = False) -> Claim:
    """Take it in hand, or keep it so; gives who has it in hand now, who may be somebody else unless one takes it over."""
    moment = clock.now()
    new = {"person_id": by.id, "until": moment + LASTS}
    row = insert_into(Claim).values(contribution_id=found.id, **new)
    is_free = (Claim.until < moment) | (Claim.person_id == by.id)
    where = None if takes_over else is_free
    db.session.execute(row.on_conflict_do_update(index_elements=["contribution_id"], set_=new, where=where))
    return db.session.scalars(select(Claim).where(Claim.contribution_id == found.id).execution_options(populate_existing=True)).one()


def refuse_claimed(found: Contribution, by: User) -> None:
    """Refuse to decide what a colleague has in hand.

    Raises NotNow, naming them.
    """
    theirs = select(Claim).where(Claim.contribution_id == found.id, Claim.person_id != by.id, Claim.until >= clock.now())
    claim = db.session.scalar(theirs)
    if claim is not None:
        raise NotNow(
            _(
                "%(name)s is reading this (until %(time)s). Read another one, or take it over on its page.",
                name=claim.person.name,
                time=clock_time(claim.until),
            )
        )


def release(found: Contribution) -> None:
    """Nobody has it in hand any more."""
    db.session.execute(delete(Claim).where(Claim.contribution_id == found.id))


def forget_old() -> None:
    """Remove claims that are over."""
    db.session.execute(delete(Claim).where(Claim.until < clock.now()))
