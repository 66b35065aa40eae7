"""Readers recommend contributions and tell moderators about them."""

from datetime import datetime

from sqlalchemy import delete, exists, select, update

from desk.accounts.models import User
from desk.contributions.actions.writing import require_open
from desk.contributions.models import Contribution, Flag, FlagReason, Recommendation, Status
from desk.core import clock
from desk.core.db import db, insert_into
from desk.pages.models import raise_versions


def recommend(found: Contribution, wanted: bool, *, by: User) -> None:
    """Recommend it, or take that back. Done twice, it is done once.

    Raises NotNow when it does not stand or the debate is closed.
    """
    found.require(Status.PUBLISHED)
    require_open(found.debate)
    if wanted:
        made = insert_into(Recommendation).values(contribution_id=found.id, person_id=by.id).on_conflict_do_nothing()
        change = len(db.session.execute(made.returning(Recommendation.person_id)).all())
    else:
        both = (Recommendation.contribution_id == found.id) & (Recommendation.person_id == by.id)
        change = -db.session.execute(delete(Recommendation).where(both)).rowcount  # type: ignore[attr-defined]
    if change:
        counted = update(Contribution).where(Contribution.id == found.id)
        db.session.execute(counted.values(recommendations=Contribution.recommendations + change))
        raise_versions(found.debate.scope)


def flag(found: Contribution, reason: FlagReason, note: str, *, who: str, by: User | None, language: str = "") -> bool:
    """Ask a moderator to look at it; whether somebody will. The same person's second flag changes the first.

    `language` is that of the translation it is about. What a person has looked at for this reason and kept, as it stands, is not
    asked again: the flag is kept, and counts as seen.
    """
    n = found.public_n or found.latest.n
    same = (Flag.contribution_id == found.id, Flag.version_n == n, Flag.reason == reason, Flag.language == language)
    looked_at = exists().where(*same, Flag.settled_at.is_not(None))
    settled_at = clock.now() if db.session.scalar(select(looked_at)) else None
    again = {"reason": reason, "language": language, "note": note, "version_n": n, "settled_at": settled_at}
    made = insert_into(Flag).values(contribution_id=found.id, who=who, person_id=by.id if by else None, created_at=clock.now(), **again)
    db.session.execute(made.on_conflict_do_update(index_elements=["contribution_id", "who"], set_=again))
    return settled_at is None


def settle_reason(found: Contribution, reason: FlagReason) -> None:
    """Flags of this reason are dealt with elsewhere."""
    settled = update(Flag).where(Flag.contribution_id == found.id, Flag.reason == reason, Flag.settled_at.is_(None))
    db.session.execute(settled.values(settled_at=clock.now()))


def settle_flags(found: Contribution, until: datetime) -> None:
    """A moderator has looked, at what had been told by then (UTC)."""
    db.session.execute(
        update(Flag)
        .where(Flag.contribution_id == found.id, Flag.settled_at.is_(None), Flag.created_at <= until, Flag.reason != FlagReason.TRANSLATION)
        .values(settled_at=clock.now())
    )
