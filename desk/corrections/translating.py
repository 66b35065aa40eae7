"""What readers and the newsroom write to each other, in a language colleagues read: labelled drafts for the desk, never for readers."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from desk.core.db import Base, db
from desk.corrections.models import Decision, Information, Question, Report
from desk.i18n.guessing import guess
from desk.i18n.locale import spoken
from desk.translation import actions, queries
from desk.translation.actions import Original, Translated
from desk.translation.models import Kind, Translation


class Said(NamedTuple):
    """One text of a case."""

    kind: Kind
    number: int
    language: str
    words: str


def ask_for(report: Report) -> None:
    """Have every text of a case put into the language of its edition, and into English for those who work for the whole newsroom."""
    db.session.flush()
    for said in _texts(report):
        actions.ask_for(said.kind, said.number, 1, said.language, {report.edition, "en"})


def begin_again(report: Report) -> None:
    """The language of the claim is another one than we thought."""
    actions.forget(Kind.CLAIM, report.id)
    ask_for(report)


def drafts(report: Report) -> dict[tuple[Kind, int], Translation]:
    """The texts of a case that are there in the language of the desk, else of the edition, else in English."""
    found = {}
    for said in _texts(report):
        for language in dict.fromkeys((spoken(), report.edition, "en")):
            if language == said.language:
                break
            if draft := queries.of(said.kind, said.number, 1, language):
                found[said.kind, said.number] = draft
                break
    return found


def _texts(report: Report) -> Iterator[Said]:
    if report.claim:
        yield Said(Kind.CLAIM, report.id, report.said_in, report.claim)
    for question in report.questions:
        yield Said(Kind.QUESTION, question.id, question.language, question.text)
    for added in report.information:
        yield Said(Kind.INFORMATION, added.id, guess(added.text, added.language)[0], added.text)
    for decision in report.decisions:
        if decision.reason:
            yield Said(Kind.DECISION, decision.id, decision.language, decision.reason)


def _original(kind: Kind, model: type[Base]) -> Translated:
    def original(number: int, _version: int) -> Original | None:
        """The text of this number, in its case."""
        found: Any = db.session.get(model, number)
        report = found if isinstance(found, Report) or found is None else db.session.get(Report, found.report_id)
        said = next((one for one in _texts(report) if (one.kind, one.number) == (kind, number)), None) if report else None
        return Original(said.language, [said.words]) if said else None

    return Translated(original, lambda _translation: None)


MODELS = {Kind.CLAIM: Report, Kind.QUESTION: Question, Kind.INFORMATION: Information, Kind.DECISION: Decision}
TEXTS = {kind: _original(kind, model) for kind, model in MODELS.items()}
