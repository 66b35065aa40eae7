"""Single contributions: the one a permalink names, a person's own, and the one a letter confirms."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from desk.accounts.models import User
from desk.contributions.models import Contribution, ContributionVersion, Recommendation, Status, VersionStatus
from desk.contributions.queries.pieces import Piece, pieces_shown_to, read_pieces
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.core.tokens import digest
from desk.debates.models import Debate


def piece(debate: Debate, public_id: str, viewer: User | None, written_here: Collection[str] = ()) -> Piece:
    """A contribution of this debate as the viewer may see it.

    Raises NotFound.
    """
    found = pieces_shown_to(viewer, written_here).where(Contribution.debate_id == debate.id, Contribution.public_id == public_id)
    pieces = read_pieces(found)
    if not pieces:
        raise NotFound
    return pieces[0]


def contribution(debate: Debate, public_id: str) -> Contribution:
    """The thing itself, for acting on it; the caller asks the policy.

    Raises NotFound.
    """
    found = db.session.scalar(select(Contribution).where(Contribution.debate_id == debate.id, Contribution.public_id == public_id))
    if found is None:
        raise NotFound
    return found


def by_public_id(public_id: str) -> Contribution:
    """A contribution of any debate, for the desk; the caller asks the policy.

    Raises NotFound, also for what was never confirmed, or is not public.
    """
    found = db.session.scalar(
        select(Contribution).where(Contribution.public_id == public_id, Contribution.status.not_in([Status.UNCONFIRMED, Status.PRIVATE]))
    )
    if found is None:
        raise NotFound
    return found


def contributions_of(person: User) -> Sequence[Contribution]:
    """What somebody has written, newest first."""
    found = select(Contribution).where(Contribution.author_id == person.id).order_by(Contribution.id.desc()).limit(200)
    return db.session.scalars(found.options(joinedload(Contribution.debate), selectinload(Contribution.versions))).all()


def live_contribution(secret: str) -> Contribution | None:
    """The contribution that the link of a letter confirms; None when the link is over."""
    found = db.session.scalar(select(Contribution).where(Contribution.confirm_hash == digest(secret)))
    return found if found and found.confirm_until and found.confirm_until > clock.now() else None


def recommends(person: User, found: Contribution) -> bool:
    """Whether this person recommends it."""
    return db.session.get(Recommendation, (found.id, person.id)) is not None


def own_states(person: User, debate: Debate) -> dict[int, ContributionVersion]:
    """A person's own changes to published texts that wait or were refused: number of the contribution -> version."""
    found = (
        select(ContributionVersion)
        .join(Contribution)
        .where(Contribution.debate_id == debate.id, Contribution.author_id == person.id, Contribution.status == Status.PUBLISHED)
        .where(ContributionVersion.n > Contribution.public_n, ContributionVersion.status == VersionStatus.WAITING)
    )
    return {version.contribution_id: version for version in db.session.scalars(found)}


def recommended_here(person: User, numbers: Collection[int]) -> set[int]:
    """Which of these contributions a person recommends."""
    found = select(Recommendation.contribution_id).where(Recommendation.person_id == person.id, Recommendation.contribution_id.in_(numbers))
    return set(db.session.scalars(found))
