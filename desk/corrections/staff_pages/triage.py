"""A report is taken up, passed on, noted upon, routed, or thrown out."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.articles import queries as articles
from desk.corrections import forms, policy
from desk.corrections import queries as corrections
from desk.corrections.actions import deciding, triage
from desk.corrections.actions.undoing import undoable
from desk.corrections.reader_pages.following import picture_answer
from desk.corrections.staff_pages.blueprint import back_to, begin, load, pages, report
from desk.editions import queries as editions
from desk.i18n.locale import language_word


@pages.post("/<reference>/assignment")
def take(reference):
    """Take it up."""
    found = load(reference, policy.may_take)
    begin(found, policy.may_take, forms.ButtonForm().version.data)
    if found.can("take"):
        triage.take(found, by=me())
    else:
        triage.hand_over(found, to=me(), by=me())
    return back_to(found)


@pages.post("/<reference>/assignment/handover")
def hand_over(reference):
    """Pass it to a colleague."""
    found = load(reference, policy.may_take)
    to = next((person for person in corrections.colleagues(found) if str(person.id) == request.form.get("to")), None)
    if to:
        begin(found, policy.may_take)
        triage.hand_over(found, to=to, by=me())
        flash(_("%(name)s has it now.", name=to.name))
    return back_to(found)


@pages.post("/<reference>/assignment/end")
def release(reference):
    """Put it back."""
    found = load(reference, policy.may_work_on)
    begin(found, policy.may_work_on, forms.ButtonForm().version.data)
    triage.release(found, by=me())
    return back_to(found)


@pages.post("/<reference>/severity")
def rate(reference):
    """Say how grave it is."""
    found = load(reference, policy.may_take)
    form = forms.SeverityForm()
    if not form.validate():
        return report(reference, severity_form=form), 422
    begin(found, policy.may_take, form.version.data)
    triage.rate(found, form.severity.data, by=me())
    return back_to(found)


@pages.post("/<reference>/notes")
def add_note(reference):
    """Write a note for colleagues."""
    found = load(reference, policy.may_note)
    form = forms.NoteForm()
    if not form.validate():
        return report(reference, note_form=form), 422
    begin(found, policy.may_note)
    triage.add_note(found, form.note.data, by=me())
    return back_to(found)


@pages.post("/<reference>/answers")
def add_answer(reference):
    """Add what was said by mail or telephone."""
    found = load(reference, policy.may_note)
    form = forms.AnswerForm()
    if not form.validate():
        return report(reference, answer_form=form), 422
    begin(found, policy.may_note)
    triage.add_answer(found, form.what.data, how=form.how.data, at=form.said_at(), by=me())
    flash(_("Added to the case."))
    return back_to(found)


@pages.post("/<reference>/article")
def set_article(reference):
    """Say which article is meant."""
    found = load(reference, policy.may_note)
    form = forms.ArticleForm()
    article = articles.article_at(form.article_url.data or "")
    if form.validate() and article is None:
        form.article_url.errors = [_("We do not have an article at this address. Import it first, or check the address")]
    if form.errors or article is None:
        return report(reference, article_form=form), 422
    begin(found, policy.may_note)
    triage.set_article(found, article, editions.edition(article.edition), by=me())
    flash(_("The report is with the %(language)s edition.", language=language_word(article.edition)))
    return back_to(found) if policy.may_see(me(), found) else redirect(url_for(".inbox"), 303)


@pages.post("/<reference>/spam")
def mark_spam(reference):
    """Throw it out."""
    found = load(reference, policy.may_judge)
    begin(found, policy.may_judge, forms.ButtonForm().version.data)
    with undoable("spam", [found], by=me()):
        triage.mark_spam(found, by=me())
    flash(_("%(reference)s is in the spam view.", reference=found.reference))
    return back_to(found)


@pages.post("/<reference>/spam/end")
def restore(reference):
    """It was no spam."""
    found = load(reference, policy.may_restore)
    begin(found, policy.may_restore)
    triage.restore(found, by=me())
    return back_to(found)


@pages.post("/<reference>/admission")
def let_in(reference):
    """Let a held report in."""
    found = load(reference, policy.may_judge)
    begin(found, policy.may_judge)
    triage.let_in(found, editions.edition(found.edition), by=me())
    return back_to(found)


@pages.post("/<reference>/language")
def fix_language(reference):
    """A slip of the pen, mended: no notice."""
    found = load(reference, policy.may_judge)
    begin(found, policy.may_judge, forms.ButtonForm().version.data)
    with undoable("fix_language", [found], by=me()):
        deciding.fix_language(found, by=me())
    flash(_("%(reference)s: language fixed.", reference=found.reference))
    return back_to(found)


@pages.get("/<reference>/picture")
@pages.get("/<reference>/picture/<int(max=2147483647):number>")
def picture(reference, number=0):
    """The picture the reader sent; by number one of those added later."""
    return picture_answer(load(reference), number)
