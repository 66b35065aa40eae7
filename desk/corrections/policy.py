"""Who may do what with reports and notices. docs/permissions.md says the same as a table, and a test compares them."""

from desk.accounts.models import Role, User
from desk.core import clock
from desk.corrections.models import Notice, Outcome, Report, Severity
from desk.editions.calendar import is_night


def _works_for(user: User, edition: str) -> bool:
    return user.holds(Role.JOURNALIST, edition) or user.holds(Role.EDITOR, edition) or user.holds(Role.STANDARDS)


def _edits(user: User, edition: str) -> bool:
    return user.holds(Role.EDITOR, edition) or user.holds(Role.STANDARDS)


def may_see(user: User, report: Report) -> bool:
    """Journalists and editors of the edition; standards and legal see all editions."""
    return _works_for(user, report.edition) or user.holds(Role.LEGAL)


def may_enter(user: User, edition: str) -> bool:
    """Who works for an edition enters what reached it by mail or telephone."""
    return _works_for(user, edition)


def may_take(user: User, report: Report) -> bool:
    """Take an open report up, also from a colleague."""
    return _works_for(user, report.edition)


def may_note(user: User, report: Report) -> bool:
    """Write a note, add an answer given elsewhere, mend the article's address."""
    return may_see(user, report)


def may_work_on(user: User, report: Report) -> bool:
    """Draft and decide: only the one who has taken it up."""
    return _works_for(user, report.edition) and report.assignee_id == user.id


def may_judge(user: User, report: Report) -> bool:
    """Call a report spam, a typing error, or let a held one in."""
    return _works_for(user, report.edition)


def may_restore(user: User, report: Report) -> bool:
    """Take a report back out of spam."""
    return _edits(user, report.edition)


def needs_approval(report: Report, outcome: Outcome) -> bool:
    """Whether an answer without a notice needs an editor: for the person concerned, and from substantive upwards."""
    grave = report.severity is not None and report.severity.rank >= Severity.SUBSTANTIVE.rank
    return outcome is not Outcome.LANGUAGE_FIXED and (report.is_urgent or grave)


def may_approve_decision(user: User, report: Report) -> bool:
    """A second pair of eyes: an editor, never the one who proposed it."""
    proposed = report.proposed
    return proposed is not None and _edits(user, report.edition) and proposed.proposed_by_id != user.id


def may_publish(user: User, notice: Notice) -> bool:
    """A second pair of eyes: nobody who wrote any of it; standards for what is serious; not two authors of the article."""
    if user.id in notice.writer_ids or not _edits(user, notice.edition):
        return False
    if notice.severity.rank >= Severity.SERIOUS.rank and not user.holds(Role.STANDARDS):
        return False
    if notice.severity.rank >= Severity.SUBSTANTIVE.rank:
        return not (_wrote(user, notice) and _wrote(notice.drafted_by, notice))
    return True


def may_send_back(user: User, notice: Notice) -> bool:
    """Whoever could publish it, and an editor for whom it is too grave to publish."""
    return user.id not in notice.writer_ids and _edits(user, notice.edition)


def may_publish_alone(user: User, notice: Notice) -> bool:
    """At night one editor may publish what they drafted; a second reading is then due in the morning."""
    return user.id == notice.drafted_by_id and _edits(user, notice.edition) and is_night(clock.now())


def may_read_second(user: User, notice: Notice) -> bool:
    """Somebody else reads what one person published at night."""
    return notice.awaits_second_reading and user.id not in notice.writer_ids and _edits(user, notice.edition)


def may_place(user: User, notice: Notice) -> bool:
    """Tick that the note stands in the CMS."""
    return notice.is_published and _works_for(user, notice.edition)


def _wrote(user: User, notice: Notice) -> bool:
    return user.name.casefold() in {str(name).casefold() for name in notice.article.byline}
