"""The queue: what waits for a moderator, in the languages they read; and what was decided."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from desk.accounts.models import Role, User
from desk.contributions.models import Contribution, ContributionVersion, Flag, FlagReason, Status
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.moderation.models import (
    Claim,
    DecisionState,
    LegalFlag,
    LegalFlagStatus,
    ModerationDecision,
)
from desk.moderation.policy import languages_of, may_see

PAGE = 25
LONG_AGO = datetime(1970, 1, 1)
MOST_COUNTED = 1000  # of what readers told us; then the figure says “1,000+”
BURST, MANY = timedelta(minutes=10), 10  # so many flags in so short a time may be organised
NOT_FOR_MODERATORS = (Status.UNCONFIRMED, Status.PRIVATE)


class View(StrEnum):
    """What of the queue is looked at."""

    WAITING = "waiting"
    FLAGGED = "flagged"
    ESCALATED = "escalated"
    HELD = "held"
    DECIDED = "decided"


@dataclass(frozen=True)
class Queue:
    """One look at the queue: the first so many, how many there are in all, and since when the oldest waits."""

    shown: Sequence[Contribution]
    counts: dict[View, int]
    by_language: dict[str, int]
    oldest: datetime | None
    claims: dict[int, Claim]
    decided: dict[int, int]  # number of a contribution -> its newest decision


def queue_shown_to(viewer: User, view: View, language: str = "") -> Select[Contribution]:
    """What this moderator may decide about, in no order."""
    languages = languages_of(viewer) & ({language} if language else languages_of(viewer))
    others = or_(Contribution.author_id != viewer.id, Contribution.author_id.is_(None))
    pending = select(ModerationDecision.contribution_id).where(ModerationDecision.state == DecisionState.PENDING)
    found = select(Contribution).where(others)
    match view:
        case View.WAITING | View.HELD:
            of_view = (Contribution.is_held.is_(view is View.HELD), Contribution.escalated_at.is_(None))
            return found.where(Contribution.waiting_in.in_(languages), *of_view, Contribution.id.not_in(pending))
        case View.ESCALATED:
            reads = func.coalesce(Contribution.waiting_in, "").in_(languages)  # looked up by its time, not in the long queue
            if viewer.holds(Role.LEGAL):  # in every language, and what is told to be illegal besides
                told = select(LegalFlag.contribution_id).where(LegalFlag.status == LegalFlagStatus.RECEIVED)
                return found.where((Contribution.escalated_at > LONG_AGO) | Contribution.id.in_(told))
            return found.where(Contribution.escalated_at > LONG_AGO, reads)
        case View.FLAGGED:
            flagged = select(Flag.contribution_id).where(Flag.settled_at.is_(None), Flag.reason != FlagReason.TRANSLATION)
            there = (Contribution.id.in_(flagged), Contribution.status == Status.PUBLISHED, Contribution.id.not_in(pending))
            return _in_languages(found.where(*there), languages)
        case View.DECIDED:
            newest = select(ModerationDecision.contribution_id).order_by(ModerationDecision.id.desc()).limit(PAGE * 4)
            return _in_languages(found.where(Contribution.id.in_(newest)), languages)


def _in_languages(found: Select[Contribution], languages: set[str]) -> Select[Contribution]:
    newest = select(func.max(ContributionVersion.n)).where(ContributionVersion.contribution_id == Contribution.id)
    is_newest = and_(
        ContributionVersion.contribution_id == Contribution.id,
        ContributionVersion.n == newest.correlate(Contribution).scalar_subquery(),
    )
    return found.join(ContributionVersion, is_newest).where(ContributionVersion.language.in_(languages))


def queue(viewer: User, view: View, language: str = "") -> Queue:
    """The first page of a view, with the figures of all views."""
    found = queue_shown_to(viewer, view, language)
    last = select(func.max(ModerationDecision.id)).where(ModerationDecision.contribution_id == Contribution.id)
    when = (
        last.correlate(Contribution).scalar_subquery().desc()
        if view is View.DECIDED
        else func.coalesce(Contribution.arrived_at, Contribution.published_at)
    )
    order = (Contribution.arrived_at, Contribution.id) if view in {View.WAITING, View.HELD} else (when, Contribution.id)
    first = found.with_only_columns(Contribution.id).order_by(*order).limit(PAGE)  # only numbers are sorted
    items = db.session.scalars(select(Contribution).where(Contribution.id.in_(db.session.scalars(first).all())).order_by(*order)).all()
    counts, by_language, oldest = _waiting(viewer, language)
    for one in (View.FLAGGED, View.ESCALATED):
        some = queue_shown_to(viewer, one, language).with_only_columns(Contribution.id).limit(MOST_COUNTED).subquery()
        counts[one] = db.session.scalar(select(func.count()).select_from(some)) or 0
    numbers = [one.id for one in items]
    return Queue(items, counts, by_language, oldest, claims_on(numbers, viewer), newest_decisions(numbers))


def _waiting(viewer: User, language: str) -> tuple[dict[View, int], dict[str, int], datetime | None]:
    """Figures of what waits, from one reading of an index."""
    rows = []
    for view in (View.WAITING, View.HELD):
        columns = (Contribution.waiting_in, func.count(), func.min(Contribution.arrived_at))
        counted = queue_shown_to(viewer, view, language).with_only_columns(*columns).group_by(Contribution.waiting_in)
        rows += [(view, *row) for row in db.session.execute(counted)]
    counts = Counter({View.WAITING: 0, View.HELD: 0})
    for view, _language, n, _since in rows:
        counts[view] += n
    waiting = [row for row in rows if row[0] is View.WAITING]
    by_language = {code or "": n for _view, code, n, _since in sorted(waiting, key=lambda row: -row[2])}
    return dict(counts), by_language, min((since for *_rest, since in waiting if since), default=None)


def first_free(found: Queue, viewer: User) -> Contribution | None:
    """The first that no colleague has in hand."""
    return next((one for one in found.shown if one.id not in found.claims), None)


def claims_on(numbers: Iterable[int], viewer: User) -> dict[int, Claim]:
    """What colleagues have in hand of these."""
    theirs = (Claim.contribution_id.in_(list(numbers)), Claim.person_id != viewer.id, Claim.until >= clock.now())
    claims = db.session.scalars(select(Claim).where(*theirs).options(joinedload(Claim.person)))
    return {claim.contribution_id: claim for claim in claims}


def newest_decisions(numbers: Iterable[int]) -> dict[int, int]:
    """The newest decision about each of these that was not taken back: number of the contribution -> of the decision."""
    newest = select(ModerationDecision.contribution_id, func.max(ModerationDecision.id))
    made = (ModerationDecision.contribution_id.in_(list(numbers)), ModerationDecision.state != DecisionState.TAKEN_BACK)
    return dict(db.session.execute(newest.where(*made).group_by(ModerationDecision.contribution_id)).all())


def item(viewer: User, public_id: str) -> Contribution:
    """One contribution for the desk.

    Raises NotFound for a language this person does not read, and for what was never confirmed.
    """
    there = (Contribution.public_id == public_id, Contribution.status.not_in(NOT_FOR_MODERATORS))
    found = db.session.scalar(select(Contribution).where(*there))
    if found is None or not may_see(viewer, found, bool(legal_flags_on(found))):
        raise NotFound
    return found


def open_flags(numbers: Sequence[int]) -> dict[int, list[Flag]]:
    """Open flags by contribution, without those about translations."""
    flags: dict[int, list[Flag]] = {}
    theirs = (Flag.contribution_id.in_(numbers), Flag.settled_at.is_(None), Flag.reason != FlagReason.TRANSLATION)
    for one in db.session.scalars(select(Flag).where(*theirs).order_by(Flag.id)):
        flags.setdefault(one.contribution_id, []).append(one)
    return flags


def is_burst(flags: Sequence[Flag]) -> bool:
    """Whether many told us within a short time: perhaps organised, so the number of them says nothing."""
    times = sorted(flag.created_at for flag in flags)
    return any(later - earlier <= BURST for earlier, later in zip(times, times[MANY - 1 :], strict=False))


def legal_flags_on(found: Contribution) -> Sequence[LegalFlag]:
    """Who says that it is illegal, the oldest first."""
    return db.session.scalars(select(LegalFlag).where(LegalFlag.contribution_id == found.id).order_by(LegalFlag.id)).all()
