"""Duplicates are merged and parted again; one of many like ones is taken out."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.core.db import db, writing
from desk.core.errors import NotFound, NotNow, Refusal, SomeoneWasFaster
from desk.core.policy import allow
from desk.corrections import forms, policy, queries
from desk.corrections.actions import merging
from desk.corrections.actions.undoing import undoable
from desk.corrections.staff_pages.blueprint import back_to, begin, load, pages, report
from desk.corrections.staff_pages.filling import stands_now


@pages.post("/<reference>/duplicate")
def merge(reference):
    """Say that it is the same as another report; that one goes on."""
    found = load(reference, policy.may_merge)
    form = forms.DuplicateForm()
    if form.validate():
        try:
            other = queries.report(me(), form.into.data.upper())
        except NotFound:
            form.into.errors = [_("There is no report %(reference)s that you can see. Check the number", reference=form.into.data)]
    if form.errors:
        return report(reference, duplicate_form=form), 422
    writing(*sorted((found, other), key=lambda one: one.id))  # in one order, so that two opposite merges wait for each other
    allow(policy.may_merge, me(), found)
    if form.version.data != found.version and found.canonical is None:
        raise SomeoneWasFaster(stands_now(found))
    try:
        with undoable("merge", [found], by=me()):
            into = merging.merge(found, other, by=me())
    except NotNow:
        raise
    except Refusal as refusal:
        db.session.rollback()
        form.into.errors = [str(refusal)]
        return report(reference, duplicate_form=form), 422
    flash(_("%(reference)s is merged into %(other)s. Its reader gets the same answer.", reference=found.reference, other=into.reference))
    return back_to(into)


@pages.post("/<reference>/duplicate/end")
def unmerge(reference):
    """They are not the same after all."""
    found = load(reference, policy.may_merge)
    begin(found, policy.may_merge)
    merging.unmerge(found, by=me())
    flash(_("%(reference)s is back in the inbox.", reference=found.reference))
    return redirect(url_for(".report", reference=found.reference), 303)


@pages.post("/<reference>/campaign/end")
def take_out(reference):
    """This one is not like the others."""
    found = load(reference, policy.may_merge)
    begin(found, policy.may_merge)
    merging.take_out(found, by=me())
    return back_to(found)
