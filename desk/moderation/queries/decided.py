"""What was decided: decisions, second looks, measures, the log."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from desk.accounts.models import Membership, Role, User
from desk.contributions.mails import OMBUDS
from desk.contributions.models import Contribution, HostTask, LogLine
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.i18n.dates import as_date
from desk.moderation.models import (
    AppealStatus,
    DecisionState,
    Measure,
    ModerationAppeal,
    ModerationDecision,
    Verdict,
)
from desk.moderation.policy import languages_of
from desk.moderation.queries.waiting import PAGE


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
