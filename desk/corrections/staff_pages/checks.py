"""Sibling checks (does the error stand in another edition too?) and stealth edits (a text changed and no notice says so)."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.articles import passages
from desk.core.db import writing
from desk.core.differences import difference
from desk.core.policy import allow
from desk.corrections import forms, policy
from desk.corrections.actions import siblings, watching
from desk.corrections.models import SiblingTask
from desk.corrections.queries import desk as queries
from desk.corrections.staff_pages.blueprint import pages


@pages.get("/checks/")
def checks():
    """What other editions corrected, and what changed without a notice."""
    return render_template("desk/corrections/checks.html", tasks=queries.sibling_tasks(me()), edits=queries.stealth_edits(me()))


@pages.get("/checks/editions/<int(max=2147483647):number>")
def sibling(number, form=None):
    """One check: the notice, and the translation with the numbers of the wrong words marked."""
    task = queries.sibling_task(me(), number)
    return render_template(
        "desk/corrections/sibling.html",
        task=task,
        form=form or forms.DifferenceForm(None),
        may=policy.may_check_sibling(me(), task),
        likely=passages.with_numbers_of(task.article.current.texts, task.notice.before),
    )


@pages.post("/checks/editions/<int(max=2147483647):number>/clean")
def find_clean(number):
    """The error is not in this translation."""
    task = _begin(number)
    siblings.find_clean(task, by=me())
    return _done(task, _("Readers see that this edition is not affected."))


@pages.post("/checks/editions/<int(max=2147483647):number>/different")
def find_different(number):
    """It says something else, and that stays."""
    form = forms.DifferenceForm()
    if not form.validate():
        return sibling(number, form=form), 422
    task = _begin(number)
    siblings.find_different(task, form.note.data, by=me())
    return _done(task, _("Noted. Readers see that this edition says something else."))


@pages.post("/checks/editions/<int(max=2147483647):number>/correction")
def begin_correction(number):
    """It is in this translation too: a report of our own, from which the edition's own notice comes."""
    task = _begin(number)
    report = siblings.begin_correction(task, by=me())
    return redirect(url_for(".report", reference=report.reference), 303)


@pages.post("/checks/editions/<int(max=2147483647):number>/reopening")
def look_again(number):
    """It was settled too early."""
    task = _begin(number)
    siblings.look_again(task, by=me())
    return _done(task, _("The check is open again."))


@pages.get("/checks/changes/<int(max=2147483647):number>")
def stealth_edit(number, form=None):
    """One change: the two versions, word by word."""
    edit = queries.stealth_edit(me(), number)
    version = edit.article_version
    before = next(one for one in version.article.versions if one.n == version.n - 1)
    return render_template(
        "desk/corrections/stealth_edit.html",
        edit=edit,
        version=version,
        pieces=difference("\n\n".join(before.texts), "\n\n".join(version.texts), version.article.language),
        form=form or forms.DifferenceForm(None),
        may=policy.may_settle_stealth_edit(me(), edit),
    )


@pages.post("/checks/changes/<int(max=2147483647):number>")
def settle_stealth_edit(number):
    """Say why no notice is needed."""
    edit = queries.stealth_edit(me(), number)
    allow(policy.may_settle_stealth_edit, me(), edit)
    form = forms.DifferenceForm()
    if not form.validate():
        return stealth_edit(number, form=form), 422
    writing(edit)
    watching.settle(edit, form.note.data, by=me())
    flash(_("Settled."))
    return redirect(url_for(".checks"), 303)


def _begin(number: int) -> SiblingTask:
    task = queries.sibling_task(me(), number)
    allow(policy.may_check_sibling, me(), task)
    writing(task)
    return task


def _done(task: SiblingTask, words: str):
    flash(words)
    return redirect(url_for(".sibling", number=task.id), 303)
