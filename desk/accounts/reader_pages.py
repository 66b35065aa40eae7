"""What readers see of their account: signing in by a link, and their page."""

import re
from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_security import login_user, logout_user

from desk.accounts import actions, queries
from desk.accounts.forms import ConfirmForm, ReadingForm, SettingsForm, SignInForm
from desk.accounts.session import languages_read, read_in, viewer
from desk.contributions import queries as contributions
from desk.core import clock, limits, text
from desk.core.db import writing
from desk.core.errors import NotFound, NotNow
from desk.corrections import queries as corrections
from desk.debates import queries as debates
from desk.i18n import LANGUAGES
from desk.i18n.locale import language
from desk.moderation import queries as moderation
from desk.notifications import queries as notifications

pages = Blueprint("accounts", __name__)

HOUR = timedelta(hours=1)
_OUR_PAGE = re.compile(rf"/(?:{'|'.join(LANGUAGES)})/[a-z0-9/-]{{0,200}}")


@pages.get("/account/sign-in")
def sign_in(form=None):
    """The page with one field."""
    return render_template("accounts/sign_in.html", form=form or SignInForm(None, then=request.args.get("then", "")))


@pages.post("/account/sign-in")
def send_link():
    """Answer the same for every address; the newsroom's own get no letter, a stranger's few."""
    form = SignInForm()
    if not form.validate():
        return sign_in(form), 422
    email = form.email.data
    is_moderate = limits.hit("sign-in letter", email, most=4, every=HOUR) and limits.hit("sign-in", limits.here(), most=20, every=HOUR)
    person = queries.person_with(email)
    is_welcome = (person.active and not person.is_staff) if person else corrections.knows_address(email) or _is_moderate_stranger(email)
    if is_moderate and is_welcome:
        writing()
        actions.send_sign_in_link(email, language(), _way_back(form.then.data))
    until = clock.now() + actions.LINK_LIVES
    return render_template("accounts/link_sent.html", masked=text.mask(email), until=until)


@pages.get("/account/sign-in/<secret>")
def confirm_sign_in(secret):
    """One button; opening the link does nothing by itself, since some mail programs open every link."""
    if queries.live_link(secret) is None:
        raise NotNow(_("This link was used already or has expired. Enter your address and we send a new one."))
    return render_template("accounts/confirm_sign_in.html", secret=secret, form=ConfirmForm())


@pages.post("/account/sign-in/<secret>")
def use_link(secret):
    """Sign in."""
    writing()
    link = queries.live_link(secret)
    if link is None:
        raise NotNow(_("This link was used already or has expired. Enter your address and we send a new one."))
    person = actions.use_sign_in_link(link, language())
    if person.is_staff or not person.active:
        raise NotNow(_("This address belongs to the newsroom. Sign in to the desk instead."))
    login_user(person, remember=False, authn_via=["email"])
    return redirect(link.then or url_for(".account"))


def _is_moderate_stranger(email: str) -> bool:
    """An address nobody has used here gets two letters a day at most, whoever asks for them."""
    return limits.hit("first sign-in letter", email, most=2, every=timedelta(days=1))


def _way_back(then: str | None) -> str:
    """A page of ours in one of our languages, else nothing."""
    return then if then and _OUR_PAGE.fullmatch(then) else ""


@pages.get("/account/languages")
def reading():
    """Which languages somebody reads; nobody needs an account for that."""
    form = ReadingForm(None, reads=languages_read(), then=_way_back(request.args.get("then")))
    return render_template("accounts/reading.html", form=form)


@pages.post("/account/languages")
def keep_reading():
    """Keep the choice with the account, else in this browser, and go back."""
    form, person = ReadingForm(), viewer()
    if not form.validate():
        raise NotFound
    if person is None:
        read_in(form.reads.data)
    else:
        writing(person)
        person.reads = form.reads.data
    return redirect(_way_back(form.then.data) or url_for("debates.home"), 303)


@pages.get("/account/")
def account():
    """What a reader has sent us, with its state."""
    person = viewer()
    if person is None:
        return redirect(url_for(".sign_in"))
    if person.is_staff:
        return redirect(url_for("desk.accounts.account"))
    written = contributions.contributions_of(person)
    return render_template(
        "accounts/account.html",
        person=person,
        reports=corrections.reports_of(person),
        contributions=written,
        appeals=moderation.appeals_of([one.id for one in written]),
        measures=[one for one in moderation.measures_of(person) if one.ended_at is None],
        proposals=debates.proposals_of(person),
        follows=notifications.followed_by(person),
        form=ConfirmForm(),
        settings_form=SettingsForm(None, language=person.language, wants_replies=person.wants_replies),
    )


@pages.post("/account/sign-out")
def sign_out():
    """Sign out."""
    logout_user()
    return redirect(url_for("debates.home"))
