"""The queue: what waits for a moderator, in the languages they read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from desk.accounts.models import User
from desk.contributions.models import Contribution, ContributionVersion, Flag, Status, VersionStatus
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.moderation.models import DecisionState, ModerationDecision
from desk.moderation.policy import languages_of

PAGE = 50
NOT_FOR_MODERATORS = (Status.UNCONFIRMED, Status.PRIVATE)


class View(StrEnum):
    """What of the queue is looked at."""

    WAITING = "waiting"
    FLAGGED = "flagged"
    HELD = "held"
    DECIDED = "decided"


@dataclass(frozen=True)
class Queue:
    """One look at the queue: the first so many, how many there are in all, and since when the oldest waits."""

    shown: Sequence[Contribution]
    counts: dict[View, int]
    by_language: dict[str, int]
    oldest: datetime | None


def queue_shown_to(viewer: User, view: View, language: str = "") -> Select[Contribution]:
    """What this moderator may decide about, oldest first."""
    languages = languages_of(viewer) & ({language} if language else languages_of(viewer))
    newest = select(func.max(ContributionVersion.n)).where(ContributionVersion.contribution_id == Contribution.id)
    found = (
        select(Contribution)
        .join(
            ContributionVersion,
            and_(
                ContributionVersion.contribution_id == Contribution.id,
                ContributionVersion.n == newest.correlate(Contribution).scalar_subquery(),
            ),
        )
        .where(ContributionVersion.language.in_(languages), or_(Contribution.author_id != viewer.id, Contribution.author_id.is_(None)))
    )
    pending = exists().where(ModerationDecision.contribution_id == Contribution.id, ModerationDecision.state == DecisionState.PENDING)
    there = Contribution.status.in_([Status.WAITING, Status.PUBLISHED])
    waits = and_(there, ContributionVersion.status == VersionStatus.WAITING)
    flagged = exists().where(Flag.contribution_id == Contribution.id, Flag.settled_at.is_(None))
    match view:
        case View.WAITING:
            return found.where(waits, Contribution.is_held.is_(False), ~pending)
        case View.HELD:
            return found.where(waits, Contribution.is_held.is_(True), ~pending)
        case View.FLAGGED:
            return found.where(Contribution.status == Status.PUBLISHED, flagged, ~pending)
        case View.DECIDED:
            return found.where(exists().where(ModerationDecision.contribution_id == Contribution.id))


def queue(viewer: User, view: View, language: str = "") -> Queue:
    """The first page of a view, with the figures of all views."""
    found = queue_shown_to(viewer, view, language)
    newest_first = view is View.DECIDED
    when = Contribution.id.desc() if newest_first else func.coalesce(Contribution.arrived_at, Contribution.published_at)
    loaded = (joinedload(Contribution.debate), joinedload(Contribution.author), selectinload(Contribution.answers))
    items = db.session.scalars(found.order_by(when, Contribution.id).limit(PAGE).options(*loaded)).all()
    counts = {one: _count(queue_shown_to(viewer, one, language)) for one in (View.WAITING, View.FLAGGED, View.HELD)}
    waiting = queue_shown_to(viewer, View.WAITING).with_only_columns(ContributionVersion.language, func.count())
    by_language = dict(db.session.execute(waiting.group_by(ContributionVersion.language).order_by(func.count().desc())).all())
    oldest = db.session.scalar(queue_shown_to(viewer, View.WAITING).with_only_columns(func.min(Contribution.arrived_at)))
    return Queue(items, counts, {str(code): int(n) for code, n in by_language.items()}, oldest)


def _count(found: Select[Contribution]) -> int:
    return db.session.scalar(found.with_only_columns(func.count())) or 0


def item(viewer: User, public_id: str) -> Contribution:
    """One contribution for the desk.

    Raises NotFound for a language this person does not read, and for what was never confirmed.
    """
    found = db.session.scalar(
        select(Contribution).where(Contribution.public_id == public_id, Contribution.status.not_in(NOT_FOR_MODERATORS))
    )
    if found is None or found.latest.language not in languages_of(viewer):
        raise NotFound
    return found


def open_flags(numbers: Sequence[int]) -> dict[int, list[Flag]]:
    """Open flags by contribution."""
    flags: dict[int, list[Flag]] = {}
    for one in db.session.scalars(select(Flag).where(Flag.contribution_id.in_(numbers), Flag.settled_at.is_(None)).order_by(Flag.id)):
        flags.setdefault(one.contribution_id, []).append(one)
    return flags


def decisions_on(found: Contribution) -> Sequence[ModerationDecision]:
    """What was decided about it, newest first."""
    return db.session.scalars(
        select(ModerationDecision)
        .where(ModerationDecision.contribution_id == found.id)
        .options(joinedload(ModerationDecision.by))
        .order_by(ModerationDecision.id.desc())
    ).all()


def newest_decision(found: Contribution) -> ModerationDecision | None:
    """The newest decision about it that was not taken back."""
    made = select(ModerationDecision).where(
        ModerationDecision.contribution_id == found.id, ModerationDecision.state != DecisionState.TAKEN_BACK
    )
    return db.session.scalars(made.order_by(ModerationDecision.id.desc())).first()


def last_decision(viewer: User) -> ModerationDecision | None:
    """This moderator's newest decision, while it can still be taken back or has only just taken effect."""
    since = clock.now() - timedelta(seconds=60)
    found = select(ModerationDecision).where(
        ModerationDecision.by_id == viewer.id, ModerationDecision.created_at > since, ModerationDecision.state != DecisionState.TAKEN_BACK
    )
    return db.session.scalars(found.order_by(ModerationDecision.id.desc())).first()


def decision(number: int) -> ModerationDecision:
    """One decision.

    Raises NotFound.
    """
    found = db.session.get(ModerationDecision, number)
    if found is None:
        raise NotFound
    return found


def history_of(author: User | None) -> dict[str, int]:
    """How an author's contributions fared so far."""
    if author is None:
        return {}
    counted = select(Contribution.status, func.count()).where(Contribution.author_id == author.id).group_by(Contribution.status)
    return {status.value: n for status, n in db.session.execute(counted)}
