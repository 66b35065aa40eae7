"""A report is answered without a notice."""

from flask import flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from desk.accounts.session import me
from desk.corrections import clocks, forms, policy
from desk.corrections.actions import deciding
from desk.corrections.actions.undoing import undoable
from desk.corrections.models import ReasonCode, Status
from desk.corrections.staff_pages.blueprint import back_to, begin, load, pages, report

LATE = _l("The fifteenth day after publication is over. Tell the reader first why we are late (under “Why we are late”).")


@pages.post("/<reference>/decision")
def decide(reference):
    """Answer with a reason."""
    found = load(reference, policy.may_work_on)
    form = forms.DecisionForm()
    if not form.validate():
        return report(reference, decision_form=form), 422
    code = ReasonCode(form.reason_code.data) if form.reason_code.data else None
    if clocks.owes_explanation(found):
        form.reason.errors = [LATE]
        return report(reference, decision_form=form), 422
    begin(found, policy.may_work_on, form.version.data)
    with undoable("decide", [found], by=me()):
        deciding.decide(found, form.outcome.data, form.reason.data, reason_code=code, by=me())
    awaits = found.status is Status.AWAITING_APPROVAL
    flash(_("An editor is asked to approve this answer.") if awaits else _("%(reference)s is answered.", reference=found.reference))
    return back_to(found)


@pages.post("/<reference>/decision/approval")
def approve(reference):
    """The second pair of eyes agrees."""
    found = load(reference, policy.may_approve_decision)
    begin(found, policy.may_approve_decision, forms.ButtonForm().version.data)
    deciding.approve(found, by=me())
    flash(_("%(reference)s is answered.", reference=found.reference))
    return back_to(found)


@pages.post("/<reference>/decision/return")
def return_decision(reference):
    """The second pair of eyes wants another answer."""
    found = load(reference, policy.may_approve_decision)
    form = forms.SendBackForm()
    if not form.validate():
        return report(reference, send_back_form=form), 422
    begin(found, policy.may_approve_decision, form.version.data)
    deciding.send_back(found, form.note.data, by=me())
    return back_to(found)
