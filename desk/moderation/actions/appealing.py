"""An author asks for a second look at a removal: once, by somebody else, with what the first one saw."""

from datetime import datetime, time

from flask_babel import gettext as _
from sqlalchemy import select

from desk.accounts.models import User
from desk.contributions.actions import publishing
from desk.contributions.actions.log import write_down
from desk.contributions.models import Contribution, Deed, Status
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.debates.actions.posting import post
from desk.editions.calendar import after_working_days
from desk.i18n.dates import as_date, from_bern
from desk.moderation import mails, queries
from desk.moderation.actions import legal
from desk.moderation.models import AppealStatus, ModerationAppeal, ModerationDecision

ANSWER_WITHIN = 5  # working days, so that time is left before the ombuds date


def answer_due(moment: datetime) -> datetime:
    """By when an appeal that comes in now is answered (UTC): at six in the evening in Bern."""
    return from_bern(datetime.combine(as_date(after_working_days(moment, ANSWER_WITHIN)), time(18)))


def appeal(found: Contribution, reason: str, language: str, *, by: User) -> ModerationAppeal:
    """Ask for a second look; asked twice, it is the same one.

    Raises NotNow when nothing was removed, or the time for it is over.
    """
    decision = queries.removal_of(found)
    if decision is None or found.status is not Status.REMOVED:
        raise NotNow(_("There is no decision here that could be looked at again."))
    known = db.session.scalar(select(ModerationAppeal).where(ModerationAppeal.decision_id == decision.id))
    if known is not None:
        return known
    if as_date(clock.now()) > queries.ombuds_until(decision):
        raise NotNow(_("The time for asking again is over. The letter about the removal names the ombuds office."))
    made = ModerationAppeal(decision=decision, reason=reason, language=language, due_at=answer_due(clock.now()))
    db.session.add(made)
    db.session.flush()
    found.note("appeal", by=by, audience=Audience.READER)
    write_down(found, Deed.APPEAL, by=by)
    post(found.debate.edition, mails.appeal_received(made))
    for person in queries.can_answer(decision):
        post(found.debate.edition, mails.appeal_filed(made, person))
    return made


def answer(found: ModerationAppeal, answer: str, *, is_changed: bool, by: User) -> None:
    """Confirm the removal, or restore what was removed; the author is told with reasons.

    Raises NotNow when somebody has answered, or the author has taken the text back.
    """
    contribution = found.decision.contribution
    if found.status is not AppealStatus.OPEN:
        raise NotNow(_("%(name)s has answered this already.", name=found.answered_by.name if found.answered_by else ""))
    contribution.require(Status.REMOVED)
    found.answer, found.answered_by, found.answered_at = answer, by, clock.now()
    found.mark(AppealStatus.CHANGED if is_changed else AppealStatus.CONFIRMED)
    write_down(contribution, Deed.CHANGE if is_changed else Deed.CONFIRM, by=by)
    contribution.note("answer_appeal", by=by, audience=Audience.READER, text=answer, outcome=found.status.value)
    if is_changed:
        publishing.restore(contribution, answer, by=by)
        legal.stands_again(contribution)
    else:
        post(contribution.debate.edition, mails.appeal_confirmed(found))


def appeal_of(decision: ModerationDecision) -> ModerationAppeal | None:
    """The appeal against this decision, if there is one."""
    return db.session.scalar(select(ModerationAppeal).where(ModerationAppeal.decision_id == decision.id))
