"""A second look is answered; what is resolved is opened again."""

from flask import flash
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.corrections import forms, policy
from desk.corrections.actions import appealing
from desk.corrections.models import Result
from desk.corrections.staff_pages.blueprint import back_to, begin, load, pages, report


@pages.post("/<reference>/appeal")
def decide_appeal(reference):
    """Answer the appeal: the first decision stands, or the usual way begins anew."""
    found = load(reference, policy.may_decide_appeal)
    form = forms.AppealDecisionForm()
    if not form.validate():
        return report(reference, appeal_form=form), 422
    begin(found, policy.may_decide_appeal, form.version.data)
    if form.result.data is Result.CONFIRMED:
        appealing.confirm(found, form.second_look.data, by=me())
        flash(_("The reader is told that the first decision stands."))
    else:
        appealing.change(found, form.second_look.data, by=me())
        flash(_("You have it in hand now: draft a notice or another answer."))
    return back_to(found)


@pages.post("/<reference>/reopening")
def reopen(reference):
    """Open it again, for instance to correct a correction."""
    found = load(reference, policy.may_reopen)
    form = forms.ReopenForm()
    if not form.validate():
        return report(reference, reopen_form=form), 422
    begin(found, policy.may_reopen, form.version.data)
    appealing.reopen(found, form.note.data, by=me())
    flash(_("Opened again. What is published stands until another notice takes its place."))
    return back_to(found)
