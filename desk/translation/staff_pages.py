"""How far the translations are, what readers say is wrong with them, and a person's own words instead of a machine's."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts import queries as accounts
from desk.accounts.session import me
from desk.contributions import policy, translating
from desk.contributions import queries as contributions
from desk.contributions.models import Contribution, ContributionVersion
from desk.core import text
from desk.core.db import writing
from desk.core.errors import NotFound, SomeoneWasFaster
from desk.core.policy import allow
from desk.i18n import LANGUAGES
from desk.translation import actions, engines, queries
from desk.translation.forms import ButtonForm, TranslationForm
from desk.translation.models import Kind, Translation

pages = Blueprint("translation", __name__)


@pages.get("/")
def overview():
    """Languages, engines, what was told to be wrong, and what failed."""
    allow(policy.may_see_translations, me())
    colleagues = accounts.newsroom()
    told = [
        (found, language, notes, _words(found, language))
        for found, language, notes in contributions.translations_told_wrong()
        if found.public and policy.may_translate(me(), found.public.language, language, colleagues)
    ]
    return render_template(
        "desk/translation/overview.html",
        progress=queries.progress(),
        spent=queries.spent_today(),
        most=current_app.config["TRANSLATION_CHARACTERS_A_DAY"],
        engines=engines.engines(),
        states=queries.engine_states(),
        paused=queries.paused(),
        told=told,
        failed=queries.failed(),
        button_form=ButtonForm(None),
    )


@pages.get("/contributions/<public_id>/<code>")
def contribution(public_id, code, form=None):
    """The original beside its translation, to be written or mended."""
    found, original, existing = _load(public_id, code)
    form = form or TranslationForm(None, text=existing.parts[0] if existing else "", n=original.n)
    return render_template("desk/translation/contribution.html", found=found, code=code, existing=existing, form=form)


@pages.post("/contributions/<public_id>/<code>")
def keep(public_id, code):
    """A person's words stand from now on; nothing writes over them. What readers said about the translation is settled."""
    found, original, _existing = _load(public_id, code)
    form = TranslationForm()
    if form.validate() and form.n.data != original.n:
        form.text.errors = [_("The original has been changed meanwhile; read it again. Your words are kept below.")]
        form.n.data = original.n
        return contribution(public_id, code, form=form), 409
    if not form.validate():
        return contribution(public_id, code, form=form), 422
    writing(found)
    if found.public is None or found.public.n != form.n.data:  # changed while we looked
        raise SomeoneWasFaster
    translating.keep(found, code, form.text.data, by=me())
    flash(_("Kept. Readers of %(language)s see it now.", language=LANGUAGES[code]))
    return redirect(url_for(".overview"), 303)


@pages.post("/contributions/<public_id>/<code>/right")
def find_right(public_id, code):
    """The translation is right: what readers said about it is settled."""
    found, _original, _existing = _load(public_id, code)
    writing(found)
    translating.settle(found, code)
    flash(_("Settled. The translation stays as it is."))
    return redirect(url_for(".overview"), 303)


@pages.post("/<int(max=2147483647):number>/again")
def again(number):
    """Have it made once more."""
    allow(policy.may_see_translations, me())
    found: Translation = queries.translation(number)
    writing(found)
    actions.try_again(found)
    flash(_("It is tried again now."))
    return redirect(url_for(".overview"), 303)


def _words(found: Contribution, language: str) -> str:
    there = queries.of(Kind.CONTRIBUTION, found.id, found.public_n or 0, language)
    return there.parts[0] if there else ""


def _load(public_id: str, code: str) -> tuple[Contribution, ContributionVersion, Translation | None]:
    """A contribution that stands, its text and the translation of that, for somebody who may put it into this language.

    Raises NotFound and NotAllowed.
    """
    found = contributions.by_public_id(text.line(public_id))
    if found.public is None or code not in LANGUAGES or code == found.public.language:
        raise NotFound
    allow(policy.may_translate, me(), found.public.language, code, accounts.newsroom())
    return found, found.public, queries.of(Kind.CONTRIBUTION, found.id, found.public.n, code)
