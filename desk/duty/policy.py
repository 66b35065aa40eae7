"""Who arranges duties."""

from desk.accounts.models import Role, User


def may_arrange(user: User, edition: str) -> bool:
    """Editors arrange the duties of their edition; standards of all."""
    return user.holds(Role.EDITOR, edition) or user.holds(Role.STANDARDS)
