"""Who follows, and what is new for them."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from desk.accounts.models import User
from desk.contributions.models import Contribution, Status
from desk.core.db import db
from desk.debates.models import Debate
from desk.mail.models import OutgoingMail
from desk.notifications.models import Follow

MOST_COUNTED = 500
MOST_IN_DIGEST = 10  # contributions of one debate; the letter says how many more there are


def follows(person: User, debate: Debate) -> bool:
    """Whether this person follows this debate."""
    return db.session.scalar(_of(person, debate, is_stopped=False)) is not None


def has_stopped(person: User, debate: Debate) -> bool:
    """Whether this person wants no more letters about this debate."""
    return db.session.scalar(_of(person, debate, is_stopped=True)) is not None


def _of(person: User, debate: Debate, *, is_stopped: bool) -> Select[int]:
    return select(Follow.id).where(Follow.debate_id == debate.id, Follow.person_id == person.id, Follow.is_stopped.is_(is_stopped))


def followed_by(person: User) -> Sequence[Follow]:
    """What a person follows."""
    return db.session.scalars(
        select(Follow)
        .where(Follow.person_id == person.id, Follow.is_stopped.is_(False))
        .options(joinedload(Follow.debate))
        .order_by(Follow.id)
    ).all()


def followers(debate: Debate) -> list[User]:
    """Who follows a debate."""
    return list(
        db.session.scalars(select(User).join(Follow).where(Follow.debate_id == debate.id, Follow.is_stopped.is_(False)).order_by(User.id))
    )


def new_since(follow: Follow) -> Sequence[Contribution]:
    """What readers wrote that still stands, since the follower was last told; not the follower's own words."""
    found = select(Contribution).where(
        Contribution.debate_id == follow.debate_id,
        Contribution.position > follow.told_until,
        Contribution.status == Status.PUBLISHED,
        Contribution.author_id != follow.person_id,
        Contribution.is_by_host.is_(False),
    )
    return db.session.scalars(found.order_by(Contribution.position).limit(MOST_COUNTED)).all()


def told_already(letter: str, debate: Debate) -> set[str]:
    """The occasions of such letters about a debate that were written already."""
    found = select(OutgoingMail.occasion).where(OutgoingMail.thing == f"debate-{debate.id}", OutgoingMail.letter == letter)
    return set(db.session.scalars(found))
