"""What readers and the newsroom type about reports and notices: fields, words and checks of shape."""

import hashlib
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, DateTimeLocalField, HiddenField, IntegerField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from desk.articles.addresses import comparable
from desk.core import clock
from desk.core.forms import Form, LineField, WordsField, choices
from desk.corrections import pictures
from desk.corrections.models import About, Kind, NoticeKind, Origin, Outcome, ReasonCode, Severity
from desk.corrections.words import KINDS, NOTICE_KINDS, ORIGINS, OUTCOMES, REASONS, SEVERITIES
from desk.i18n.dates import from_bern, in_bern
from desk.mail.address import read_address

ABOUT = {
    About.NO: _l("No, I am a reader"),
    About.ME: _l("It is about me or my organisation"),
    About.DANGER: _l("It puts someone in danger"),
}

EARLIEST_YEAR = 1990

ANYBODY = _l("Any editor of the edition")

ANSWERS = (Outcome.NO_CHANGE, Outcome.ALREADY_CORRECTED, Outcome.OPINION, Outcome.OUT_OF_SCOPE)


def at_most(n: int) -> Length:
    """A limit of length with a sentence that says how to mend it."""
    return Length(max=n, message=_l("Please shorten this to %(n)s characters", n=f"{n:,}"))


class ReportForm(Form):
    """A reader's report. The names of the fields are fixed: other programs post them."""

    about = RadioField(_l("Is this about you?"), choices=choices(About, ABOUT.__getitem__), default=About.NO.value)
    article_url = LineField(_l("Address of the article"), [at_most(2000)])
    passage = WordsField(_l("Which words are wrong?"), [at_most(500)])
    prefix = HiddenField()
    suffix = HiddenField()
    claim = WordsField(_l("What is wrong?"), [at_most(3000)])
    suggestion = WordsField(_l("What would be right?"), [at_most(500)])
    kind = RadioField(_l("What kind of error is it?"), [Optional()], choices=choices(Kind, KINDS.__getitem__))
    sources = WordsField(_l("Source (a link, a book, a document)"), [at_most(2000)])
    screenshot = FileField(_l("Picture"))
    name = LineField(_l("Name"), [at_most(120)])
    email = LineField(_l("E-mail"), [at_most(254)])
    website = HiddenField()  # for machines only; people do not see it
    form_key = HiddenField()

    picture: pictures.Cleaned | None = None

    def validate_article_url(self, field: LineField) -> None:
        """An address there must be; whether we know the article does not matter here."""
        if not field.data:
            raise ValidationError(_("Paste the address of the article"))
        if comparable(field.data) is None:
            raise ValidationError(_("Copy the whole address of the article, beginning with https://"))

    def validate_passage(self, field: WordsField) -> None:
        """The words or the explanation: one of the two is enough."""
        if not (field.data or self.claim.data):
            raise ValidationError(_("Copy the wrong words, or tell us what is wrong. One of the two is enough"))

    def validate_email(self, field: LineField) -> None:
        """Wanted where legal and the duty editor must be able to reach the person."""
        if field.data:
            try:
                field.data = read_address(field.data)
            except ValueError as error:
                raise ValidationError(_("Enter an e-mail address like name@example.org")) from error
        elif self.about.data != About.NO.value:
            raise ValidationError(_("Enter an e-mail address, so that legal and the duty editor can reach you"))

    def validate_screenshot(self, field: FileField) -> None:
        """A picture, and not too large; it is re-encoded here."""
        if not field.data or not field.data.filename:
            return
        data = field.data.read(pictures.LARGEST + 1)
        if len(data) > pictures.LARGEST:
            raise ValidationError(_("This picture is larger than 5 MB. Choose a smaller one"))
        try:
            self.picture = pictures.clean(data)
        except pictures.NotAPicture as error:
            raise ValidationError(_("This file is not a JPG or PNG picture. Choose another one")) from error

    def said(self) -> dict[str, Any]:
        """What the person said, as a filing takes it."""
        words = ("article_url", "passage", "claim", "suggestion", "sources", "name", "email")
        codes = {"about": About(self.about.data), "kind": Kind(self.kind.data) if self.kind.data else Kind.UNSURE}
        return {name: self[name].data or "" for name in words} | codes | {"picture": self.picture}

    def content(self) -> list[str]:
        """Everything the person said, for telling the same report sent twice from another one."""
        fields = (self.about, self.article_url, self.passage, self.claim, self.suggestion, self.kind, self.sources, self.name, self.email)
        seen = hashlib.sha256(self.picture.data).hexdigest() if self.picture else ""
        return [*(str(field.data or "") for field in fields), seen]


