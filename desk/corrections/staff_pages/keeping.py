"""Kind and cause, labels, snooze, delay, legal hold, the ombuds case, the corrected passage."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.articles import actions as article_actions
from desk.articles import passages
from desk.articles.models import Source
from desk.core.db import db
from desk.core.errors import NotNow
from desk.corrections import forms, policy
from desk.corrections.actions import triage
from desk.corrections.actions.undoing import undoable
from desk.corrections.staff_pages.blueprint import back_to, begin, load, pages, report


@pages.post("/<reference>/classification")
def classify(reference):
    """Say what sort of error it is and where it came from."""
    found = load(reference, policy.may_take)
    form = forms.ClassifyForm()
    if not form.validate():
        return report(reference, classify_form=form), 422
    begin(found, policy.may_take, form.version.data)
    triage.classify(found, form.kind.data, form.said_cause(), by=me())
    return back_to(found)


@pages.post("/<reference>/claim-language")
def put_language_right(reference):
    """The reader wrote in another language than we thought; the draft for the desk is made anew."""
    found = load(reference, policy.may_note)
    form = forms.ClaimLanguageForm()
    if not form.validate():
        return report(reference, claim_language_form=form), 422
    begin(found, policy.may_note, form.version.data)
    triage.put_language_right(found, form.language.data, by=me())
    flash(_("Saved."))
    return back_to(found)


@pages.post("/<reference>/labels")
def label(reference):
    """Put labels on it."""
    found = load(reference, policy.may_note)
    form = forms.LabelsForm()
    if not form.validate():
        return report(reference, labels_form=form), 422
    begin(found, policy.may_note)
    triage.label(found, form.words(), by=me())
    return back_to(found)


@pages.post("/<reference>/snooze")
def snooze(reference):
    """Put it off."""
    found = load(reference, policy.may_take)
    form = forms.SnoozeForm()
    if not form.validate():
        return report(reference, snooze_form=form), 422
    begin(found, policy.may_take)
    with undoable("snooze", [found], by=me()):
        triage.snooze(found, form.said(), by=me())
    return redirect(url_for(".inbox"), 303)


@pages.post("/<reference>/snooze/end")
def wake(reference):
    """Bring it back now."""
    found = load(reference, policy.may_take)
    begin(found, policy.may_take)
    triage.wake(found, by=me())
    return back_to(found)


@pages.post("/<reference>/delay")
def explain_delay(reference):
    """Tell the reader why we are late."""
    found = load(reference, policy.may_take)
    form = forms.DelayForm()
    if not form.validate():
        return report(reference, delay_form=form), 422
    begin(found, policy.may_take)
    triage.explain_delay(found, form.delay.data, by=me())
    flash(_("The reader is told on the private page and with the answer."))
    return back_to(found)


@pages.post("/<reference>/legal-hold")
def hold(reference):
    """Put it under legal hold."""
    found = load(reference, policy.may_hold)
    form = forms.HoldForm()
    if not form.validate():
        return report(reference, hold_form=form), 422
    begin(found, policy.may_hold)
    triage.hold(found, form.note.data, by=me())
    flash(_("Under legal hold: nothing is erased, and readers see “under review”."))
    return back_to(found)


@pages.post("/<reference>/legal-hold/end")
def end_hold(reference):
    """End the legal hold."""
    found = load(reference, policy.may_hold)
    begin(found, policy.may_hold)
    triage.end_hold(found, by=me())
    return back_to(found)


@pages.post("/<reference>/ombuds-case")
def name_ombuds_case(reference):
    """The ombuds office has it."""
    found = load(reference, policy.may_name_ombuds_case)
    form = forms.OmbudsForm()
    if not form.validate():
        return report(reference, ombuds_form=form), 422
    begin(found, policy.may_name_ombuds_case)
    triage.name_ombuds_case(found, form.number.data, by=me())
    return back_to(found)


@pages.post("/<reference>/versions")
def store_version(reference):
    """Store the passage as it reads in the newsroom's own system."""
    found = load(reference, policy.may_work_on)
    form = forms.VersionForm()
    if form.validate() and found.article and passages.occurrences(found.article.current.texts, found.passage) != 1:
        form.corrected.errors = [_("The reported words do not stand in the text exactly once. Import the article anew instead.")]
    if form.errors or found.article is None:
        return report(reference, version_form=form), 422
    begin(found, policy.may_work_on)
    db.session.refresh(found.article, with_for_update=True)
    if passages.occurrences(found.article.current.texts, found.passage) != 1:
        raise NotNow(_("The text has changed in the meantime. Look at it again, then paste the passage."))
    headline, standfirst, *blocks = passages.replace(found.article.current.texts, found.passage, form.corrected.data)
    article_actions.add_version(found.article, Source.DESK, headline, standfirst, blocks)
    found.note("store_version", by=me(), n=found.article.current.n)
    flash(_("Stored as version %(n)s.", n=found.article.current.n))
    return back_to(found)
