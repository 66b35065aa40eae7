"""The house rules and the privacy notice, as everybody reads them."""

from flask import Blueprint, render_template

from desk.house_texts import queries
from desk.house_texts.models import TextName
from desk.i18n.locale import language
from desk.pages.public import public

pages = Blueprint("house_texts", __name__)


@pages.get("/guidelines")
@public(lambda: ("house_texts",))
def guidelines():
    """The house rules."""
    return render_template("house_texts/text.html", text=queries.current(TextName.GUIDELINES, language()))


@pages.get("/privacy")
@public(lambda: ("house_texts",))
def privacy():
    """What happens to readers' data."""
    return render_template("house_texts/text.html", text=queries.current(TextName.PRIVACY, language()))