class EntryForm(ReportForm):
    """A report that reached the newsroom another way, entered by staff."""

    origin = RadioField(
        _l("How did it reach us?"),
        choices=choices([o for o in Origin if o not in {Origin.FORM, Origin.CONTRIBUTION}], ORIGINS.__getitem__),
        default=Origin.EMAIL.value,
    )
    received = DateTimeLocalField(_l("When, in Bern"), format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    edition = SelectField(_l("Edition"))
    page_language = SelectField(_l("The reader writes in"))
    take_up = BooleanField()

    def content(self) -> list[str]:
        """Also how and when it came."""
        return [*super().content(), str(self.origin.data), str(self.received.data), str(self.edition.data)]

    def validate_received(self, field: DateTimeLocalField) -> None:
        """The clocks run from then, so it cannot lie ahead."""
        if field.data is None or field.data.year < EARLIEST_YEAR:
            raise ValidationError(_("Enter day and time as they stand on the mail, for example 19.11.2026 08:14"))
        if from_bern(field.data) > clock.now():
            raise ValidationError(_("This time has not come yet"))

    def validate_article_url(self, field: LineField) -> None:
        """May be missing: a caller does not always know it."""
        if field.data and comparable(field.data) is None:
            raise ValidationError(_("Copy the whole address of the article, beginning with https://"))

    def validate_email(self, field: LineField) -> None:
        """May be missing, also where it is about the person: telephone may be all there is."""
        if field.data:
            super().validate_email(field)


class VersionField(IntegerField):
    """The version of a thing as the person saw it; what is no number is no version the thing ever had."""

    widget = HiddenInput()

    def process_formdata(self, valuelist: list) -> None:
        """Read it, without an error for people who cannot see the field."""
        self.data = int(valuelist[0]) if valuelist and valuelist[0].isdecimal() else -1


class VersionedForm(Form):
    """A form about a thing as the person saw it."""

    version = VersionField()


class NoticeForm(VersionedForm):
    """A draft of what the public will read."""

    WRITTEN = ("kind", "severity", "before", "after", "text", "evidence")

    kind = RadioField(_l("Kind"), choices=choices(NoticeKind, NOTICE_KINDS.__getitem__), coerce=NoticeKind)
    severity = RadioField(
        _l("Severity"), choices=choices([s for s in Severity if s is not Severity.LANGUAGE], SEVERITIES.__getitem__), coerce=Severity
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
        [InputRequired(_l("Give the reader a reason: one sentence at least")), at_most(2000)],
    )

    def validate_reason(self, field: WordsField) -> None:
        """Nobody is turned away without a sentence."""
        if len(field.data or "") < 15:
            raise ValidationError(_("Give the reader a reason: one sentence at least"))

    def validate_reason_code(self, field: SelectField) -> None:
        """No change says which of the reasons it is."""
        if self.outcome.data is Outcome.NO_CHANGE and not field.data:
            raise ValidationError(_("Choose why nothing is changed"))


class NoteForm(Form):
    """A note for colleagues."""

    note = WordsField(_l("Add an internal note"), [InputRequired(_l("Write the note first")), at_most(3000)])


class SendBackForm(VersionedForm):
    """Why it goes back."""

    note = WordsField(_l("What should be changed?"), [InputRequired(_l("Say what should be changed")), at_most(2000)])


class AnswerForm(Form):
    """What was said outside the desk."""

    how = SelectField(_l("How"), choices=[SelectChoice("email", _l("By e-mail")), SelectChoice("telephone", _l("By telephone"))])
    at = DateTimeLocalField(_l("When, in Bern"), default=lambda: in_bern(clock.now()))
    what = WordsField(_l("What was said"), [InputRequired(_l("Write down what was said")), at_most(3000)])

    def validate_at(self, field: DateTimeLocalField) -> None:
        """Not ahead of now."""
        if field.data is None or field.data.year < EARLIEST_YEAR or from_bern(field.data) > clock.now():
            raise ValidationError(_("Enter day and time when it was said"))

    def said_at(self) -> datetime:
        """When (UTC)."""
        return from_bern(self.at.data)


class ArticleForm(Form):
    """Which article is meant."""

    article_url = LineField(_l("Address of the article"), [InputRequired(_l("Paste the address of the article")), at_most(2000)])


class SeverityForm(VersionedForm):
    """How grave it is."""

    severity = RadioField(_l("Severity"), choices=choices(Severity, SEVERITIES.__getitem__), coerce=Severity)


class LostLinkForm(Form):
    """Reference and address of somebody who has lost the private link."""

    reference = LineField(_l("Reference number"), [InputRequired(_l("Enter the number, like EN-2026-00042")), at_most(40)])
    email = LineField(_l("E-mail"), [InputRequired(_l("Enter your e-mail address")), at_most(254)])


class ButtonForm(VersionedForm):
    """Only a button."""
