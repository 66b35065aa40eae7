"""The link in the letter opens a page with one button; pressing it sends the contribution to the moderators and signs its author in."""

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from flask_security import login_user

from desk.accounts import actions as accounts
from desk.contributions import queries
from desk.contributions.actions import publishing
from desk.contributions.actions import writing as actions
from desk.contributions.forms import ButtonForm
from desk.contributions.models import Contribution
from desk.contributions.reader_pages.blueprint import forget, pages
from desk.core.db import writing
from desk.core.errors import NotNow
from desk.debates.models import Format
from desk.i18n.locale import language
from desk.notifications import actions as notifications


@pages.get("/contributions/confirm/<secret>")
def confirm(secret):
    """One button. Opening the link does nothing: some mail programs open every link."""
    found = _found(secret)
    page = "contributions/confirm.html"
    return render_template(page, contribution=found, text=found.debate.text_in(language()), secret=secret, form=ButtonForm(None))


@pages.post("/contributions/confirm/<secret>")
def use_confirmation(secret):
    """The button was pressed."""
    found = _found(secret)
    writing(found.debate)
    found = _found(secret)  # read again: pressed twice at once, the second finds nothing
    person = accounts.reader_with(found.email, found.name, language())
    actions.confirm(found, person)
    if found.wants_to_follow:
        notifications.follow(found.debate, person)
    elif found.debate.is_discussion:
        notifications.note_writer(found.debate, person)
    if found.debate.format is not Format.DISCUSSION:
        publishing.receive(found, by=person)
    elif not found.is_held and actions.goes_at_once(person, found.marks, found.debate):
        publishing.approve(found, by=None)
    login_user(person, remember=False, authn_via=["email"])
    forget(found.public_id)
    return redirect(url_for(".permalink", slug=found.debate.slug, public_id=found.public_id) + f"#{found.element}", 303)


def _found(secret: str) -> Contribution:
    found = queries.live_contribution(secret)
    if found is None:
        raise NotNow(
            _("This link was used already or has expired. If you have pressed the button before, your contribution is with the moderators.")
        )
    return found
