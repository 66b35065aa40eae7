"""Flask-Security, set up for staff: argon2 passwords, codes from an app, recovery codes, our letters, our limits."""

import re
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, redirect, request, session, url_for
from flask_babel import gettext as _
from flask_security import MailUtil, RoleMixin, Security, SQLAlchemyUserDatastore, current_user
from flask_security.totp import Totp

from desk.accounts import mails
from desk.accounts.models import User
from desk.core import limits
from desk.core.db import db, writing
from desk.core.errors import NotFound, TooMany
from desk.core.headers import widen_policy
from desk.mail import outbox

# Only paths of ours may follow a sign-in; browsers read `/\host` and `//host` as other sites.
SAFE_NEXT = re.compile(r"/(desk|staff)(/[\w.-]+)*/?(\?[\w=&.%-]*)?", re.ASCII)
WATCHED = {
    "security.login",
    "security.two_factor_token_validation",
    "security.mf_recovery",
    "security.forgot_password",
    "security.verify",
    "security.change_password",
}
UNUSED = {"security.two_factor_rescue", "security.tf_select"}  # ways round the second factor that we do not offer


class Datastore(SQLAlchemyUserDatastore):
    """Flask-Security's view of our users; its commit is a flush, because the request commits once, at its end."""

    def commit(self) -> None:
        """Write, without ending the request's transaction."""
        db.session.flush()


class OurLetters(MailUtil):
    """What Flask-Security wants to send goes to the outbox, in our words."""

    def send_mail(self, template: str, subject: str, recipient: Any, sender: Any, body: Any, html: Any, **kwargs: Any) -> None:
        """Post our letter for that occasion; there is none for others, and readers, who have no password, get none."""
        person = kwargs["user"]
        if not person.is_staff:
            return
        match template.rpartition("/")[2]:
            case "reset_instructions":
                outbox.post(mails.password_reset(person, kwargs["reset_token"]))
            case "reset_notice" | "change_notice":
                outbox.post(mails.password_changed(person))


class OneUseTotp(Totp):
    """Codes from the app that cannot be used twice."""

    def get_last_counter(self, user: Any) -> int | None:
        """The counter of the last code used."""
        return user.tf_last_counter

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """Remember the counter of a code just used."""
        user.tf_last_counter = tmatch.counter


def init_app(app: Flask) -> None:
    """Register Flask-Security under /staff."""
    key = urlsafe_b64encode(sha256(b"second factor" + (app.config["TOTP_SECRET"] or app.config["SECRET_KEY"]).encode()).digest())
    app.config.update(
        SECURITY_URL_PREFIX="/staff",
        SECURITY_LOGIN_URL="/sign-in",
        SECURITY_LOGOUT_URL="/sign-out",
        SECURITY_LOGOUT_METHODS=["POST"],
        SECURITY_RESET_URL="/password",
        SECURITY_CHANGE_URL="/password/change",
        SECURITY_TWO_FACTOR_SETUP_URL="/second-factor",
        SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL="/second-factor/code",
        SECURITY_MULTI_FACTOR_RECOVERY_CODES_URL="/second-factor/recovery-codes",
        SECURITY_MULTI_FACTOR_RECOVERY_URL="/second-factor/recovery",
        SECURITY_POST_LOGIN_VIEW="/desk/",
        SECURITY_POST_LOGOUT_VIEW="/staff/sign-in",
        SECURITY_POST_CHANGE_VIEW="/desk/account",
        SECURITY_PASSWORD_HASH="argon2",
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_DEPRECATED_PASSWORD_SCHEMES=[],
        SECURITY_PASSWORD_SINGLE_HASH=["argon2"],
        SECURITY_PASSWORD_SALT="argon2 makes its own",
        SECURITY_PASSWORD_LENGTH_MIN=12,
        SECURITY_RECOVERABLE=True,
        SECURITY_RESET_PASSWORD_WITHIN=timedelta(days=3),
        SECURITY_CHANGEABLE=True,
        SECURITY_TWO_FACTOR=True,
        SECURITY_TWO_FACTOR_ENABLED_METHODS=["authenticator"],
        SECURITY_TWO_FACTOR_RESCUE_EMAIL=False,
        SECURITY_TWO_FACTOR_POST_SETUP_VIEW="/desk/account",
        SECURITY_MULTI_FACTOR_RECOVERY_CODES=True,
        SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS=[key],
        SECURITY_TOTP_SECRETS={"1": key.decode()},
        SECURITY_TOTP_ISSUER="Readers’ Desk",
        SECURITY_JOIN_USER_ROLES=False,
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_I18N_DIRNAME=["builtin", str(Path(app.root_path) / "i18n" / "catalogues")],
        SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
        SECURITY_USER_IDENTITY_ATTRIBUTES=[{"email": {"mapper": lambda typed: typed.strip().lower(), "case_insensitive": True}}],
    )
    app.before_request(prepare)
    security = Security(app, Datastore(db, User, RoleMixin), mail_util_cls=OurLetters, totp_cls=OneUseTotp)
    security.login_manager.session_protection = None  # addresses of the network change on trains


def prepare() -> Any:
    """Before Flask-Security sees a request: limits, a safe `next`, and one write transaction."""
    if request.blueprint != "security":
        return None
    if request.endpoint in UNUSED:
        raise NotFound
    wanted = request.args.get("next")
    if wanted is not None and not SAFE_NEXT.fullmatch(wanted):
        return redirect(url_for(str(request.endpoint), **(request.view_args or {})))
    widen_policy(img_src="'self' data:") if request.endpoint == "security.two_factor_setup" else None
    if request.method == "POST":
        if request.endpoint in WATCHED:
            throttle(who_tries())
        writing()
    return None


def who_tries() -> str:
    """Whose password or code is being tried: the one signed in, the one halfway in, or the address typed."""
    if current_user.is_authenticated:
        return current_user.email
    if request.endpoint in {"security.login", "security.forgot_password"}:
        return request.form.get("email", "").strip().lower()
    return str(session.get("tf_user_id", ""))


def throttle(who: str) -> None:
    """Slow down guessing, by person and by place.

    Raises TooMany.
    """
    quarter, hour = timedelta(minutes=15), timedelta(hours=1)
    from_here = limits.hit("staff sign-in", limits.here(), most=60, every=quarter)
    as_person = limits.hit("staff sign-in", who, limits.here(), most=10, every=quarter)
    anywhere = limits.hit("staff sign-in", who, most=60, every=hour)
    if not (from_here and as_person and anywhere):
        raise TooMany(_("Too many attempts. Please wait a quarter of an hour, then try again."))
