"""What waits for hosts."""

from collections.abc import Sequence

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from desk.accounts.models import User
from desk.contributions.models import Contribution, ContributionVersion, Flag, FlagReason, HostTask, Status, TaskKind, TaskStatus
from desk.core.db import db
from desk.core.errors import NotFound
from desk.debates.models import Debate

MOST = 100


def _open() -> Select[HostTask]:
    is_asked = (HostTask.kind == TaskKind.MODERATOR) & (Contribution.status == Status.WAITING)
    stands = (HostTask.status == TaskStatus.OPEN, or_(Contribution.status == Status.PUBLISHED, is_asked))
    loaded = joinedload(HostTask.contribution).joinedload(Contribution.debate)
    return select(HostTask).join(HostTask.contribution).where(*stands).options(loaded, joinedload(HostTask.to)).order_by(HostTask.id)


def tasks_in(debate: Debate) -> Sequence[HostTask]:
    """What waits in a debate, the oldest first."""
    return db.session.scalars(_open().where(HostTask.debate_id == debate.id).limit(MOST)).all()


def tasks_for(person: User) -> Sequence[HostTask]:
    """What waits for somebody: in the debates they host or stand in for (unless given to a colleague), and what was given to them."""
    mine = select(Debate.id).where(or_(Debate.host_id == person.id, Debate.stand_in_id == person.id))
    theirs = HostTask.debate_id.in_(mine) & HostTask.to_id.is_(None)
    return db.session.scalars(_open().where(or_(theirs, HostTask.to_id == person.id)).limit(MOST)).all()


def task_in(debate: Debate, number: int) -> HostTask:
    """One of them.

    Raises NotFound.
    """
    found = db.session.scalar(select(HostTask).where(HostTask.id == number, HostTask.debate_id == debate.id))
    if found is None:
        raise NotFound
    return found


def told_in(debate: Debate) -> Sequence[Contribution]:
    """Contributions of a debate that readers told the moderators about, and nobody has looked at yet."""
    flagged = select(Flag.contribution_id).where(Flag.settled_at.is_(None), Flag.reason != FlagReason.TRANSLATION)
    there = (Contribution.debate_id == debate.id, Contribution.status == Status.PUBLISHED, Contribution.id.in_(flagged))
    return db.session.scalars(select(Contribution).where(*there).order_by(Contribution.id).limit(MOST)).all()


def translations_told_wrong() -> list[tuple[Contribution, str, list[str]]]:
    """(contribution that stands, language of its translation, what readers said about that), the oldest first."""
    is_of_now = (Contribution.status == Status.PUBLISHED, Flag.version_n == Contribution.public_n)
    told = (Flag.reason == FlagReason.TRANSLATION, Flag.settled_at.is_(None), *is_of_now)
    found: dict[tuple[int, str], tuple[Contribution, str, list[str]]] = {}
    for one in db.session.scalars(select(Flag).join(Flag.contribution).where(*told).order_by(Flag.id).limit(MOST)):
        found.setdefault((one.contribution_id, one.language), (one.contribution, one.language, []))[2].append(one.note)
    return list(found.values())


def picks_by_language(debate: Debate) -> dict[str, int]:
    """How many picks each language has."""
    public = (ContributionVersion.contribution_id == Contribution.id) & (ContributionVersion.n == Contribution.public_n)
    picked = (Contribution.debate_id == debate.id, Contribution.picked_at.is_not(None), Contribution.status == Status.PUBLISHED)
    found = select(ContributionVersion.language, func.count()).join(Contribution, public).where(*picked)
    return dict(db.session.execute(found.group_by(ContributionVersion.language)).all())
