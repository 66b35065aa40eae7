"""Who may do what with reports and notices. docs/permissions.md says the same as a table, and a test compares them."""

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.core import clock
from desk.corrections.models import Notice, Outcome, Report, SavedView, Severity, SiblingTask, StealthEdit
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


def may_merge(user: User, report: Report) -> bool:
    """Say that two reports are the same, or that they are not."""
    return _works_for(user, report.edition)


def may_reopen(user: User, report: Report) -> bool:
    """Look again at what is resolved."""
    return _works_for(user, report.edition)


def may_hold(user: User, report: Report) -> bool:
    """Put a report under legal hold, or end that."""
    return _edits(user, report.edition) or user.holds(Role.LEGAL)


def may_name_ombuds_case(user: User, _report: Report) -> bool:
    """Say that the case is with the ombuds office."""
    return user.holds(Role.STANDARDS)


def deciders(report: Report) -> set[int | None]:
    """Everybody who had a part in what the reader was answered."""
    people = {person for one in report.decisions for person in (one.proposed_by_id, one.approved_by_id)}
    notice = report.public_notice
    return people | ({*notice.writer_ids, notice.approved_by_id, notice.first_approved_by_id} if notice else set())


def may_decide_appeal(user: User, report: Report) -> bool:
    """A second look is for nobody who decided before: standards; an editor only where everybody of standards had a part."""
    took_part = deciders(report)
    if user.id in took_part:
        return False
    nobody_left = all(one.id in took_part for one in accounts.holders(Role.STANDARDS))
    return user.holds(Role.STANDARDS) or (nobody_left and user.holds(Role.EDITOR, report.edition))


def may_keep_answers(user: User, edition: str) -> bool:
    """Write the answers an edition keeps ready, and share views."""
    return _edits(user, edition)


def may_forget_view(user: User, view: SavedView) -> bool:
    """Take a view off the list: its owner, and for a shared one who edits its edition."""
    return view.person_id == user.id or (view.edition is not None and _edits(user, view.edition))


def may_check_sibling(user: User, task: SiblingTask) -> bool:
    """Who works for the edition of the translation says whether the error is in it."""
    return _works_for(user, task.edition)


def may_settle_stealth_edit(user: User, edit: StealthEdit) -> bool:
    """An editor says why a change of substance needs no notice."""
    return _edits(user, edit.edition)


def may_see_causes(user: User) -> bool:
    """Where errors come from is for editors and standards."""
    return user.holds(Role.STANDARDS) or bool(user.editions(Role.EDITOR))


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
    if notice.is_retraction:
        return _may_retract(user, notice.first_approved_by)
    if notice.severity.rank >= Severity.SERIOUS.rank and not user.holds(Role.STANDARDS):
        return False
    if notice.severity.rank >= Severity.SUBSTANTIVE.rank:
        return not (_wrote(user, notice) and _wrote(notice.drafted_by, notice))
    return True


def _may_retract(user: User, first: User | None) -> bool:
    """Two approve a retraction, and one of them is standards."""
    return first is None or (user.id != first.id and (user.holds(Role.STANDARDS) or first.holds(Role.STANDARDS)))


def may_redact(user: User, notice: Notice) -> bool:
    """Make words disappear from the record because the law asks for it."""
    return notice.is_published and (user.holds(Role.LEGAL) or user.holds(Role.STANDARDS))


def may_send_back(user: User, notice: Notice) -> bool:
    """Whoever could publish it, and an editor for whom it is too grave to publish."""
    return user.id not in notice.writer_ids and _edits(user, notice.edition)


def may_publish_alone(user: User, notice: Notice) -> bool:
    """At night one editor may publish what they drafted, but no retraction; a second reading is then due in the morning."""
    return not notice.is_retraction and user.id == notice.drafted_by_id and _edits(user, notice.edition) and is_night(clock.now())


def may_read_second(user: User, notice: Notice) -> bool:
    """Somebody else reads what one person published at night."""
    return notice.awaits_second_reading and user.id not in notice.writer_ids and _edits(user, notice.edition)


def may_place(user: User, notice: Notice) -> bool:
    """Tick that the note stands in the CMS."""
    return notice.is_published and _works_for(user, notice.edition)


def _wrote(user: User, notice: Notice) -> bool:
    return user.name.casefold() in {str(name).casefold() for name in notice.article.byline}
