"""The queue: what waits for a moderator, in the languages they read; and what was decided."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from desk.accounts.models import Membership, Role, User
from desk.contributions.mails import OMBUDS
from desk.contributions.models import Contribution, ContributionVersion, Flag, FlagReason, HostTask, LogLine, Status
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.i18n.dates import as_date
from desk.moderation.models import (
    AppealStatus,
    Claim,
    DecisionState,
    LegalFlag,
    LegalFlagStatus,
    Measure,
    ModerationAppeal,
    ModerationDecision,
    Verdict,
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
    """Open flags by contribution."""
    flags: dict[int, list[Flag]] = {}
    for one in db.session.scalars(select(Flag).where(Flag.contribution_id.in_(numbers), Flag.settled_at.is_(None)).order_by(Flag.id)):
        flags.setdefault(one.contribution_id, []).append(one)
    return flags


def is_burst(flags: Sequence[Flag]) -> bool:
    """Whether many told us within a short time: perhaps organised, so the number of them says nothing."""
    times = sorted(flag.created_at for flag in flags)
    return any(later - earlier <= BURST for earlier, later in zip(times, times[MANY - 1 :], strict=False))


def legal_flags_on(found: Contribution) -> Sequence[LegalFlag]:
    """Who says that it is illegal, the oldest first."""
    return db.session.scalars(select(LegalFlag).where(LegalFlag.contribution_id == found.id).order_by(LegalFlag.id)).all()


def decisions_on(found: Contribution) -> Sequence[ModerationDecision]:
    """What was decided about it, newest first."""
    made = select(ModerationDecision).where(ModerationDecision.contribution_id == found.id)
    return db.session.scalars(made.options(joinedload(ModerationDecision.by)).order_by(ModerationDecision.id.desc())).all()


def newest_decision(found: Contribution) -> ModerationDecision | None:
    """The newest decision about it that was not taken back."""
    made = select(ModerationDecision).where(
        ModerationDecision.contribution_id == found.id, ModerationDecision.state != DecisionState.TAKEN_BACK
    )
    return db.session.scalars(made.order_by(ModerationDecision.id.desc())).first()


def removal_of(found: Contribution) -> ModerationDecision | None:
    """The decision by which it was removed, if it was."""
    made = (ModerationDecision.contribution_id == found.id, ModerationDecision.verdict == Verdict.REMOVE)
    newest = select(ModerationDecision).where(*made, ModerationDecision.state == DecisionState.DONE)
    return db.session.scalars(newest.order_by(ModerationDecision.id.desc())).first()


def ombuds_until(decision: ModerationDecision) -> date:
    """The last day (in Bern) on which one can complain about a decision to the ombuds office."""
    return as_date(decision.created_at + OMBUDS)


def last_decision(viewer: User) -> ModerationDecision | None:
    """This moderator's newest decision, while it can still be taken back or has only just taken effect."""
    since = clock.now() - timedelta(seconds=60)
    found = select(ModerationDecision).where(
        ModerationDecision.by_id == viewer.id, ModerationDecision.created_at > since, ModerationDecision.state != DecisionState.TAKEN_BACK
    )
    return db.session.scalars(found.order_by(ModerationDecision.id.desc())).first()


def decided_together(decision: ModerationDecision) -> Sequence[ModerationDecision]:
    """What was decided in the same step as this one, this one among them."""
    if decision.batch is None:
        return [decision]
    return db.session.scalars(select(ModerationDecision).where(ModerationDecision.batch == decision.batch)).all()


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


def host_task_of(found: Contribution) -> HostTask | None:
    """What the host was asked about it."""
    return db.session.scalar(select(HostTask).where(HostTask.contribution_id == found.id))


def can_answer(decision: ModerationDecision) -> Sequence[User]:
    """Who can give a decision a second look: those who moderate its language and did not decide."""
    language = decision.contribution.latest.language
    held = select(Membership.person_id).where(Membership.role.in_([Role.MODERATOR, Role.EDITOR]), Membership.edition == language)
    return db.session.scalars(select(User).where(User.id.in_(held), User.active, User.id != decision.by_id).order_by(User.id)).all()


def appeals(viewer: User) -> list[ModerationAppeal]:
    """Open appeals in the languages somebody reads, the one due first at the top."""
    found = select(ModerationAppeal).where(ModerationAppeal.status == AppealStatus.OPEN).order_by(ModerationAppeal.due_at)
    loaded = joinedload(ModerationAppeal.decision).joinedload(ModerationDecision.contribution)
    languages = languages_of(viewer)
    return [one for one in db.session.scalars(found.options(loaded)) if one.decision.contribution.latest.language in languages]


def appeal(viewer: User, number: int) -> ModerationAppeal:
    """One appeal.

    Raises NotFound for a language this person does not read.
    """
    found = db.session.get(ModerationAppeal, number)
    if found is None or found.decision.contribution.latest.language not in languages_of(viewer):
        raise NotFound
    return found


def appeals_of(numbers: Iterable[int]) -> dict[int, ModerationAppeal]:
    """The newest appeal about each of these contributions."""
    found = select(ModerationAppeal).join(ModerationAppeal.decision).where(ModerationDecision.contribution_id.in_(list(numbers)))
    return {one.decision.contribution_id: one for one in db.session.scalars(found.order_by(ModerationAppeal.id))}


def measures_of(person: User) -> Sequence[Measure]:
    """What was done about somebody, the newest first."""
    found = select(Measure).where(Measure.person_id == person.id).options(joinedload(Measure.by))
    return db.session.scalars(found.order_by(Measure.id.desc())).all()


def measure(number: int) -> Measure:
    """One measure.

    Raises NotFound.
    """
    found = db.session.get(Measure, number)
    if found is None:
        raise NotFound
    return found


def log_page(below: int | None) -> list[tuple[LogLine, str]]:
    """(line, name of who did it) of the log, the newest first; before the number `below`, if given."""
    found = select(LogLine, func.coalesce(User.name, "")).outerjoin(User, User.id == LogLine.by_id)
    if below is not None:
        found = found.where(LogLine.id < below)
    return [(line, name) for line, name in db.session.execute(found.order_by(LogLine.id.desc()).limit(PAGE))]
