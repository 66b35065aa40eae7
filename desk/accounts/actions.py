"""What happens to people: sign-in links, invitations, roles, disabling."""

import uuid
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from desk.accounts import mails, queries
from desk.accounts.models import KeptOut, Membership, Role, SignInLink, Standing, User
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.tokens import digest, fingerprint, new_secret
from desk.mail import outbox
from desk.mail.models import OutgoingMail

LINK_LIVES = timedelta(minutes=20)


def send_sign_in_link(email: str, language: str, then: str = "") -> SignInLink:
    """Write a reader the letter with the link that signs in once, and leads back to the page `then`."""
    secret = new_secret()
    link = SignInLink(email=email, hash=digest(secret), expires_at=clock.now() + LINK_LIVES, then=then)
    db.session.add(link)
    outbox.post(mails.sign_in_link(email, language, secret, link.expires_at))
    return link


def use_sign_in_link(link: SignInLink, language: str) -> User:
    """Use the link up and give the reader's account; the first time, make it.

    Raises NotNow when the link has been used in the meantime.
    """
    unused = (SignInLink.id == link.id) & SignInLink.used_at.is_(None)
    if db.session.execute(update(SignInLink).where(unused).values(used_at=clock.now())).rowcount != 1:  # type: ignore[attr-defined]
        raise NotNow(_("This link was used already. Enter your address and we send a new one."))
    person = queries.person_with(link.email)
    if person is None:
        person = User(email=link.email, name="", language=language)
        db.session.add(person)
        db.session.flush()
    return person


def reader_with(email: str, name: str, language: str) -> User:
    """The account of an address that was just proved; the first time, it is made.

    Raises NotNow for an address of the newsroom and for a locked account.
    """
    person = queries.person_with(email)
    if person is not None and (person.is_staff or not person.active):
        raise NotNow(_("This address cannot be used here. Sign in to the desk if it belongs to the newsroom."))
    if person is None:
        person = User(email=email, name=name, language=language)
        db.session.add(person)
        db.session.flush()
        _find_kept_out(person)
    person.name = person.name or name
    return person


def keep_out(person: User) -> None:
    """Remember, without knowing who it was, that somebody who leaves is kept out until a day."""
    if person.standing_until is not None and person.standing_until > clock.now():
        db.session.merge(KeptOut(hash=fingerprint("kept out", person.email), standing=person.standing, until=person.standing_until))


def _find_kept_out(person: User) -> None:
    found = db.session.get(KeptOut, fingerprint("kept out", person.email))
    if found is not None and found.until > clock.now():
        person.standing, person.standing_until = found.standing, found.until


def let_in_again() -> None:
    """Whose time is over and who had left meanwhile: the mark goes, and who came back is read first, as anybody new."""
    over = {one.hash: one for one in db.session.scalars(select(KeptOut).where(KeptOut.until < clock.now()))}
    if not over:
        return
    kept_out = User.standing.in_([Standing.MUTED, Standing.BLOCKED]) & (User.standing_until < clock.now())
    for person in db.session.scalars(select(User).where(kept_out)):
        if fingerprint("kept out", person.email) in over:
            person.standing, person.standing_until = Standing.NEW, None
    for found in over.values():
        db.session.delete(found)


def invite(*, email: str, name: str, language: str, by: User | None) -> User:
    """Make a colleague's account and write them how to choose a password.

    Raises NotNow when the address is in the newsroom already.
    """
    person = queries.person_with(email)
    if person is not None and (person.is_staff or person.password):
        raise NotNow(_("This address is in the newsroom already."))
    if person is None:
        person = User(email=email, name=name, language=language)
        db.session.add(person)
    person.name, person.language = name, language
    person.password = ""  # a colleague who has not chosen one yet
    end_sessions(person)  # a session begun as a reader, by a link in a letter, must not become one of the desk
    db.session.flush()
    send_invitation(person, by=by)
    return person


def send_invitation(person: User, *, by: User | None) -> None:
    """Write the letter with the link to choose a password (again)."""
    outbox.post(mails.invitation(person, by=by))


def set_roles(person: User, roles: set[tuple[Role, str | None]]) -> None:
    """Let a person hold exactly these (role, edition)."""
    held = {(m.role, m.edition): m for m in person.memberships}
    for key in held.keys() - roles:
        person.memberships.remove(held[key])
    for role, edition in sorted(roles - held.keys(), key=str):
        person.memberships.append(Membership(role=role, edition=edition))


def disable(person: User) -> None:
    """Lock a person out and end all their sessions at once."""
    person.active = False
    end_sessions(person)


def enable(person: User) -> None:
    """Let a person in again."""
    person.active = True


def reset_second_factor(person: User) -> None:
    """Forget a lost second factor; a new one is set up at the next sign-in."""
    person.tf_primary_method = person.tf_totp_secret = person.tf_last_counter = None
    person.mf_recovery_codes = None
    end_sessions(person)


def end_sessions(person: User) -> None:
    """Every session carries this mark; with another one they are all over."""
    person.fs_uniquifier = uuid.uuid4().hex


def forget_old_links() -> None:
    """Remove sign-in links a day after they ended, and the addresses their letters went to a week later."""
    old = select(SignInLink.id).where(SignInLink.expires_at < clock.now() - timedelta(days=1))
    db.session.execute(delete(SignInLink).where(SignInLink.id.in_(old)))
    letters = (OutgoingMail.letter == "accounts/sign_in_link", OutgoingMail.message.is_(None))
    db.session.execute(update(OutgoingMail).where(*letters).values(to=""))
