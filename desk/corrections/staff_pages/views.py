"""Views of the inbox under a name, the undo, who else is looking, and answers kept ready."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from desk.accounts.models import Role
from desk.accounts.session import me
from desk.core import clock
from desk.core.db import db, insert_into, writing
from desk.core.errors import NotFound
from desk.core.policy import allow
from desk.corrections import forms, policy
from desk.corrections.actions import undoing
from desk.corrections.models import CannedAnswer, Outcome, Presence, SavedView
from desk.corrections.queries import desk as desk_queries
from desk.corrections.queries import inbox as inbox_queries
from desk.corrections.staff_pages.blueprint import load, pages
from desk.corrections.staff_pages.inbox import read_wanted
from desk.i18n import LANGUAGES
from desk.i18n.counting import ngettext


@pages.get("/views/new")
def view_form(form=None):
    """Give the view of this address a name."""
    form = form or forms.ViewForm(None)
    form.edition.choices = _for_whom()
    return render_template(
        "desk/corrections/view.html",
        form=form,
        wanted=read_wanted(),
        saved=inbox_queries.saved_views(me()),
        may_forget=partial(policy.may_forget_view, me()),
    )


@pages.post("/views/new")
def save_view():
    """Keep it, for oneself or for an edition."""
    form = forms.ViewForm()
    form.edition.choices = _for_whom()
    if not form.validate():
        return view_form(form), 422
    wanted = read_wanted()
    writing()
    db.session.add(SavedView(person_id=me().id, edition=form.edition.data or None, name=form.name.data, query=wanted.as_address()))
    return redirect(f"{url_for('.inbox')}?{wanted.as_address()}", 303)


@pages.post("/views/<int(max=2147483647):number>/end")
def forget_view(number):
    """Take a view off the list: one's own, or a shared one of an edition one edits."""
    found = db.session.get(SavedView, number)
    if found is None:
        raise NotFound
    allow(policy.may_forget_view, me(), found)
    writing()
    db.session.delete(found)
    return redirect(url_for(".inbox"), 303)


@pages.post("/undo/<int(max=2147483647):number>")
def take_back(number):
    """Undo, within ten seconds."""
    found = desk_queries.undo(me(), number)
    writing(found)
    done = undoing.take_back(found, by=me())
    left = len(found.reports) - len(done)
    flash(_("Taken back."))
    if left:
        flash(
            ngettext("%(num)s had moved on already and stays as it is.", "%(num)s had moved on already and stay as they are.", left),
            "error",
        )
    if len(done) == 1:
        return redirect(url_for(".report", reference=done[0].reference), 303)
    return redirect(url_for(".inbox"), 303)


@pages.post("/<reference>/presence")
def be_present(reference):
    """Say that one is looking (or writing); who else is, in words, for the script that asks every few seconds."""
    found = load(reference)
    writing()
    row = {"seen_at": clock.now(), "is_writing": request.form.get("writing") == "yes"}
    here = insert_into(Presence).values(report_id=found.id, person_id=me().id, **row)
    db.session.execute(here.on_conflict_do_update(index_elements=["report_id", "person_id"], set_=row))
    return {"others": [_words(one) for one in desk_queries.present(found, me())], "version": found.version}


def _words(one: Presence) -> str:
    name = one.person.name
    return _("%(name)s is writing here.", name=name) if one.is_writing else _("%(name)s has this open too.", name=name)


@pages.get("/answers/<edition>")
def canned(edition, form=None):
    """The answers an edition keeps ready, and which languages each still lacks."""
    allow(lambda: edition in _own_editions())
    return render_template(
        "desk/corrections/canned.html",
        edition=edition,
        answers=desk_queries.canned_answers(edition),
        form=form or forms.CannedForm(None, language=edition),
        may=policy.may_keep_answers(me(), edition),
        own=_own_editions(),
    )


@pages.post("/answers/<edition>")
def keep_canned(edition):
    """Keep an answer, or another wording of one that has this name in this language."""
    if edition not in _own_editions():
        raise NotFound
    allow(policy.may_keep_answers, me(), edition)
    form = forms.CannedForm()
    if not form.validate():
        return canned(edition, form), 422
    writing()
    values = {"outcome": Outcome(form.outcome.data) if form.outcome.data else None, "text": form.text.data, "by_id": me().id}
    key = {"edition": edition, "name": form.name.data, "language": form.language.data}
    row = insert_into(CannedAnswer).values(created_at=clock.now(), **key, **values)
    db.session.execute(row.on_conflict_do_update(index_elements=list(key), set_=values))
    flash(_("Kept."))
    return redirect(url_for(".canned", edition=edition), 303)


@pages.post("/answers/<edition>/<int(max=2147483647):number>/end")
def forget_canned(edition, number):
    """Take one off the list."""
    allow(policy.may_keep_answers, me(), edition)
    found = db.session.get(CannedAnswer, number)
    if found is None or found.edition != edition:
        raise NotFound
    writing()
    db.session.delete(found)
    return redirect(url_for(".canned", edition=edition), 303)


def _own_editions() -> list[str]:
    mine = me().editions(Role.JOURNALIST, Role.EDITOR)
    return [code for code in LANGUAGES if me().holds(Role.STANDARDS) or code in mine]


def _for_whom() -> list[SelectChoice]:
    shared = [code for code in _own_editions() if policy.may_keep_answers(me(), code)]
    return [SelectChoice("", _("For me")), *(SelectChoice(code, LANGUAGES[code]) for code in shared)]
