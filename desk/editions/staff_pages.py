"""Where administrators set mailboxes and modes."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts import policy
from desk.accounts.session import me
from desk.core.db import writing
from desk.core.policy import allow
from desk.editions import actions, queries
from desk.editions.forms import MODES, EditionForm

pages = Blueprint("editions", __name__)


@pages.get("/")
def editions():
    """All ten with mailbox and mode."""
    allow(policy.may_administer, me())
    return render_template("desk/editions/editions.html", editions=queries.editions(), modes=MODES)


@pages.get("/<code>")
def edition(code, form=None):
    """One edition's settings."""
    allow(policy.may_administer, me())
    found = queries.edition(code)
    return render_template("desk/editions/edition.html", edition=found, form=form or EditionForm(obj=found))


@pages.post("/<code>")
def change(code):
    """Save them."""
    allow(policy.may_administer, me())
    form = EditionForm()
    if not form.validate():
        return edition(code, form), 422
    found = queries.edition(code)
    writing()
    actions.change(
        found,
        mailbox=form.mailbox.data,
        mode=form.mode.data,
        is_practising=form.is_practising.data,
        names_filers=form.names_filers.data,
        canton=form.canton.data,
        on_call=form.on_call.data or "",
    )
    flash(_("Saved."))
    return redirect(url_for(".editions"))
