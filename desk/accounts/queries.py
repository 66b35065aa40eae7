"""What pages and other features ask about people."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from desk.accounts.models import Membership, Role, SignInLink, User
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.core.tokens import digest


def person_with(email: str) -> User | None:
    """Who has this address."""
    return db.session.scalar(select(User).where(User.email == email))


def staff_member(number: int) -> User:
    """One of the newsroom, by the number in the desk's addresses.

    Raises NotFound.
    """
    found = db.session.get(User, number)
    if found is None or (not found.is_staff and found.password is None):
        raise NotFound
    return found


def staff() -> Sequence[User]:
    """Everybody of the newsroom, by name; also those without a role left, who once could sign in."""
    once = or_(User.id.in_(select(Membership.person_id)), User.password.is_not(None))
    return db.session.scalars(select(User).where(once).order_by(User.name)).all()


def newsroom() -> list[User]:
    """Everybody of the newsroom who can work."""
    return [one for one in staff() if one.active and one.is_staff]


def holders(role: Role, edition: str | None = None) -> Sequence[User]:
    """Who holds a role (in this edition) and can work."""
    held = select(Membership.person_id).where(Membership.role == role, Membership.edition == edition)
    return db.session.scalars(select(User).where(User.id.in_(held), User.active).order_by(User.name)).all()


def live_link(secret: str) -> SignInLink | None:
    """The sign-in link with this secret, if it can still be used."""
    found = db.session.scalar(select(SignInLink).where(SignInLink.hash == digest(secret)))
    return found if found and found.used_at is None and found.expires_at > clock.now() else None
