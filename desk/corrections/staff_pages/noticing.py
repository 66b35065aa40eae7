"""A notice is drafted, read by a second pair of eyes, and published."""

from flask import flash, request
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.core.db import db
from desk.core.errors import NotFound, Refusal
from desk.core.policy import allow
from desk.corrections import clocks, forms, policy
from desk.corrections.actions import noticing, redacting
from desk.corrections.models import Notice, Report
from desk.corrections.staff_pages.blueprint import back_to, begin, load, pages, prepare_second_readers, report
from desk.corrections.staff_pages.deciding import LATE


@pages.post("/<reference>/notice")
def draft(reference):
    """Keep the draft; with the button “Send for approval” also ask a second pair of eyes, at night perhaps publish."""
    found = load(reference, policy.may_work_on)
    form = forms.NoticeForm()
    prepare_second_readers(form, found)
    if not form.validate():
        return report(reference, notice_form=form), 422
    begin(found, policy.may_work_on, form.version.data)
    notice = noticing.draft(found, form.written(), by=me())
    step = request.form.get("step")
    if step in {"submit", "alone"} and (problems := noticing.problems(notice)):
        return _sent_again(reference, form, problems)
    if step in {"submit", "alone"} and clocks.owes_explanation(found):
        return _sent_again(reference, form, [("text", str(LATE))])
    if step == "submit":
        noticing.submit(found, notice, by=me())
        flash(_("Sent for approval."))
    elif step == "alone":
        allow(policy.may_publish_alone, me(), notice)
        noticing.publish_alone(notice, by=me())
        flash(_("Published. A second reading is due in the morning."))
    else:
        flash(_("The draft is saved."))
    return back_to(found)


@pages.post("/<reference>/notice/publication")
def publish(reference):
    """The second pair of eyes publishes."""
    found, notice = _load_notice(reference, policy.may_publish)
    begin(found, policy.may_publish, forms.ButtonForm().version.data, asked=notice)
    if problems := noticing.problems(notice):
        flash(problems[0][1], "error")
        db.session.rollback()
        return back_to(found)
    if notice.is_retraction and notice.first_approved_by is None:
        noticing.approve_first(found, notice, by=me())
        flash(_("You agree. A retraction needs one more; they are asked now."))
        return back_to(found)
    noticing.publish(notice, by=me())
    flash(_("Published as %(reference)s.", reference=notice.reference))
    return back_to(found)


@pages.post("/<reference>/notice/return")
def return_notice(reference):
    """The second pair of eyes wants it changed."""
    found, notice = _load_notice(reference, policy.may_send_back)
    form = forms.SendBackForm()
    if not form.validate():
        return report(reference, send_back_form=form), 422
    begin(found, policy.may_send_back, form.version.data, asked=notice)
    noticing.send_back(found, notice, form.note.data, by=me())
    flash(_("Sent back to %(name)s.", name=notice.drafted_by.name))
    return back_to(found)


@pages.post("/<reference>/notice/reading")
def read_second(reference):
    """Somebody else has read what was published at night."""
    found, notice = _load_notice(reference, policy.may_read_second)
    begin(found, policy.may_read_second, asked=notice)
    noticing.read_second(notice, by=me())
    return back_to(found)


@pages.post("/<reference>/notice/placement")
def place(reference):
    """The note stands in the article of the CMS."""
    found, notice = _load_notice(reference, policy.may_place)
    begin(found, policy.may_place, asked=notice)
    if notice.placed_at is None:
        noticing.place(notice, by=me())
    return back_to(found)


@pages.post("/<reference>/notice/redaction")
def redact(reference):
    """Make words disappear from the record because the law asks for it."""
    found, notice = _load_notice(reference, policy.may_redact)
    form = forms.RedactionForm()
    if not form.validate():
        return report(reference, redaction_form=form), 422
    begin(found, policy.may_redact, form.version.data, asked=notice)
    try:
        redacting.redact(notice, form.removed.data, form.ground.data, by=me())
    except Refusal as refusal:
        db.session.rollback()
        form.removed.errors = [str(refusal)]
        return report(reference, redaction_form=form), 422
    flash(_("The words are gone from every surface, and every surface says so."))
    return back_to(found)


def _load_notice(reference: str, may) -> tuple[Report, Notice]:
    found = load(reference)
    if found.notice is None:
        raise NotFound
    notice = found.public_notice if may in OF_PUBLISHED and found.public_notice else found.notice
    allow(may, me(), notice)
    return found, notice


OF_PUBLISHED = (policy.may_redact, policy.may_place, policy.may_read_second)  # also while its successor is being drafted


def _sent_again(reference: str, form: forms.NoticeForm, problems: list[tuple[str, str]]):
    """The form again with what the notice lacks; the words are in it, nothing is kept yet."""
    db.session.rollback()
    for name, sentence in problems:
        form[name].errors = [*form[name].errors, sentence]
    return report(reference, notice_form=form), 422
