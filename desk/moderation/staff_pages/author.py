"""The author of a contribution: what they wrote, what was done about them, and what can be done."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts.models import Standing
from desk.accounts.session import me
from desk.contributions import queries as contributions
from desk.contributions.models import Clause
from desk.core.db import writing
from desk.core.errors import NotFound
from desk.core.policy import allow
from desk.moderation import forms, policy, queries
from desk.moderation.actions import measuring
from desk.moderation.models import MeasureKind
from desk.moderation.staff_pages.blueprint import begin, pages


@pages.get("/<public_id>/author")
def author(public_id, measure_form=None):
    """What this author wrote, in the languages one reads, and what was done about it."""
    found = queries.item(me(), public_id)
    if found.author is None:
        raise NotFound
    languages = policy.languages_of(me())
    written = [one for one in contributions.contributions_of(found.author) if one.latest.language in languages]
    return render_template(
        "desk/moderation/author.html",
        item=found,
        person=found.author,
        written=written,
        past=queries.history_of(found.author),
        measures=queries.measures_of(found.author),
        measure_form=measure_form or forms.MeasureForm(None),
        standing_form=forms.StandingForm(None, standing=found.author.standing.value),
        may_act=policy.may_moderate(me(), found) and not found.author.is_staff,
        may_end=lambda measure: policy.may_end(me(), measure),
        ten=list(Clause),
    )


@pages.post("/<public_id>/measures")
def impose(public_id):
    """Warn, mute or block."""
    form = forms.MeasureForm()
    if not form.validate():
        return author(public_id, measure_form=form), 422
    found = begin(public_id)
    measuring.impose(found, MeasureKind(form.kind.data), Clause(form.clause.data), form.note.data or "", form.days.data, by=me())
    flash(_("Done. A letter tells the author why and until when."))
    return _back(public_id)


@pages.post("/<public_id>/measures/<int(max=2147483647):number>/end")
def end_measure(public_id, number):
    """End it before its time."""
    found = queries.measure(number)
    allow(policy.may_end, me(), found)
    writing(found)
    measuring.end(found, by=me())
    flash(_("Ended. A letter tells the author."))
    return _back(public_id)


@pages.post("/<public_id>/standing")
def set_standing(public_id):
    """How this reader's next contributions are treated."""
    form = forms.StandingForm()
    if not form.validate():
        return author(public_id), 422
    found = begin(public_id)
    if found.author is not None and not found.author.is_staff:
        measuring.set_standing(found.author, Standing(form.standing.data))
        flash(_("Kept. It holds for what this reader writes from now on."))
    return _back(public_id)


def _back(public_id: str):
    return redirect(url_for("desk.moderation.author", public_id=public_id), 303)
