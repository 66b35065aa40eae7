"""Moderators decide; ten seconds later the decision takes effect, letter included, unless it was taken back."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from desk.accounts.models import User
from desk.contributions.actions import publishing, responding
from desk.contributions.actions.log import write_down
from desk.contributions.models import Clause, Contribution, Deed, Status, VersionStatus
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.debates.models import Debate
from desk.i18n.dates import clock_time
from desk.moderation import queries
from desk.moderation.actions import claiming, legal
from desk.moderation.actions.evidence import freeze
from desk.moderation.models import DecisionState, ModerationDecision, Verdict

UNDO = timedelta(seconds=10)
DECIDABLE = {Status.WAITING, Status.PUBLISHED, Status.REMOVED}


def decide(
    found: Contribution, verdict: Verdict, n: int, *, seen: int, by: User, clause: Clause | None = None, note: str = "", batch: str = ""
) -> ModerationDecision:
    """Decide about version `n`, as the moderator saw it. The caller holds the contribution's row.

    Raises NotNow, naming the colleague, when somebody has decided already or is reading it, and when the author has changed the text.
    """
    refuse_second(found, n, seen)
    claiming.refuse_claimed(found, by)
    waits = found.waiting is not None
    if (found.status is Status.REMOVED) != (verdict is Verdict.RESTORE):
        raise NotNow(_("There is nothing to decide here any more."))
    if verdict in {Verdict.APPROVE, Verdict.REFUSE} and not waits:
        raise NotNow(_("There is nothing to decide here any more."))
    if verdict is Verdict.KEEP and waits:
        verdict = Verdict.APPROVE
    decision = ModerationDecision(
        contribution=found, version_n=n, verdict=verdict, clause=clause, note=note, by=by, takes_effect_at=clock.now() + UNDO
    )
    decision.batch, decision.evidence = batch or None, freeze(found, clause, note, by)
    db.session.add(decision)
    found.note("decide", by=by, audience=Audience.STAFF, text=note, verdict=verdict.value, clause=clause.value if clause else "")
    db.session.flush()
    return decision


def refuse_second(found: Contribution, n: int, seen: int) -> None:
    """Tell the slower of two moderators who decided. `seen` is the newest decision their page showed (0 for none).

    Raises NotNow.
    """
    made = queries.newest_decision(found)
    if made is not None and made.id != seen:
        raise NotNow(
            _("%(name)s decided this at %(time)s. Nothing was changed by you.", name=made.by.name, time=clock_time(made.created_at))
        )
    if made is not None and made.state is DecisionState.PENDING:
        raise NotNow(_("This is decided and takes effect in a moment. Take it back first, if you want to decide otherwise."))
    if found.latest.n != n:
        raise NotNow(_("The author has changed the text in the meantime. Read it again, then decide."))
    if found.status not in DECIDABLE:
        raise NotNow(_("There is nothing to decide here any more."))


def take_back(decision: ModerationDecision) -> None:
    """Undo, while it has not taken effect.

    Raises NotNow afterwards.
    """
    if decision.state is not DecisionState.PENDING:
        raise NotNow(_("Too late: the decision has taken effect, and its letter is on its way."))
    decision.state = DecisionState.TAKEN_BACK
    decision.contribution.note("take_back", by=decision.by, audience=Audience.STAFF)


def carry_out_due() -> None:
    """Let decisions take effect whose ten seconds are over, each in a transaction of its own. The worker runs it every second."""
    due = select(ModerationDecision.id).where(
        ModerationDecision.state == DecisionState.PENDING, ModerationDecision.takes_effect_at <= clock.now()
    )
    for number in db.session.scalars(due.order_by(ModerationDecision.id).limit(200)).all():
        with all_or_nothing():
            _carry_out(number)


def _carry_out(number: int) -> None:
    decision = db.session.get_one(ModerationDecision, number)
    found = decision.contribution
    db.session.scalars(select(Debate).where(Debate.id == found.debate_id).with_for_update()).one()
    db.session.refresh(found, with_for_update=True)
    db.session.refresh(decision, with_for_update=True)  # locked last, as by who takes it back: then one of the two waits
    if decision.state is not DecisionState.PENDING:
        return
    overtaken = found.latest.n != decision.version_n or found.status not in DECIDABLE
    decision.state = DecisionState.OVERTAKEN if overtaken else DecisionState.DONE
    if not overtaken:
        _take_effect(decision, found)


def _take_effect(decision: ModerationDecision, found: Contribution) -> None:
    responding.settle_flags(found, decision.created_at)
    claiming.release(found)
    match decision.verdict:
        case Verdict.APPROVE if found.latest.status is VersionStatus.WAITING:
            publishing.approve(found, by=decision.by)
        case Verdict.REFUSE if decision.clause and found.latest.status is VersionStatus.WAITING:
            publishing.refuse_edit(found, decision.clause, decision.note, by=decision.by)
        case Verdict.REMOVE if decision.clause:
            publishing.remove(found, decision.clause, decision.note, by=decision.by)
        case Verdict.RESTORE if found.status is Status.REMOVED:
            publishing.restore(found, decision.note, by=decision.by)
            legal.stands_again(found)
        case Verdict.KEEP:
            write_down(found, Deed.KEEP, by=decision.by)
    legal.settle(decision)


def take_back_together(decision: ModerationDecision) -> int:
    """Undo what was decided together with this one, as far as it has not taken effect; how many were taken back.

    Raises NotNow when none can be.
    """
    together = queries.decided_together(decision)
    pending = [one for one in together if one.state is DecisionState.PENDING]
    for one in pending or [decision]:
        take_back(one)
    return len(pending)


def let_in(found: Contribution, *, by: User) -> None:
    """Move a contribution that was held apart into the queue."""
    if found.is_held:
        found.is_held = False
        found.note("let_in", by=by, audience=Audience.STAFF)
