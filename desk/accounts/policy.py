"""Who may look after people, mailboxes and texts."""

from desk.accounts.models import User


def may_administer(user: User) -> bool:
    """Administrators look after accounts; they have no editorial power by that."""
    return user.is_admin


def may_disable(user: User, person: User) -> bool:
    """Nobody locks themselves out."""
    return user.is_admin and user.id != person.id
