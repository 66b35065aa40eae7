"""What can be done with a contribution: recommend, edit, withdraw. Each is a page with a form."""

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from desk.accounts.session import me, viewer
from desk.contributions import arrival, external, policy, queries
from desk.contributions.actions import responding, revising
from desk.contributions.actions.writing import require_welcome
from desk.contributions.forms import ButtonForm, ComposeForm, TextForm
from desk.contributions.models import Contribution, LanguageSource, Status
from desk.contributions.reader_pages.blueprint import forget, pages, standing_here, thing, written_here
from desk.contributions.reader_pages.composing import new_key, read_language, show_second_step
from desk.core import limits, text
from desk.core.db import writing
from desk.core.errors import NotFound, NotNow
from desk.debates.models import Debate
from desk.i18n.guessing import guess

HOUR = timedelta(hours=1)


@pages.get("/debates/<slug>/c/<public_id>/recommend")
def recommend_form(slug, public_id):
    """One button; who is not signed in is asked to."""
    debate, found = standing_here(slug, public_id)
    person = viewer()
    page = "contributions/recommend.html"
    is_on = person is not None and queries.recommends(person, found)
    return render_template(page, debate=debate, contribution=found, person=person, is_on=is_on, policy=policy)


@pages.post("/debates/<slug>/c/<public_id>/recommend")
def recommend(slug, public_id):
    """Recommend, or take it back."""
    debate, found = standing_here(slug, public_id)
    person = viewer()
    if person is None:
        return redirect(url_for("accounts.sign_in", then=url_for(".recommend_form", slug=slug, public_id=public_id)), 303)
    require_welcome(person)
    if not policy.may_recommend(person, found):
        raise NotNow(_("You cannot recommend your own contribution."))
    wanted = ButtonForm().want.data != "no"
    writing(debate)
    responding.recommend(found, wanted, by=person)
    return _back(debate, found)


@pages.get("/debates/<slug>/c/<public_id>/edit")
def edit_form(slug, public_id, form=None, preview=""):
    """The text, to be changed."""
    debate, found = _own(slug, public_id)
    form = form or TextForm(None, text=found.latest.text, language=found.latest.language)
    return render_template("contributions/edit.html", debate=debate, contribution=found, form=form, preview=preview)


@pages.post("/debates/<slug>/c/<public_id>/edit")
def edit(slug, public_id):
    """Keep the change; a published text goes back to the queue with it, and what stands stays until then."""
    debate, found = _own(slug, public_id)
    form, person = TextForm(), viewer()
    if not form.validate():
        return edit_form(slug, public_id, form=form), 422
    require_welcome(person)
    if request.form.get("n", str(found.latest.n)) != str(found.latest.n):
        raise NotNow(_("You have changed this text in another window meanwhile. Your words are below; open it again to go on."))
    words = form.text.data
    html = text.contribution(words)
    if request.form.get("preview"):
        return edit_form(slug, public_id, form=form, preview=html)
    is_flood = not limits.hit("edit", str(found.author_id), most=20, every=HOUR)
    code, source = _language_of_change(form, found)
    arriving = arrival.Arriving(words=words, author=person, of=found.id, language=code, place=slug, is_flood=is_flood)
    marks, is_held = arrival.look_at(arriving, external.check)
    marks += [mark for mark in found.marks if mark in arrival.OF_MACHINES]
    writing(debate, found)
    revising.edit(found, words, html, code, source, marks, is_held, by=me())
    flash(_("Your change is kept. A moderator reads it before others see it.") if found.waiting else _("Your change stands."))
    return _back(debate, found)


@pages.get("/debates/<slug>/c/<public_id>/withdraw")
def withdraw_form(slug, public_id):
    """One button, and what it does."""
    debate, found = _own(slug, public_id)
    return render_template("contributions/withdraw.html", debate=debate, contribution=found)


@pages.post("/debates/<slug>/c/<public_id>/withdraw")
def withdraw(slug, public_id):
    """Take it back."""
    debate, found = _own(slug, public_id)
    writing(debate, found)
    if found.can("withdraw"):
        revising.withdraw(found, by=viewer())
        flash(_("Your contribution is withdrawn."))
    return redirect(url_for("accounts.account"), 303)


@pages.get("/debates/<slug>/c/<public_id>/taking-back")
def take_back_form(slug, public_id):
    """The letter did not come, or went to a wrong address: one button."""
    debate, found = _unconfirmed(slug, public_id)
    return render_template("contributions/take_back.html", debate=debate, contribution=found)


@pages.post("/debates/<slug>/c/<public_id>/taking-back")
def take_back(slug, public_id):
    """It is as if it had never been sent; its words stand in a new form."""
    debate, found = _unconfirmed(slug, public_id)
    first = found.latest
    writing(found)
    answers = found.answers.public_id if found.answers else ""
    form = ComposeForm(None, text=first.text, language=first.language, answers=answers, name=found.name, form_key=new_key())
    revising.forget_unconfirmed(found)
    forget(public_id)
    return show_second_step(debate, form)


def _unconfirmed(slug: str, public_id: str) -> tuple[Debate, Contribution]:
    """What was written in this browser and is not confirmed.

    Raises NotFound.
    """
    debate, found = thing(slug, public_id)
    if found.status is not Status.UNCONFIRMED or public_id not in written_here():
        raise NotFound
    return debate, found


def _language_of_change(form: TextForm, found: Contribution) -> tuple[str, LanguageSource]:
    """What the author says now, or somebody has said before; else what the new words show."""
    before = found.latest
    if form.language.data != before.language:
        return read_language(form)
    if before.language_source in {LanguageSource.AUTHOR, LanguageSource.STAFF}:
        return before.language, before.language_source
    code, source = guess(form.text.data, before.language)
    return code, LanguageSource(source)


def _own(slug: str, public_id: str) -> tuple[Debate, Contribution]:
    """One of the viewer's own contributions.

    Raises NotFound.
    """
    debate, found = thing(slug, public_id)
    if not policy.may_revise(viewer(), found):
        raise NotFound
    return debate, found


def _back(debate: Debate, found: Contribution):
    return redirect(url_for(".permalink", slug=debate.slug, public_id=found.public_id) + f"#{found.element}", 303)
