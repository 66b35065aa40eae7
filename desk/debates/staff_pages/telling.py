"""The host's notes, and which debate leads the overview."""

from flask import flash
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.contributions.forms import ButtonForm
from desk.debates import policy
from desk.debates.actions import lifecycle, notes
from desk.debates.forms import NoteForm, VersionForm
from desk.debates.staff_pages import hosting
from desk.debates.staff_pages.blueprint import back_to, begin, load, pages


@pages.post("/<slug>/notes")
def tell(slug):
    """Tell everybody something."""
    debate, form = load(slug, policy.may_edit), NoteForm()
    if not form.validate():
        return hosting.host(slug, note_form=form), 422
    begin(debate, policy.may_edit)
    notes.tell(debate, form.note.data, is_pinned=bool(form.is_pinned.data), by=me())
    flash(_("Published. Readers see your note now."))
    return back_to(debate)


@pages.post("/<slug>/notes/<int(max=2147483647):number>/pin")
def pin_note(slug, number):
    """Pin it, or take it down."""
    debate = load(slug, policy.may_edit)
    wanted = ButtonForm().want.data != "no"
    begin(debate, policy.may_edit)
    notes.pin(debate, notes.note_of(debate, number), wanted)
    return back_to(debate)


@pages.post("/<slug>/notes/<int(max=2147483647):number>/end")
def withdraw_note(slug, number):
    """Take a note back."""
    debate = load(slug, policy.may_edit)
    begin(debate, policy.may_edit)
    notes.withdraw(debate, notes.note_of(debate, number), by=me())
    flash(_("Taken back. Readers see this note no longer."))
    return back_to(debate)


@pages.post("/<slug>/feature")
def feature(slug):
    """Let it lead the overview, or no longer."""
    debate = load(slug, policy.may_feature)
    wanted = ButtonForm().want.data != "no"
    begin(debate, policy.may_feature, VersionForm().version.data)
    lifecycle.feature(debate, wanted, by=me())
    flash(_("It leads the overview now.") if wanted else _("It leads the overview no longer."))
    return back_to(debate)
