"""The reader is asked a question."""

from flask import flash
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.corrections import forms, policy
from desk.corrections.actions import asking
from desk.corrections.staff_pages.blueprint import back_to, begin, load, pages, report


@pages.post("/<reference>/questions")
def ask(reference):
    """Ask; the clocks stand still until the answer."""
    found = load(reference, policy.may_work_on)
    form = forms.QuestionForm()
    if not form.validate():
        return report(reference, question_form=form), 422
    begin(found, policy.may_work_on, form.version.data)
    asking.ask(found, form.question.data, language=found.page_language, by=me())
    if found.filer is not None and found.filer.wants_letters:
        flash(_("The reader is asked by e-mail."))
    else:
        flash(_("The question stands on the reader’s private page; we may not write to them."))
    return back_to(found)


@pages.post("/<reference>/questions/end")
def go_on(reference):
    """Go on without the answer."""
    found = load(reference, policy.may_take)
    begin(found, policy.may_take, forms.ButtonForm().version.data)
    asking.go_on(found, by=me())
    return back_to(found)
