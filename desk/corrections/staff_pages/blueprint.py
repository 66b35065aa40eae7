"""The newsroom's part of the corrections' addresses, and the page of one report that the others return to."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from wtforms.fields.choices import SelectChoice

from desk.accounts.session import me
from desk.articles import queries as articles
from desk.core import clock
from desk.core.db import writing
from desk.core.policy import allow
from desk.corrections import clocks, forms, policy, queries
from desk.corrections.models import Report
from desk.corrections.queries.reports import is_overdue
from desk.editions.calendar import is_night

pages = Blueprint("corrections", __name__)


def load(reference: str, may: Any = None) -> Report:
    """A report this person may see, and may do something with if a policy is given.

    Raises NotFound and NotAllowed.
    """
    found = queries.report(me(), reference)
    if may:
        allow(may, me(), found)
    return found


def begin(found: Report, may: Any, version: int | None = None, asked: Any = None) -> None:
    """Begin to write: the report is read again and locked, and the policy is asked again (of `asked`, if not of the report).

    Raises NotAllowed, and SomeoneWasFaster when it is not at the `version` the person saw.
    """
    writing(found)
    allow(may, me(), asked or found)
    if version is not None:
        found.expect(version)


def back_to(report: Report):
    """The report's page again."""
    return redirect(url_for("desk.corrections.report", reference=report.reference), 303)


@pages.get("/<reference>")
def report(reference, **given: Any):
    """One report: the passage in its article, the claim, the history, and what can be done."""
    found = load(reference)
    shown = {name: (given.get(name) or make(found)).with_ids(name.removesuffix("_form")) for name, make in FORMS.items()}
    prepare_second_readers(shown["notice_form"], found)
    return render_template(
        "desk/corrections/report.html",
        report=found,
        notice=found.notice,
        me=me(),
        policy=policy,
        steps=queries.timeline(found, me()),
        translations=articles.translations(found.article) if found.article else [],
        colleagues=queries.colleagues(found),
        answer_due=clocks.answer_due(found),
        is_overdue=is_overdue(found),
        is_night=is_night(clock.now()),
        **shown,
    )


def prepare_second_readers(form: forms.NoticeForm, found: Report) -> None:
    """Offer those who could be the second pair of eyes."""
    people = queries.second_readers(found, me())
    form.asked.choices = [SelectChoice(0, str(forms.ANYBODY)), *(SelectChoice(p.id, p.name) for p in people)]


def _notice_form(found: Report) -> forms.NoticeForm:
    notice = found.notice
    if notice is not None:
        written = {name: getattr(notice, name) for name in forms.NoticeForm.WRITTEN}
        return forms.NoticeForm(None, data=written | {"asked": notice.asked_id or 0, "version": found.version})
    return forms.NoticeForm(
        None, version=found.version, kind="correction", severity=found.severity, before=found.passage, after=found.suggestion
    )


FORMS = {
    "notice_form": _notice_form,
    "decision_form": lambda found: forms.DecisionForm(None, version=found.version),
    "note_form": lambda found: forms.NoteForm(None),
    "answer_form": lambda found: forms.AnswerForm(None),
    "article_form": lambda found: forms.ArticleForm(None, article_url=found.article_url),
    "severity_form": lambda found: forms.SeverityForm(None, version=found.version, severity=found.severity),
    "send_back_form": lambda found: forms.SendBackForm(None, version=found.version),
    "button_form": lambda found: forms.ButtonForm(None, version=found.version),
}
