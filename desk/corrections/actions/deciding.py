"""A report is answered without a notice."""

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.core import clock
from desk.core.states import Audience
from desk.corrections import mails, policy
from desk.corrections.actions import filing
from desk.corrections.models import Decision, LinkKind, Outcome, ReasonCode, Report, Severity
from desk.editions import queries as editions
from desk.mail import outbox


def decide(report: Report, outcome: Outcome, reason: str, *, reason_code: ReasonCode | None, by: User) -> None:
    """Answer with a reason; for the person concerned and what is grave, only propose the answer to an editor."""
    decision = Decision(outcome=outcome, reason_code=reason_code, reason=reason, language=report.page_language, proposed_by=by)
    report.decisions.append(decision)
    if policy.needs_approval(report, outcome):
        report.move("submit", by=by, audience=Audience.STAFF, outcome=outcome.value)
        ask_for_approval(report, None, by=by)
        return
    report.move("decide", by=by, outcome=outcome.value)
    settle(report, outcome)


def approve(report: Report, *, by: User) -> None:
    """The second pair of eyes agrees with the proposed answer."""
    decision = report.decisions[-1]
    decision.approved_by = by
    report.move("approve", by=by, outcome=decision.outcome.value)
    settle(report, decision.outcome)


def send_back(report: Report, note: str, *, by: User) -> None:
    """The second pair of eyes wants another answer; the proposal stays in the history."""
    report.move("send_back", by=by, audience=Audience.STAFF, text=note)
    if report.assignee:
        outbox.post(mails.sent_back(report, report.assignee, by, note))


def fix_language(report: Report, *, by: User) -> None:
    """A slip of the pen was mended in the article; that needs no notice."""
    report.severity = Severity.LANGUAGE
    report.assignee = report.assignee or by
    report.taken_at = report.taken_at or clock.now()
    report.decisions.append(
        Decision(outcome=Outcome.LANGUAGE_FIXED, reason_code=None, reason="", language=report.page_language, proposed_by=by)
    )
    report.move("fix_language", by=by, outcome=Outcome.LANGUAGE_FIXED.value)
    settle(report, Outcome.LANGUAGE_FIXED)


def settle(report: Report, outcome: Outcome) -> None:
    """What every ending has in common: the outcome, no more clock, and the letter to those who asked for it."""
    moment = clock.now()
    report.outcome, report.resolved_at, report.due_at = outcome, moment, None
    if report.decision and report.decision.decided_at is None:
        report.decision.decided_at = moment
    edition = editions.edition(report.edition)
    for filer in report.filers:
        if filer.wants_letters:
            letter = mails.report_resolved(report, filer, edition, filing.mint(filer, LinkKind.PRIVATE))
            outbox.post(letter, is_practice=edition.is_practising)


def ask_for_approval(report: Report, asked: User | None, *, by: User) -> None:
    """Write to the second pair of eyes: the one asked, else everybody who may approve."""
    people = {p.id: p for p in [*accounts.holders(Role.EDITOR, report.edition), *accounts.holders(Role.STANDARDS)]}
    for person in [asked] if asked else people.values():
        may = policy.may_publish(person, report.notice) if report.notice else policy.may_approve_decision(person, report)
        if person is asked or may:
            outbox.post(mails.approval_wanted(report, person, by))
