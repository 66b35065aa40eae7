"""The house rules, the privacy notice and the rules of correcting, as everybody reads them, with every version there was."""

from flask import Blueprint, render_template

from desk.core.errors import NotFound
from desk.house_texts import queries
from desk.house_texts.models import TextName
from desk.i18n.locale import language
from desk.pages.public import public

pages = Blueprint("house_texts", __name__)


@pages.get("/guidelines")
@public(lambda: ("house_texts",))
def guidelines():
    """The house rules."""
    return _page(TextName.GUIDELINES)


@pages.get("/privacy")
@public(lambda: ("house_texts",))
def privacy():
    """What happens to readers' data."""
    return _page(TextName.PRIVACY)


@pages.get("/corrections-policy")
@public(lambda: ("house_texts",))
def corrections_policy():
    """How we correct."""
    return _page(TextName.CORRECTIONS)


@pages.get("/<any('guidelines', 'privacy', 'corrections-policy'):name>/versions/<int(max=2147483647):n>")
@public(lambda name, n: ("house_texts",))
def version(name, n):
    """An earlier version, as it was."""
    found = next((one for one in queries.all_versions(TextName(name), language()) if one.n == n), None)
    if found is None:
        raise NotFound
    return render_template("house_texts/text.html", text=found, versions=queries.all_versions(TextName(name), language()))


def _page(name: TextName) -> str:
    versions = queries.all_versions(name, language())
    return render_template("house_texts/text.html", text=queries.current(name, language()), versions=versions)
