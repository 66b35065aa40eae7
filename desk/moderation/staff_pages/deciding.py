"""A moderator decides about one contribution, takes it in hand, escalates it, or asks the host."""

from email import message_from_bytes
from email import policy as mail_policy

from flask import flash, jsonify, render_template, request
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.contributions import mails
from desk.contributions.actions import revising
from desk.contributions.models import Clause, Contribution
from desk.core.db import db, writing
from desk.core.errors import NotNow
from desk.core.policy import allow
from desk.moderation import forms, policy, queries
from desk.moderation.actions import claiming, deciding, escalating
from desk.moderation.models import Verdict
from desk.moderation.staff_pages.blueprint import back_to, begin, on, pages
from desk.moderation.staff_pages.queue import item
from desk.moderation.words import VERDICTS


@pages.post("/<public_id>/approval")
def approve(public_id):
    """It stands; of a flagged one: it goes on standing."""
    found = queries.item(me(), public_id)
    return _decide(found, Verdict.APPROVE if found.waiting else Verdict.KEEP, forms.DecisionForm())


@pages.post("/<public_id>/removal")
def remove(public_id):
    """It does not stand. A refused change leaves the version before standing, unless the whole is to go."""
    found, form = queries.item(me(), public_id), forms.RemovalForm()
    if not form.validate():
        return item(public_id, removal_form=form), 422
    clause = Clause(form.clause.data)
    if request.form.get("letter"):
        return _letter(found, form, clause)
    return _decide(found, _removing(found), form, clause, form.note.data)


def _removing(found: Contribution) -> Verdict:
    keeps_older = found.stands and found.waiting is not None and request.form.get("whole") != "yes"
    return Verdict.REFUSE if keeps_older else Verdict.REMOVE


def _letter(found: Contribution, form: forms.RemovalForm, clause: Clause):
    """The letter as it would be, in the author's language, before anything is decided."""
    allow(policy.may_moderate, me(), found)
    verdict = _removing(found)
    letter = None
    if found.author is not None:
        refused = verdict is Verdict.REFUSE
        note = form.note.data or ""
        letter = mails.edit_refused(found, clause, note) if refused else mails.removed(found, clause, note, had_stood=found.stands)
    message = message_from_bytes(letter.message or b"", policy=mail_policy.default) if letter else None
    body = message.get_body(("plain",)) if message else None
    return render_template(
        "desk/moderation/letter.html",
        item=found,
        form=form,
        clause=clause,
        verdict=verdict,
        whole=request.form.get("whole", ""),
        subject=message["Subject"] if message else "",
        words=body.get_content() if body else "",
        letter=letter,
    )


@pages.post("/<public_id>/restoration")
def restore(public_id):
    """Let what was removed stand again."""
    form = forms.RestoreForm()
    if not form.validate() and form.note.errors:
        raise NotNow(_("Please shorten your note to 600 characters."))
    return _decide(queries.item(me(), public_id), Verdict.RESTORE, form, note=form.note.data or "")


@pages.post("/<public_id>/language")
def put_language_right(public_id):
    """The text is in another language than we thought; who does not moderate that one hands it over."""
    form = forms.LanguageForm()
    if not form.validate():
        raise NotNow(_("Read the text again, then decide."))
    found = begin(public_id)
    revising.put_language_right(found, form.language.data, by=me())
    flash(_("Saved. It is in the queue of that language now.") if found.waiting else _("Saved."))
    return on()


def _decide(found: Contribution, verdict: Verdict, form: forms.DecisionForm, clause: Clause | None = None, note: str = ""):
    if form.n.data is None:
        raise NotNow(_("Read the text again, then decide."))
    begin(found.public_id)
    made = deciding.decide(found, verdict, form.n.data, seen=form.seen.data or 0, by=me(), clause=clause, note=note)
    flash(_("%(verdict)s. It takes effect in ten seconds; until then you can take it back.", verdict=VERDICTS[made.verdict]))
    return on()


@pages.post("/decisions/<int(max=2147483647):number>/undo")
def take_back(number):
    """Undo; what was decided together is taken back together."""
    decision = queries.decision(number)
    allow(policy.may_take_back, me(), decision)
    writing(decision)
    n = deciding.take_back_together(decision)
    flash(_("Taken back. No letter goes out."))
    return back_to(decision.contribution.public_id) if n <= 1 else on()


@pages.post("/<public_id>/claim")
def claim(public_id):
    """Take it in hand for some minutes, or keep it so; the page in front of a moderator asks for this by itself."""
    takes_over = request.form.get("over") == "yes"
    found = begin(public_id)
    made = claiming.claim(found, by=me(), takes_over=takes_over)
    if request.form.get("quietly"):
        db.session.flush()
        return jsonify(mine=made.person_id == me().id, name=made.person.name)
    return back_to(public_id)


@pages.post("/<public_id>/admission")
def let_in(public_id):
    """From what is held apart into the queue."""
    deciding.let_in(begin(public_id), by=me())
    return back_to(public_id)


@pages.post("/<public_id>/escalation")
def escalate(public_id):
    """A threat or a danger: nobody but the desk reads it from now on, and legal and the editors know at once."""
    form = forms.NoteForm()
    if not form.validate():
        raise NotNow(_("Please shorten your note to 600 characters."))
    found = begin(public_id, policy.may_escalate)
    escalating.escalate(found, form.note.data or "", by=me())
    flash(_("Escalated. Legal and the editors have a letter; nobody else can read it until an editor has decided."))
    return on()


@pages.post("/<public_id>/question")
def ask_host(public_id):
    """Ask the host of the debate about it."""
    form = forms.QuestionForm()
    if not form.validate():
        raise NotNow(_("Write what the host should tell you, in at most 300 characters."))
    escalating.ask_host(begin(public_id), form.note.data, by=me())
    flash(_("It is on the host’s list. Their answer will stand here."))
    return back_to(public_id)
