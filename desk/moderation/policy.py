"""Who may decide about contributions. docs/permissions.md says the same as a table, and a test compares them."""

from desk.accounts.models import Role, User
from desk.contributions.models import Contribution
from desk.moderation.models import ModerationDecision


def languages_of(user: User) -> set[str]:
    """The languages a person reads for the desk: those of the editions they moderate or edit."""
    return user.editions(Role.MODERATOR, Role.EDITOR)


def may_moderate(user: User, contribution: Contribution) -> bool:
    """Moderators and editors, in the languages they read; nobody decides about their own words."""
    return contribution.latest.language in languages_of(user) and contribution.author_id != user.id


def may_take_back(user: User, decision: ModerationDecision) -> bool:
    """Only the one who decided."""
    return decision.by_id == user.id


def may_report(user: User, contribution: Contribution) -> bool:
    """Turn a contribution that points out an error into a report: who moderates it, or works on reports."""
    return may_moderate(user, contribution) or user.works_on_corrections
