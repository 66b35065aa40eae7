"""What the newsroom sees of its own accounts, and what administrators do with them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from desk.accounts import actions, policy, queries
from desk.accounts.forms import ConfirmForm, InvitationForm, LanguagesForm
from desk.accounts.models import OF_AN_EDITION, OF_THE_NEWSROOM, Role, User
from desk.accounts.session import me
from desk.core.db import writing
from desk.core.errors import NotFound
from desk.core.policy import allow
from desk.editions.queries import editions

pages = Blueprint("accounts", __name__)


@pages.get("/account")
def account():
    """One's own account: password and second factor."""
    languages_form = LanguagesForm(None, language=me().language, reads=me().reads)
    return render_template("desk/accounts/account.html", person=me(), form=ConfirmForm(), languages_form=languages_form)


@pages.post("/account/ways")
def set_ways():
    """Single keys on or off; a letter for each event, or one a morning."""
    writing()
    me().keys_are_off = request.form.get("keys") != "y"
    me().wants_digest = request.form.get("digest") == "y"
    flash(_("Saved."))
    return redirect(url_for(".account"), 303)


@pages.post("/account/languages")
def set_languages():
    """The language of the desk and of letters, and the languages somebody reads besides those of their editions."""
    form = LanguagesForm()
    if not form.validate():
        raise NotFound
    writing()
    me().language, me().reads = form.language.data, form.reads.data
    flash(_("Saved."))
    return redirect(url_for(".account"), 303)


@pages.get("/staff/")
def staff():
    """Everybody of the newsroom."""
    allow(policy.may_administer, me())
    return render_template("desk/accounts/staff.html", people=queries.staff())


@pages.get("/staff/new")
def invitation(form=None):
    """The form for a new colleague."""
    allow(policy.may_administer, me())
    return render_template("desk/accounts/invitation.html", form=form or InvitationForm(language="en"))


@pages.post("/staff/new")
def invite():
    """Invite a colleague."""
    allow(policy.may_administer, me())
    form = InvitationForm()
    if not form.validate():
        return invitation(form), 422
    writing()
    person = actions.invite(email=form.email.data, name=form.name.data, language=form.language.data, by=me())
    flash(_("The invitation is on its way to %(email)s. Now give the roles.", email=person.email))
    return redirect(url_for(".member", number=person.id))


@pages.get("/staff/<int(max=2147483647):number>")
def member(number):
    """One colleague: roles, second factor, access."""
    allow(policy.may_administer, me())
    return render_template(
        "desk/accounts/member.html",
        person=queries.staff_member(number),
        editions=editions(),
        of_an_edition=OF_AN_EDITION,
        of_the_newsroom=OF_THE_NEWSROOM,
        may_disable=policy.may_disable,
        form=ConfirmForm(),
    )


@pages.post("/staff/<int(max=2147483647):number>/roles")
def set_roles(number):
    """Give exactly the ticked roles."""
    person = _theirs(number)
    ticked = {tuple(value.split(":", 1)) for value in request.form.getlist("roles") if ":" in value}
    codes = {edition.code for edition in editions()}
    roles: set[tuple[Role, str | None]] = {(role, code) for role in OF_AN_EDITION for code in codes if (role.value, code) in ticked}
    roles |= {(role, None) for role in OF_THE_NEWSROOM if (role.value, "") in ticked}
    if person.id == me().id:
        roles.add((Role.ADMIN, None))  # nobody takes the keys from themselves
    writing()
    actions.set_roles(person, roles)
    flash(_("The roles are saved."))
    return redirect(url_for(".member", number=number))


@pages.post("/staff/<int(max=2147483647):number>/invitation")
def invite_again(number):
    """Write the invitation once more."""
    person = _theirs(number)
    writing()
    actions.send_invitation(person, by=me())
    flash(_("A new invitation is on its way."))
    return redirect(url_for(".member", number=number))


@pages.post("/staff/<int(max=2147483647):number>/disabling")
def disable(number):
    """Lock a colleague out; all sessions end."""
    person = _theirs(number)
    allow(policy.may_disable, me(), person)
    writing()
    actions.disable(person)
    flash(_("The account is disabled and all its sessions have ended."))
    return redirect(url_for(".member", number=number))


@pages.post("/staff/<int(max=2147483647):number>/enabling")
def enable(number):
    """Let a colleague in again."""
    person = _theirs(number)
    writing()
    actions.enable(person)
    flash(_("The account works again."))
    return redirect(url_for(".member", number=number))


@pages.post("/staff/<int(max=2147483647):number>/second-factor/reset")
def reset_second_factor(number):
    """Forget a lost second factor."""
    person = _theirs(number)
    writing()
    actions.reset_second_factor(person)
    flash(_("The second factor is reset. A new one is set up at the next sign-in."))
    return redirect(url_for(".member", number=number))


def _theirs(number: int) -> User:
    allow(policy.may_administer, me())
    return queries.staff_member(number)
