"""The same step for several reports: first what would happen, then what did, report by report."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from desk.accounts.models import User
from desk.accounts.session import me
from desk.core import text
from desk.core.db import db, writing
from desk.core.errors import NotFound, Refusal
from desk.core.forms import shorten_to
from desk.core.policy import allow
from desk.corrections import forms, policy, queries
from desk.corrections.actions import deciding, merging, triage
from desk.corrections.actions.undoing import undoable
from desk.corrections.models import Outcome, ReasonCode, Report
from desk.corrections.queries import desk as desk_queries
from desk.corrections.staff_pages.blueprint import pages

MOST = 100
SHORTEST, LONGEST = 15, 2000  # characters of a reason


@dataclass(frozen=True)
class Step:
    """A step that can be done to many: its words, who may, what it needs to know, what it does."""

    words: Any
    may: Callable[[User, Report], bool]
    asks: str
    do: Callable[[Report], None]
    can: Callable[[Report], bool]


def _take(report: Report) -> None:
    triage.take(report, by=me())


def _hand_over(report: Report) -> None:
    to = next((person for person in queries.colleagues(report) if str(person.id) == request.form.get("to")), None)
    if to is None:
        raise Refusal(_("This colleague does not work for the edition of this report."))
    if report.can("take"):
        triage.take(report, by=me())
    triage.hand_over(report, to=to, by=me())


def _no_change(report: Report) -> None:
    if report.can("take"):
        triage.take(report, by=me())
    allow(policy.may_work_on, me(), report)
    code = ReasonCode(request.form["reason_code"])
    deciding.decide(report, Outcome.NO_CHANGE, _words("reason"), reason_code=code, by=me())


def _fix_language(report: Report) -> None:
    deciding.fix_language(report, by=me())


def _snooze(report: Report) -> None:
    form = forms.SnoozeForm()
    if not form.validate():
        raise Refusal(str(form.until.errors[0]))
    triage.snooze(report, form.said(), by=me())


def _merge(report: Report) -> None:
    try:
        into = queries.report(me(), text.line(_words("into")).upper())
    except NotFound as error:
        raise Refusal(_("There is no report with this number that you can see.")) from error
    if into.id != report.id:  # the one that goes on may be among those selected
        merging.merge(report, into, by=me())


def _label(report: Report) -> None:
    form = forms.LabelsForm()
    triage.label(report, sorted({*form.words(), *(one.word for one in report.labels)}), by=me())


def _spam(report: Report) -> None:
    triage.mark_spam(report, by=me())


STEPS = {
    "take": Step(_l("Take up"), policy.may_take, "", _take, lambda one: one.can("take")),
    "hand_over": Step(_l("Assign"), policy.may_take, "to", _hand_over, lambda one: one.can("take") or one.can("ask")),
    "no_change": Step(_l("No change"), policy.may_take, "reason", _no_change, lambda one: one.can("take") or one.can("decide")),
    "fix_language": Step(_l("Language fixed"), policy.may_judge, "", _fix_language, lambda one: one.can("fix_language")),
    "snooze": Step(_l("Snooze"), policy.may_take, "until", _snooze, lambda one: one.is_open),
    "merge": Step(_l("Merge"), policy.may_merge, "into", _merge, lambda one: one.can("merge")),
    "label": Step(_l("Label"), policy.may_note, "labels", _label, lambda one: True),
    "spam": Step(_l("Spam"), policy.may_judge, "", _spam, lambda one: one.can("mark_spam")),
}


@pages.post("/bulk")
def preview_bulk():
    """What the step would do to each of the selected, and what it needs to know; nothing is changed yet."""
    name, step = _step()
    reports = _selected()
    return _page(name, step, reports, problem="" if reports else _("Select the reports first, then choose what to do with them."))


@pages.post("/bulk/<name>")
def do_bulk(name):
    """Do it: each for itself, so that one refusal stops no other; what came of each is listed."""
    step = STEPS.get(name)
    if step is None:
        raise NotFound
    reports = _selected()
    if problem := _lacks(step):
        return _page(name, step, reports, problem), 422
    writing(*sorted({one.id: one for one in [*reports, *_target()]}.values(), key=lambda one: one.id))
    results: list[tuple[Report, str]] = []
    with undoable(name, reports, by=me()):
        for report in reports:
            results.append((report, _try(step, report)))
    return render_template(
        "desk/corrections/bulk_done.html",
        step=step,
        results=results,
        undo=desk_queries.open_undo(me()),
        done=sum(not why for _report, why in results),
    )


def _target() -> list[Report]:
    """The report that goes on when the others are merged: it is locked with them, in one order."""
    try:
        return [queries.report(me(), text.line(_words("into")).upper()).case]
    except NotFound:
        return []


def _try(step: Step, report: Report) -> str:
    """Do the step to one report; why not, in words, or nothing."""
    try:
        with db.session.begin_nested():
            allow(step.may, me(), report)
            step.do(report)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _step() -> tuple[str, Step]:
    name = request.form.get("step", "")
    if name not in STEPS:
        raise Refusal(_("Choose what to do with the selected reports."))
    return name, STEPS[name]


def _selected() -> list[Report]:
    """The selected reports this person may see, in the order of the list; what one may not see is not among them."""
    found = []
    for reference in dict.fromkeys(request.form.getlist("reference")[:MOST]):
        try:
            found.append(queries.report(me(), text.line(reference)))
        except NotFound:
            continue
    return found


def _words(field: str) -> str:
    """What was typed, cleaned."""
    return text.clean(request.form.get(field))


def _lacks(step: Step) -> str:
    """What the step was not told, in a sentence; empty when it knows enough."""
    match step.asks:
        case "reason":
            return _lacks_reason()
        case "until":
            form = forms.SnoozeForm()
            return "" if form.validate() else str(form.until.errors[0])
        case "into" if not _words("into"):
            return _("Enter a number, like EN-2026-00042")
        case "labels" if not forms.LabelsForm().words():
            return _("Enter at least one label")
    return ""


def _lacks_reason() -> str:
    if request.form.get("reason_code") not in set(ReasonCode):
        return _("Choose why nothing is changed")
    if len(_words("reason")) < SHORTEST:
        return _("Give the reader a reason: one sentence at least")
    return str(shorten_to(LONGEST)) if len(_words("reason")) > LONGEST else ""


def _page(name: str, step: Step, reports: list[Report], problem: str):
    able = {report.reference: step.can(report) and step.may(me(), report) for report in reports}
    colleagues = {person.id: person for report in reports for person in queries.colleagues(report)}
    return render_template(
        "desk/corrections/bulk.html",
        name=name,
        step=step,
        reports=reports,
        able=able,
        problem=problem,
        colleagues=sorted(colleagues.values(), key=lambda person: person.name),
        reasons=list(ReasonCode),
        canned=desk_queries.canned_answers(reports[0].edition) if reports else [],
        snooze_form=forms.SnoozeForm(),
        given={field: _words(field) for field in ("reason_code", "reason", "into", "labels")},
    )
