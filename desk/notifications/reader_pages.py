"""Readers follow a debate, and stop it: on its page, or with the link in any of its letters."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts.session import viewer
from desk.contributions.forms import ButtonForm
from desk.core.db import db, writing
from desk.core.errors import NotNow
from desk.debates import queries as debates
from desk.debates.models import Debate
from desk.i18n.locale import language
from desk.notifications import actions, queries
from desk.notifications.tokens import read_exit

pages = Blueprint("notifications", __name__)


@pages.get("/debates/<slug>/follow")
def follow_form(slug):
    """One button; who is not signed in is asked to."""
    debate, person = debates.debate(None, slug), viewer()
    is_on = person is not None and queries.follows(person, debate)
    return render_template("notifications/follow.html", debate=debate, text=debate.text_in(language()), person=person, is_on=is_on)


@pages.post("/debates/<slug>/follow")
def follow(slug):
    """Follow, or stop."""
    debate, person = debates.debate(None, slug), viewer()
    if person is None:
        return redirect(url_for("accounts.sign_in", then=url_for(".follow_form", slug=slug)), 303)
    wanted = ButtonForm().want.data != "no"
    if wanted and not debate.is_open:
        raise NotNow(_("This debate is closed. There will be nothing new to tell you."))
    writing()
    (actions.follow if wanted else actions.unfollow)(debate, person)
    return redirect(url_for(".follow_form", slug=slug), 303)


@pages.get("/unsubscribe/<token>")
def unsubscribe(token):
    """One button, for people who follow the link; opening it does nothing."""
    return render_template(
        "notifications/unsubscribe.html", token_in_address=token, debate=_debate(read_exit(token).debate_id), is_done=False
    )


@pages.post("/unsubscribe/<token>")
def leave(token):
    """Stop the letters: from the button, or from a mail program's own (RFC 8058). Needs no sign-in; pressed twice, it is the same."""
    wanted = read_exit(token)
    debate = _debate(wanted.debate_id)
    writing()
    actions.leave(wanted)
    return render_template("notifications/unsubscribe.html", token_in_address=token, debate=debate, is_done=True)


def _debate(number: int | None) -> Debate | None:
    return db.session.get(Debate, number) if number else None
