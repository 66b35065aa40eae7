"""Where administrators change the house texts."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired, Length

from desk.accounts import policy
from desk.accounts.session import me
from desk.core.db import writing
from desk.core.errors import NotFound
from desk.core.forms import Form, WordsField
from desk.core.policy import allow
from desk.core.text import LONGEST
from desk.house_texts import actions, queries
from desk.house_texts.models import TextName
from desk.i18n import LANGUAGES

pages = Blueprint("house_texts", __name__)

TITLES = {TextName.GUIDELINES: _l("House rules"), TextName.PRIVACY: _l("Privacy"), TextName.CORRECTIONS: _l("How we correct")}


class TextForm(Form):
    """One text."""

    text = WordsField(_l("Text"), [DataRequired(_l("Write the text first")), Length(max=LONGEST)])


@pages.get("/")
def texts():
    """All texts and their languages."""
    allow(policy.may_administer, me())
    kept = {(name, code): queries.versions(name, code) for name in TextName for code in LANGUAGES}
    return render_template("desk/house_texts/texts.html", titles=TITLES, kept=kept)


@pages.get("/<name>/<code>")
def text(name, code, form=None):
    """One text in one language, with its versions."""
    found = _find(name, code)
    shown = form or TextForm(None, text=queries.current(found, code).source)
    return render_template(
        "desk/house_texts/text.html", name=found, title=TITLES[found], code=code, form=shown, versions=queries.versions(found, code)
    )


@pages.post("/<name>/<code>")
def publish(name, code):
    """Publish a new version."""
    found = _find(name, code)
    form = TextForm()
    if not form.validate():
        return text(name, code, form), 422
    writing()
    actions.publish(found, code, form.text.data, by=me())
    flash(_("Published. The earlier versions are kept."))
    return redirect(url_for(".text", name=name, code=code), 303)


def _find(name: str, code: str) -> TextName:
    allow(policy.may_administer, me())
    if name not in set(TextName) or code not in LANGUAGES:
        raise NotFound
    return TextName(name)
