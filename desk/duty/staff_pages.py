"""Who is on duty, who is away, and handing the shift over."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.accounts.session import me
from desk.core import clock
from desk.core.db import writing
from desk.core.errors import NotFound
from desk.core.policy import allow
from desk.corrections.queries import inbox
from desk.corrections.queries.reports import is_overdue
from desk.duty import actions, policy, queries
from desk.duty.forms import AbsenceForm, DutyForm
from desk.i18n import LANGUAGES
from desk.i18n.dates import as_date, from_bern

pages = Blueprint("duty", __name__)


@pages.get("/")
def duties(form=None, absence_form=None):
    """The duties of one's editions, and one's own absences."""
    edition = _edition()
    shown = form or DutyForm(None)
    _offer(shown, edition)
    moment = clock.now()
    return render_template(
        "desk/duty/duties.html",
        edition=edition,
        own=_own_editions(),
        duties=queries.duties(edition, moment),
        on_duty=queries.on_duty(edition, moment),
        absences=queries.absences(me(), as_date(moment)),
        may=policy.may_arrange(me(), edition),
        form=shown,
        absence_form=absence_form or AbsenceForm(None),
    )


@pages.post("/")
def arrange():
    """Put somebody on duty."""
    edition = _edition()
    allow(policy.may_arrange, me(), edition)
    form = DutyForm()
    people = _offer(form, edition)
    if not form.validate():
        return duties(form=form), 422
    begins, ends = from_bern(form.begins.data), from_bern(form.ends.data)
    writing()
    actions.arrange(edition, people[form.person.data], people.get(form.stand_in.data), begins, ends)
    flash(_("Arranged."))
    return redirect(url_for(".duties", edition=edition), 303)


@pages.post("/<int(max=2147483647):number>/end")
def cancel(number):
    """Take a duty off the list."""
    found = queries.duty(number)
    allow(policy.may_arrange, me(), found.edition)
    writing()
    actions.cancel(found)
    return redirect(url_for(".duties", edition=found.edition), 303)


@pages.post("/absences")
def be_away():
    """Say that one is away; what one has in hand goes back to the inbox on the first day."""
    form = AbsenceForm()
    if not form.validate():
        return duties(absence_form=form), 422
    writing()
    actions.be_away(me(), form.first.data, form.last.data)
    flash(_("Noted. What you have in hand goes back to the inbox on the first day."))
    return redirect(url_for(".duties"), 303)


@pages.post("/absences/<int(max=2147483647):number>/end")
def be_back(number):
    """Take an absence off the list."""
    writing()
    actions.be_back(me(), number)
    return redirect(url_for(".duties"), 303)


@pages.get("/shift")
def shift():
    """Hand the shift over: what is promised, what is open, what waits."""
    edition = _edition()
    return render_template(
        "desk/duty/shift.html",
        edition=edition,
        own=_own_editions(),
        parts=inbox.shift(me(), edition),
        on_duty=queries.on_duty(edition, clock.now()),
        now=clock.now(),
        is_overdue=is_overdue,
    )


def _own_editions() -> list[str]:
    mine = me().editions(Role.JOURNALIST, Role.EDITOR)
    return [code for code in LANGUAGES if me().holds(Role.STANDARDS) or me().holds(Role.LEGAL) or code in mine]


def _edition() -> str:
    """The edition of the address, else the first of one's own.

    Raises NotFound for who works for none, and for one that is not theirs.
    """
    own = _own_editions()
    asked = request.args.get("edition", own[0] if own else "")
    if asked not in own:
        raise NotFound
    return asked


def _offer(form: DutyForm, edition: str) -> dict[int, User]:
    """Offer the people who work for the edition; number -> person."""
    people = {p.id: p for role in (Role.JOURNALIST, Role.EDITOR) for p in accounts.holders(role, edition)}
    choices = [SelectChoice(number, person.name) for number, person in sorted(people.items(), key=lambda item: item[1].name)]
    form.person.choices = choices
    form.stand_in.choices = [SelectChoice(0, _("Nobody")), *choices]
    return people
