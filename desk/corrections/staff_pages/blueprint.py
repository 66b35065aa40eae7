"""The newsroom's part of the corrections' addresses, and the page of one report that the others return to."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from wtforms.fields.choices import SelectChoice

from desk.accounts.session import me
from desk.articles import passages
from desk.articles import queries as articles
from desk.core import clock
from desk.core.db import writing
from desk.core.errors import SomeoneWasFaster
from desk.core.policy import allow
from desk.corrections import clocks, forms, policy, queries, translating
from desk.corrections.models import Notice, Report
from desk.corrections.queries import desk as desk_queries
from desk.corrections.queries import inbox as inbox_queries
from desk.corrections.queries.reports import is_overdue
from desk.corrections.staff_pages.filling import filled, stands_now
from desk.corrections.words import NOTICE_KINDS
from desk.editions.calendar import is_night
from desk.i18n.dates import day
from desk.i18n.locale import comma, speaking

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

    Raises NotAllowed, and SomeoneWasFaster (with what stands there now) when it is not at the `version` the person saw.
    """
    writing(found)
    allow(may, me(), asked or found)
    if version is not None and version != found.version:
        raise SomeoneWasFaster(stands_now(found))


def back_to(report: Report):
    """The report's page again."""
    return redirect(url_for("desk.corrections.report", reference=report.reference), 303)


@pages.get("/<reference>")
def report(reference, **given: Any):
    """One report: the passage in its article, the claim, the history, and what can be done. A merged one leads to the other."""
    found = load(reference)
    if found.canonical is not None and not given and "own" not in request.args:
        return redirect(url_for(".report", reference=found.canonical.reference))
    shown = {name: (given.get(name) or make(found)).with_ids(name.removesuffix("_form")) for name, make in FORMS.items()}
    prepare_second_readers(shown["notice_form"], found)
    return render_template(
        "desk/corrections/report.html",
        report=found,
        notice=found.notice,
        me=me(),
        policy=policy,
        steps=queries.timeline(found, me()),
        drafts=translating.drafts(found),
        note_for_cms=note_for_cms,
        translations=articles.translations(found.article) if found.article else [],
        colleagues=queries.colleagues(found),
        likely=queries.likely_duplicates(me(), found) if found.is_open and not found.canonical else [],
        canned=desk_queries.canned_for(found, filled(found)),
        others_here=desk_queries.present(found, me()),
        undo=desk_queries.open_undo(me()),
        next_report=inbox_queries.next_report(me(), found),
        labels_known=inbox_queries.known_labels(me()),
        fate=_fate(found),
        answer_due=clocks.answer_due(found),
        owes_explanation=found.is_open and clocks.owes_explanation(found),
        is_overdue=is_overdue(found),
        is_night=is_night(clock.now(), found.home.canton if found.home else "BE"),
        **shown,
    )


def note_for_cms(notice: Notice) -> str:
    """What is copied into the article, in the article's language whatever the desk speaks."""
    with speaking(notice.language):
        return f"{NOTICE_KINDS[notice.kind]}{comma()}{day(notice.published_at or clock.now())}: {notice.text}"


def _fate(found: Report) -> passages.Followed | None:
    """What became of the reported words since the reader saw them; None where there is nothing to follow."""
    if found.article is None or found.seen_version is None or not found.place_as_seen:
        return None
    return passages.follow(found.seen_version.texts, found.article.current.texts, found.passage, found.prefix, found.suffix)


def prepare_second_readers(form: forms.NoticeForm, found: Report) -> None:
    """Offer those who could be the second pair of eyes."""
    people = queries.second_readers(found, me())
    form.asked.choices = [SelectChoice(0, str(forms.ANYBODY)), *(SelectChoice(p.id, p.name) for p in people)]


def _notice_form(found: Report) -> forms.NoticeForm:
    notice = found.notice
    if notice is not None:
        written = {name: getattr(notice, name) for name in forms.NoticeForm.WRITTEN}
        if notice.is_published:  # another one shall take its place: it begins with the words that stand now
            written |= {"before": notice.after, "after": "", "text": ""}
        return forms.NoticeForm(None, data=written | {"asked": notice.asked_id or 0, "version": found.version})
    return forms.NoticeForm(
        None, version=found.version, kind="correction", severity=found.severity, before=found.passage, after=found.suggestion
    )


FORMS = {
    "notice_form": _notice_form,
    "decision_form": lambda found: forms.DecisionForm(None, version=found.version),
    "question_form": lambda found: forms.QuestionForm(None, version=found.version),
    "note_form": lambda found: forms.NoteForm(None),
    "answer_form": lambda found: forms.AnswerForm(None),
    "article_form": lambda found: forms.ArticleForm(None, article_url=found.article_url),
    "version_form": lambda found: forms.VersionForm(None),
    "severity_form": lambda found: forms.SeverityForm(None, version=found.version, severity=found.severity),
    "classify_form": lambda found: forms.ClassifyForm(
        None, version=found.version, kind=found.found_kind, cause=found.cause.value if found.cause else ""
    ),
    "claim_language_form": lambda found: forms.ClaimLanguageForm(None, version=found.version, language=found.said_in),
    "labels_form": lambda found: forms.LabelsForm(None, labels=", ".join(one.word for one in found.labels)),
    "snooze_form": lambda found: forms.SnoozeForm(None),
    "delay_form": lambda found: forms.DelayForm(None),
    "hold_form": lambda found: forms.HoldForm(None),
    "ombuds_form": lambda found: forms.OmbudsForm(None, number=found.ombuds_case),
    "duplicate_form": lambda found: forms.DuplicateForm(None, version=found.version),
    "appeal_form": lambda found: forms.AppealDecisionForm(None, version=found.version),
    "reopen_form": lambda found: forms.ReopenForm(None, version=found.version),
    "redaction_form": lambda found: forms.RedactionForm(None, version=found.version),
    "send_back_form": lambda found: forms.SendBackForm(None, version=found.version),
    "button_form": lambda found: forms.ButtonForm(None, version=found.version),
}
