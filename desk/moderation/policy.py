"""Who may decide about contributions and their authors. docs/permissions.md says the same as a table, and a test compares them."""

from desk.accounts.models import Role, User
from desk.contributions.models import Contribution
from desk.i18n import LANGUAGES
from desk.moderation.models import Measure, ModerationAppeal, ModerationDecision


def languages_of(user: User) -> set[str]:
    """The languages a person reads for the desk: those of the editions they moderate or edit."""
    return user.editions(Role.MODERATOR, Role.EDITOR)


def may_moderate(user: User, contribution: Contribution) -> bool:
    """Moderators and editors, in the languages they read; editors only, once it is escalated; nobody about their own words."""
    reads = user.editions(Role.EDITOR) if contribution.escalated_at else languages_of(user)
    return contribution.latest.language in reads and contribution.author_id != user.id


def may_escalate(user: User, contribution: Contribution) -> bool:
    """Whoever moderates the language, once."""
    return contribution.escalated_at is None and may_moderate(user, contribution)


def may_see(user: User, contribution: Contribution, is_told_illegal: bool) -> bool:
    """Who reads the language for the desk; legal what was escalated or told to be illegal."""
    for_legal = contribution.escalated_at is not None or is_told_illegal
    return contribution.latest.language in languages_of(user) or (for_legal and user.holds(Role.LEGAL))


def may_take_back(user: User, decision: ModerationDecision) -> bool:
    """Only the one who decided."""
    return decision.by_id == user.id


def may_end(user: User, measure: Measure) -> bool:
    """End a measure before its time: who imposed it, and editors of the language its contribution was written in."""
    found = measure.contribution
    return measure.by_id == user.id or (found is not None and user.holds(Role.EDITOR, found.latest.language))


def may_answer_appeal(user: User, appeal: ModerationAppeal) -> bool:
    """Who reads the language and had no part in the decision; never the author."""
    decision = appeal.decision
    found = decision.contribution
    return found.latest.language in languages_of(user) and user.id not in {decision.by_id, found.author_id}


def may_export(user: User, decision: ModerationDecision) -> bool:
    """The case as a file, for the ombuds office: who reads the language, legal and standards."""
    reads = decision.contribution.latest.language in languages_of(user)
    return reads or user.holds(Role.LEGAL) or user.holds(Role.STANDARDS)


def may_report(user: User, contribution: Contribution) -> bool:
    """Turn a contribution that points out an error into a report: who moderates it, or works on reports."""
    return may_moderate(user, contribution) or user.works_on_corrections


def may_keep_lists(user: User, language: str) -> bool:
    """The word lists of a language: the editors and moderators of its edition, and administrators."""
    return language in lists_of(user)


def lists_of(user: User) -> list[str]:
    """The languages whose word lists this person keeps, in the order of our languages."""
    return [code for code in LANGUAGES if user.is_admin or code in languages_of(user)]
