"""A reader's settings, everything they have with us as a file, and the way out."""

import json
from datetime import timedelta

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_security import logout_user

from desk.accounts.forms import LeavingForm, SettingsForm
from desk.accounts.models import User
from desk.accounts.session import viewer
from desk.core import limits
from desk.core.db import writing
from desk.core.errors import NotFound, TooMany
from desk.own_data.export import everything
from desk.own_data.leaving import leave

pages = Blueprint("own_data", __name__)

DAY = timedelta(days=1)


@pages.post("/account/settings")
def save_settings():
    """Keep the language and which letters are wanted; the page goes on in that language."""
    person, form = _reader(), SettingsForm()
    if not form.validate():
        raise NotFound
    writing(person)
    person.language, person.wants_replies = form.language.data, bool(form.wants_replies.data)
    flash(_("Saved."))
    return redirect(url_for("accounts.account", lang=person.language), 303)


@pages.get("/account/data")
def download():
    """Everything, as one JSON file."""
    person = _reader()
    if not limits.hit("own data", str(person.id), most=20, every=DAY):
        raise TooMany(_("You have downloaded your data many times today. Please try again tomorrow."))
    data = json.dumps(everything(person), ensure_ascii=False, indent=2)
    return Response(data, mimetype="application/json", headers={"Content-Disposition": 'attachment; filename="my-data.json"'})


@pages.get("/account/deletion")
def deletion(form=None):
    """What goes, what stays, and the button."""
    return render_template("accounts/deletion.html", person=_reader(), form=form or LeavingForm(None))


@pages.post("/account/deletion")
def delete_account():
    """Delete it."""
    person, form = _reader(), LeavingForm()
    if not form.validate():
        return deletion(form=form), 422
    writing(person)
    leave(person)
    logout_user()
    return render_template("accounts/deleted.html")


def _reader() -> User:
    """Who is signed in.

    Raises NotFound for nobody, and for the newsroom, whose accounts administrators look after.
    """
    person = viewer()
    if person is None or person.is_staff:
        raise NotFound
    return person
