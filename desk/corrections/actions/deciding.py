"""A report is answered without a notice."""

from datetime import timedelta

from flask_babel import gettext as _

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.core import clock
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.corrections import clocks, mails, policy, translating
from desk.corrections.actions import filing, merging
from desk.corrections.actions.posting import A_SECOND, UNDO, drop_news_of_taking_up, tell
from desk.corrections.actions.triage import show_outcome
from desk.corrections.models import Decision, Outcome, ReasonCode, Report, Severity


def decide(report: Report, outcome: Outcome, reason: str, *, reason_code: ReasonCode | None, by: User) -> None:
    """Answer with a reason; for the person concerned and what is grave, only propose the answer to an editor."""
    refuse_silence(report)
    decision = Decision(outcome=outcome, reason_code=reason_code, reason=reason, language=report.page_language, proposed_by=by)
    report.decisions.append(decision)
    translating.ask_for(report)
    needs_approval = policy.needs_approval(report, outcome)
    report.move("submit" if needs_approval else "decide", by=by, audience=_audience(needs_approval), outcome=outcome.value)
    if needs_approval:
        ask_for_approval(report, None, by=by)
    else:
        settle(report, outcome, decision)


def approve(report: Report, *, by: User) -> None:
    """The second pair of eyes agrees with the proposed answer."""
    decision = report.proposed
    if decision is None:
        raise NotNow(_("No answer waits for approval here any more."))
    decision.approved_by = by
    report.move("approve", by=by, outcome=decision.outcome.value)
    settle(report, decision.outcome, decision)


def send_back(report: Report, note: str, *, by: User) -> None:
    """The second pair of eyes wants another answer; the proposal stays in the history."""
    report.move("send_back", by=by, audience=Audience.STAFF, text=note)
    if report.assignee:
        assignee = report.assignee
        tell(report, assignee, mails.sent_back(report, assignee, by, note))


def fix_language(report: Report, *, by: User) -> None:
    """A slip of the pen was mended in the article; that needs no notice."""
    report.move("fix_language", by=by, outcome=Outcome.LANGUAGE_FIXED.value)
    report.severity = Severity.LANGUAGE
    report.assignee = report.assignee or by
    if report.taken_at is None:
        report.was_taken_in_time = clock.now() <= clocks.take_up_due(report)
        report.taken_at = clock.now()
    decision = Decision(outcome=Outcome.LANGUAGE_FIXED, reason_code=None, reason="", language=report.page_language, proposed_by=by)
    report.decisions.append(decision)
    settle(report, Outcome.LANGUAGE_FIXED, decision)


def refuse_silence(report: Report) -> None:
    """After the fifteenth day of a fresh article nothing is answered without saying why it took so long.

    Raises NotNow.
    """
    if clocks.owes_explanation(report):
        raise NotNow(_("The fifteenth day after publication is over. Tell the reader first why we are late; then answer."))


def settle(report: Report, outcome: Outcome, decision: Decision | None = None) -> None:
    """What every ending has in common: the outcome, no more clock, the many like it, and the letters to those who asked."""
    moment = clock.now()
    if report.was_answered_in_time is None:
        report.was_answered_in_time = moment <= clocks.answer_due(report)
    report.outcome, report.resolved_at, report.due_at, report.is_held = outcome, moment, None, False
    report.snoozed_until = None
    if decision:
        decision.decided_at = moment
    merging.gather(report, by=decision.proposed_by if decision else None)
    drop_news_of_taking_up(report)
    show_outcome(report)
    tell_filers(report)


def tell_filers(report: Report) -> None:
    """Write to everybody who asked for the answer; to many not all at once, or it would be taken for spam."""
    for n, filer in enumerate(report.everybody):
        filing.send_answer(report, filer, after=UNDO + timedelta(seconds=n // A_SECOND))


def _audience(needs_approval: bool) -> Audience:
    return Audience.STAFF if needs_approval else Audience.READER


def ask_for_approval(report: Report, asked: User | None, *, by: User) -> None:
    """Tell the second pair of eyes: the one asked, else everybody who may approve."""
    people = {p.id: p for p in [*accounts.holders(Role.EDITOR, report.edition), *accounts.holders(Role.STANDARDS)]}
    notice = report.notice_in_approval
    for person in [asked] if asked else people.values():
        may = policy.may_publish(person, notice) if notice else policy.may_approve_decision(person, report)
        if person is asked or may:
            tell(report, person, mails.approval_wanted(report, person, by))
