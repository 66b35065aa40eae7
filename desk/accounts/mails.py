"""Letters about signing in."""

from datetime import datetime

from flask_security.recoverable import generate_reset_password_token

from desk.accounts.models import User
from desk.core import clock
from desk.core.tokens import digest
from desk.mail.letters import compose
from desk.mail.links import link
from desk.mail.models import OutgoingMail


def sign_in_link(email: str, language: str, secret: str, until: datetime) -> OutgoingMail:
    """To a reader: the link that signs in once."""
    return compose(
        "accounts/sign_in_link",
        to=email,
        language=language,
        thing="sign-in",
        occasion=f"sign-in {digest(secret)}",
        url=link("accounts.confirm_sign_in", lang=language, secret=secret),
        until=until,
    )


def invitation(person: User, *, by: User | None) -> OutgoingMail:
    """To a colleague: choose a password."""
    return _about_password("accounts/invitation", person, generate_reset_password_token(person), by=by)


def password_reset(person: User, token: str) -> OutgoingMail:
    """To a colleague who has forgotten the password."""
    return _about_password("accounts/password_reset", person, token)


def password_changed(person: User) -> OutgoingMail:
    """To a colleague whose password has just been changed, in case it was not them."""
    return _about_password("accounts/password_changed", person, "")


def _about_password(letter: str, person: User, token: str, by: User | None = None) -> OutgoingMail:
    return compose(
        letter,
        to=person.email,
        language=person.language,
        thing=f"person-{person.id}",
        occasion=f"{letter} {person.id} {clock.now().isoformat()}",
        person=person,
        by=by,
        url=link("security.reset_password", token=token) if token else link("security.forgot_password"),
    )
