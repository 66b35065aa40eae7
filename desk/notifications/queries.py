"""Who follows, and what is new for them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select
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
    return db.session.scalar(_of(person, debate, is_stopped=False).where(Follow.only_replies.is_(False))) is not None


def has_stopped(person: User, debate: Debate) -> bool:
    """Whether this person wants no more letters about this debate."""
    return db.session.scalar(_of(person, debate, is_stopped=True)) is not None


def _of(person: User, debate: Debate, *, is_stopped: bool) -> Select[int]:
    return select(Follow.id).where(Follow.debate_id == debate.id, Follow.person_id == person.id, Follow.is_stopped.is_(is_stopped))


def followed_by(person: User) -> Sequence[Follow]:
    """What a person follows."""
    return db.session.scalars(
        select(Follow)
        .where(Follow.person_id == person.id, Follow.is_stopped.is_(False), Follow.only_replies.is_(False))
        .options(joinedload(Follow.debate))
        .order_by(Follow.id)
    ).all()


def followers(debate: Debate) -> list[User]:
    """Who follows all of a debate."""
    return list(db.session.scalars(_following(debate).where(Follow.only_replies.is_(False))))


def followers_of_the_end(debate: Debate) -> list[User]:
    """Who is told of its end: who follows it, and who has written in it and wants such letters."""
    return list(db.session.scalars(_following(debate).where(is_wanted())))


def is_wanted() -> ColumnElement[bool]:
    """Of a follow joined with its person: not one that is only for replies they do not want to hear of."""
    return Follow.only_replies.is_(False) | User.wants_replies


def _following(debate: Debate) -> Select[User]:
    stays = (Follow.debate_id == debate.id, Follow.is_stopped.is_(False))
    return select(User).join(Follow).where(*stays).order_by(User.id)


def new_since(follow: Follow) -> Sequence[Contribution]:
    """What readers wrote that still stands, since the follower was last told (or only the replies to them); not their own words."""
    found = select(Contribution).where(
        Contribution.debate_id == follow.debate_id,
        Contribution.position > follow.told_until,
        Contribution.status == Status.PUBLISHED,
        Contribution.author_id != follow.person_id,
        Contribution.is_by_host.is_(False),
    )
    if follow.only_replies:
        found = found.where(Contribution.answers_id.in_(own_numbers(follow)))
    return db.session.scalars(found.order_by(Contribution.position).limit(MOST_COUNTED)).all()


def own_numbers(follow: Follow) -> Select[int]:
    """The numbers of what the follower wrote in this debate."""
    return select(Contribution.id).where(Contribution.debate_id == follow.debate_id, Contribution.author_id == follow.person_id)


def told_already(letter: str, debate: Debate) -> set[str]:
    """The occasions of such letters about a debate that were written already."""
    found = select(OutgoingMail.occasion).where(OutgoingMail.thing == f"debate-{debate.id}", OutgoingMail.letter == letter)
    return set(db.session.scalars(found))
