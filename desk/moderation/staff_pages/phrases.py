"""The word lists of an edition: what holds a text apart, what marks it, and a box to try them."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.contributions import phrases
from desk.contributions.models import PhraseKind
from desk.core import text
from desk.core.db import writing
from desk.core.errors import NotFound
from desk.core.policy import allow
from desk.i18n import LANGUAGES
from desk.moderation import policy
from desk.moderation.actions import listing
from desk.moderation.forms import PhrasesForm
from desk.moderation.staff_pages.blueprint import pages


@pages.get("/phrases/<code>")
def phrase_lists(code, form=None):
    """The lists; `?try=` names a text, and the page says what in it would be found."""
    _require(code)
    tried = text.clean(request.args.get("try", ""))[: phrases.LONGEST]
    found = {kind: words.found_in(tried) for kind, words in phrases.lists_of(code).items()} if tried else {}
    kept = listing.phrases_of(code)
    form = form or PhrasesForm(None, **{kind.value: "\n".join(kept[kind]) for kind in PhraseKind})
    return render_template("desk/moderation/phrases.html", code=code, form=form, tried=tried, found=found, mine=policy.lists_of(me()))


@pages.post("/phrases/<code>")
def keep_phrases(code):
    """Keep both lists as they are typed: one phrase a line."""
    _require(code)
    form = PhrasesForm()
    if not form.validate():
        return phrase_lists(code, form=form), 422
    writing()
    listing.keep(code, {kind: form.lines(kind) for kind in PhraseKind})
    flash(_("Saved. New contributions are checked with these lists from now on."))
    return redirect(url_for(".phrase_lists", code=code), 303)


def _require(code: str) -> None:
    if code not in LANGUAGES:
        raise NotFound
    allow(policy.may_keep_lists, me(), code)
