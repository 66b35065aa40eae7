"""What the newsroom types while it works on a report."""

import re
from datetime import datetime, time, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateTimeLocalField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired

from desk.core import clock, text
from desk.core.forms import Form, LineField, WordsField, at_most, choices
from desk.corrections.forms.shapes import EARLIEST_YEAR, VersionedForm, at_least
from desk.corrections.models import Cause, Kind, Outcome, Severity
from desk.corrections.words import CAUSES, KINDS, OUTCOMES, SEVERITIES
from desk.editions.calendar import next_working_day
from desk.i18n import LANGUAGES
from desk.i18n.counting import ngettext
from desk.i18n.dates import as_date, from_bern, in_bern

LABELS, LABEL = 12, 40  # how many, and how many characters in each


_COMMAS = re.compile("[,،、，]")


class NoteForm(Form):
    """A note for colleagues."""

    note = WordsField(_l("Add an internal note"), [DataRequired(_l("Write the note first")), at_most(3000)])


class AnswerForm(Form):
    """What was said outside the desk."""

    how = SelectField(_l("How"), choices=[SelectChoice("email", _l("By e-mail")), SelectChoice("telephone", _l("By telephone"))])
    at = DateTimeLocalField(_l("When, in Bern"), default=lambda: in_bern(clock.now()))
    what = WordsField(_l("What was said"), [DataRequired(_l("Write down what was said")), at_most(3000)])

    def validate_at(self, field: DateTimeLocalField) -> None:
        """Not ahead of now."""
        if field.data is None or field.data.year < EARLIEST_YEAR or from_bern(field.data) > clock.now():
            raise ValidationError(_("Enter day and time when it was said"))

    def said_at(self) -> datetime:
        """When (UTC)."""
        return from_bern(self.at.data)


class ArticleForm(Form):
    """Which article is meant."""

    article_url = LineField(_l("Address of the article"), [DataRequired(_l("Paste the address of the article")), at_most(2000)])


class SeverityForm(VersionedForm):
    """How grave it is."""

    severity = RadioField(_l("Severity"), choices=choices(Severity, SEVERITIES.__getitem__), coerce=Severity)


class QuestionForm(VersionedForm):
    """A question to the reader."""

    question = WordsField(_l("Question to the reader"), [*at_least(10, _l("Write the question: a sentence at least")), at_most(2000)])


class ClassifyForm(VersionedForm):
    """What sort of error it is, and where it came from."""

    kind = SelectField(_l("Kind of error"), choices=choices(Kind, KINDS.__getitem__), coerce=Kind)
    cause = SelectField(_l("Cause"), choices=[SelectChoice("", _l("Not said yet")), *choices(Cause, CAUSES.__getitem__)])

    def said_cause(self) -> Cause | None:
        """The cause, if one was chosen."""
        return Cause(self.cause.data) if self.cause.data else None


class ClaimLanguageForm(VersionedForm):
    """In which language the reader wrote."""

    language = SelectField(_l("It is written in"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])


class LabelsForm(Form):
    """Labels, with commas between."""

    labels = LineField(_l("Labels, with commas between"), [at_most(300)])

    def words(self) -> list[str]:
        """The labels, each once, in order."""
        return sorted({word for part in _COMMAS.split(self.labels.data or "") if (word := text.line(part).lower())})

    def validate_labels(self, _field: LineField) -> None:
        """Not too many, none too long."""
        if len(self.words()) > LABELS or any(len(word) > LABEL for word in self.words()):
            raise ValidationError(
                ngettext(
                    "At most %(most)s labels of %(num)s character each",
                    "At most %(most)s labels of %(num)s characters each",
                    LABEL,
                    most=LABELS,
                )
            )


def tomorrow_morning() -> datetime:
    """Nine o'clock in Bern on the next working day, as the field shows it."""
    return datetime.combine(next_working_day(as_date(clock.now())), time(9))


class SnoozeForm(Form):
    """Until when it is put off."""

    until = DateTimeLocalField(_l("Put off until, in Bern"), format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], default=tomorrow_morning)

    def validate_until(self, field: DateTimeLocalField) -> None:
        """Ahead, and not for ever."""
        if (
            field.data is None
            or field.data.year > EARLIEST_YEAR + 1000
            or not (clock.now() < from_bern(field.data) < clock.now() + timedelta(days=91))
        ):
            raise ValidationError(_("Choose a time ahead of now, within three months"))

    def said(self) -> datetime:
        """When it comes back (UTC)."""
        return from_bern(self.until.data)


class DelayForm(Form):
    """Why we are late, in the reader's terms."""

    delay = WordsField(_l("Why are we late?"), [*at_least(15, _l("Tell the reader in a sentence why it took so long")), at_most(1000)])


class HoldForm(Form):
    """Why it is under legal hold."""

    note = WordsField(_l("Why?"), [DataRequired(_l("Say why it is under legal hold")), at_most(1000)])


class OmbudsForm(Form):
    """The ombuds office's number."""

    number = LineField(_l("Case number of the ombuds office"), [DataRequired(_l("Enter the case number")), at_most(60)])


class VersionForm(Form):
    """The passage as it reads in the newsroom's own system."""

    corrected = WordsField(_l("Corrected passage"), [DataRequired(_l("Paste the corrected passage")), at_most(2000)])


class DuplicateForm(VersionedForm):
    """The report that goes on."""

    into = LineField(_l("Number of the report it is the same as"), [DataRequired(_l("Enter a number, like EN-2026-00042")), at_most(40)])


class DifferenceForm(Form):
    """Why a translation stays as it is; why no notice is needed."""

    note = WordsField(_l("Why?"), [*at_least(10, _l("Say why in a sentence")), at_most(1000)])


class ViewForm(Form):
    """A name for the view that is open."""

    name = LineField(_l("Name of the view"), [DataRequired(_l("Give the view a name")), at_most(60)])
    edition = SelectField(_l("For whom"))


class CannedForm(Form):
    """An answer kept ready in one language."""

    name = LineField(_l("Name"), [DataRequired(_l("Give it a name; the same in every language")), at_most(60)])
    language = SelectField(_l("Language"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])
    outcome = SelectField(
        _l("Meant for"), choices=[SelectChoice("", _l("Anything, also questions")), *choices(Outcome, OUTCOMES.__getitem__)]
    )
    text = WordsField(_l("Text"), [*at_least(10, _l("Write the text first")), at_most(2000)])
