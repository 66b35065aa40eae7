"""What the newsroom types when it decides: the notice, the answer, the second look."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired

from desk.core.forms import WordsField, at_most, choices
from desk.corrections.forms.shapes import VersionedForm, at_least
from desk.corrections.models import NoticeKind, Outcome, ReasonCode, Result, Severity
from desk.corrections.words import NOTICE_KINDS, OUTCOMES, REASONS, RESULTS, SEVERITIES

ANYBODY = _l("Any editor of the edition")

ANSWERS = (Outcome.NO_CHANGE, Outcome.ALREADY_CORRECTED, Outcome.OPINION, Outcome.OUT_OF_SCOPE)


class NoticeForm(VersionedForm):
    """A draft of what the public will read."""

    WRITTEN = ("kind", "severity", "before", "after", "text", "evidence")

    kind = RadioField(
        _l("Kind"), [DataRequired(_l("Choose a kind"))], choices=choices(NoticeKind, NOTICE_KINDS.__getitem__), coerce=NoticeKind
    )
    severity = RadioField(
        _l("Severity"),
        [DataRequired(_l("Choose how grave it is"))],
        choices=choices([s for s in Severity if s is not Severity.LANGUAGE], SEVERITIES.__getitem__),
        coerce=Severity,
    )
    before = WordsField(_l("Before"), [at_most(500)])
    after = WordsField(_l("After"), [at_most(500)])
    text = WordsField(_l("Notice"), [at_most(2000)])
    evidence = WordsField(_l("How we know"), [at_most(600)])
    asked = SelectField(_l("Second editor"), coerce=int, default=0)

    def written(self) -> dict:
        """What actions.draft keeps."""
        return {name: self[name].data for name in self.WRITTEN} | {"asked_id": self.asked.data or None}


class DecisionForm(VersionedForm):
    """An answer without a notice."""

    outcome = RadioField(_l("Outcome"), choices=choices(ANSWERS, OUTCOMES.__getitem__), coerce=Outcome)
    reason_code = SelectField(_l("Reason"), choices=[SelectChoice("", _l("Choose a reason")), *choices(ReasonCode, REASONS.__getitem__)])
    reason = WordsField(
        _l("Reason in the reader’s terms"),
        [DataRequired(_l("Give the reader a reason: one sentence at least")), at_most(2000)],
    )

    def validate_reason(self, field: WordsField) -> None:
        """Nobody is turned away without a sentence."""
        if len(field.data or "") < 15:
            raise ValidationError(_("Give the reader a reason: one sentence at least"))

    def validate_reason_code(self, field: SelectField) -> None:
        """No change says which of the reasons it is."""
        if self.outcome.data is Outcome.NO_CHANGE and not field.data:
            raise ValidationError(_("Choose why nothing is changed"))


class SendBackForm(VersionedForm):
    """Why it goes back."""

    note = WordsField(_l("What should be changed?"), [DataRequired(_l("Say what should be changed")), at_most(2000)])


class AppealDecisionForm(VersionedForm):
    """What the second look came to."""

    result = RadioField(_l("Result"), choices=choices(Result, RESULTS.__getitem__), coerce=Result)
    second_look = WordsField(
        _l("Answer in the reader’s terms"), [*at_least(15, _l("Tell the reader in a sentence what you found")), at_most(3000)]
    )


class ReopenForm(VersionedForm):
    """Why it is looked at again."""

    note = WordsField(_l("Why is it opened again?"), [DataRequired(_l("Say why it is opened again")), at_most(2000)])


class RedactionForm(VersionedForm):
    """The words that disappear, and the ground."""

    removed = WordsField(_l("The exact words that must go"), [*at_least(2, _l("Copy the words that must go")), at_most(500)])
    ground = WordsField(_l("On what ground; readers see this"), [*at_least(10, _l("Name the order or the law")), at_most(300)])
