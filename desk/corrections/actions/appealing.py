"""A reader asks for a second look; somebody who had no part in the first decision answers."""

from flask_babel import gettext as _

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.corrections import clocks, mails, policy
from desk.corrections.actions import deciding, filing
from desk.corrections.actions.posting import post, tell
from desk.corrections.models import Appeal, Filer, LinkKind, Report, Result
from desk.editions import queries as editions


def appeal(report: Report, filer: Filer, reason: str, *, language: str) -> None:
    """Ask for a second look, once, within thirty days.

    Raises NotNow otherwise.
    """
    if report.appeal is not None:
        raise NotNow(_("You have asked for a second look already. There is one for each report; the ombuds office stays open to you."))
    if not clocks.can_be_appealed(report):
        raise NotNow(_("A second look can be asked for within thirty days of our answer."))
    report.move("appeal", by=None, text=reason, filer=filer.id)
    report.appeal = Appeal(reason=reason, language=language)
    db.session.flush()
    report.due_at = clocks.next_due(report)
    if filer.wants_letters:
        edition = editions.edition(report.edition)
        post(report, mails.appeal_received(report, filer, edition, filing.mint(filer, LinkKind.PRIVATE)))
    everybody = {one.id: one for one in [*accounts.holders(Role.STANDARDS), *accounts.holders(Role.EDITOR, report.edition)]}
    for person in everybody.values():
        if policy.may_decide_appeal(person, report):
            tell(report, person, mails.appeal_filed(report, person))


def confirm(report: Report, answer: str, *, by: User) -> None:
    """The first decision stands; this is the newsroom's last word, and the letter names who else can be asked."""
    report.move("confirm_decision", by=by, text=answer)
    _settle(report, Result.CONFIRMED, answer, by=by)
    report.due_at = None
    deciding.tell_filers(report)


def change(report: Report, answer: str, *, by: User) -> None:
    """The first decision does not stand: the one who looked again takes the report in hand, and the usual way begins anew."""
    report.move("change_decision", by=by, text=answer)
    _settle(report, Result.CHANGED, answer, by=by)
    report.assignee, report.outcome, report.resolved_at = by, None, None
    report.due_at = clocks.next_due(report)
    for one in report.everybody:
        if one.wants_letters:
            private = filing.mint(one, LinkKind.PRIVATE)
            post(report, mails.looked_at_anew(report, one, editions.edition(report.edition), private))


def reopen(report: Report, reason: str, *, by: User) -> None:
    """Look again at what is resolved; readers see that it is looked at again, and not why."""
    if report.canonical is not None:
        raise NotNow(_("%(reference)s is merged. Part it again, or open the other one.", reference=report.reference))
    report.move("reopen", by=by, audience=Audience.READER)
    report.note("note", by=by, text=reason)
    report.assignee, report.outcome, report.resolved_at = by, None, None
    report.due_at = clocks.next_due(report)


def _settle(report: Report, result: Result, answer: str, *, by: User) -> None:
    if report.appeal is None:
        raise NotNow(_("Nobody has asked for a second look."))
    report.appeal.result, report.appeal.answer = result, answer
    report.appeal.decided_by, report.appeal.decided_at = by, clock.now()
