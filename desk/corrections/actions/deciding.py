"""A report is answered without a notice."""

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.core import clock
from desk.core.db import db
from desk.core.states import Audience
from desk.corrections import mails, policy
from desk.corrections.actions import filing
from desk.corrections.actions.posting import post
from desk.corrections.actions.triage import show_outcome
from desk.corrections.models import Decision, Outcome, ReasonCode, Report, Severity


def decide(report: Report, outcome: Outcome, reason: str, *, reason_code: ReasonCode | None, by: User) -> None:
    """Answer with a reason; for the person concerned and what is grave, only propose the answer to an editor."""
    decision = Decision(outcome=outcome, reason_code=reason_code, reason=reason, language=report.page_language, proposed_by=by)
    report.decisions.append(decision)
    needs_approval = policy.needs_approval(report, outcome)
    report.move("submit" if needs_approval else "decide", by=by, audience=_audience(needs_approval), outcome=outcome.value)
    drop_draft(report)
    if needs_approval:
        ask_for_approval(report, None, by=by)
    else:
        settle(report, outcome, decision)


def approve(report: Report, *, by: User) -> None:
    """The second pair of eyes agrees with the proposed answer."""
    decision = report.decisions[-1]
    decision.approved_by = by
    report.move("approve", by=by, outcome=decision.outcome.value)
    settle(report, decision.outcome, decision)


def send_back(report: Report, note: str, *, by: User) -> None:
    """The second pair of eyes wants another answer; the proposal stays in the history."""
    report.move("send_back", by=by, audience=Audience.STAFF, text=note)
    if report.assignee:
        post(report, mails.sent_back(report, report.assignee, by, note))


def fix_language(report: Report, *, by: User) -> None:
    """A slip of the pen was mended in the article; that needs no notice."""
    report.move("fix_language", by=by, outcome=Outcome.LANGUAGE_FIXED.value)
    report.severity = Severity.LANGUAGE
    report.assignee = report.assignee or by
    report.taken_at = report.taken_at or clock.now()
    decision = Decision(outcome=Outcome.LANGUAGE_FIXED, reason_code=None, reason="", language=report.page_language, proposed_by=by)
    report.decisions.append(decision)
    drop_draft(report)
    settle(report, Outcome.LANGUAGE_FIXED, decision)


def drop_draft(report: Report) -> None:
    """An answer without a notice takes the place of a notice that was only drafted."""
    if report.notice is not None:
        draft, report.notice = report.notice, None
        db.session.flush()
        db.session.delete(draft)


def settle(report: Report, outcome: Outcome, decision: Decision | None = None) -> None:
    """What every ending has in common: the outcome, no more clock, and the letter to those who asked for it."""
    moment = clock.now()
    report.outcome, report.resolved_at, report.due_at, report.is_held = outcome, moment, None, False
    if decision:
        decision.decided_at = moment
    show_outcome(report)
    for filer in report.filers:
        filing.send_answer(report, filer)


def _audience(needs_approval: bool) -> Audience:
    return Audience.STAFF if needs_approval else Audience.READER


def ask_for_approval(report: Report, asked: User | None, *, by: User) -> None:
    """Write to the second pair of eyes: the one asked, else everybody who may approve."""
    people = {p.id: p for p in [*accounts.holders(Role.EDITOR, report.edition), *accounts.holders(Role.STANDARDS)]}
    for person in [asked] if asked else people.values():
        may = policy.may_publish(person, report.notice) if report.notice else policy.may_approve_decision(person, report)
        if person is asked or may:
            post(report, mails.approval_wanted(report, person, by))
