"""What readers type when they report an error, and staff when they enter a report that came another way."""

import hashlib
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateTimeLocalField, HiddenField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from desk.articles.addresses import comparable
from desk.core import clock
from desk.core.forms import LineField, WordsField, at_most, choices
from desk.corrections.forms.shapes import EARLIEST_YEAR, PictureForm
from desk.corrections.models import About, Kind, Origin
from desk.corrections.words import KINDS, ORIGINS
from desk.i18n import LANGUAGES
from desk.i18n.dates import from_bern
from desk.mail.address import read_address

ABOUT = {
    About.NO: _l("No, I am a reader"),
    About.ME: _l("It is about me or my organisation"),
    About.DANGER: _l("It puts someone in danger"),
}


LANGUAGE_CHOICES = [
    SelectChoice("", _l("As the text shows")),
    *(SelectChoice(code, name) for code, name in LANGUAGES.items()),
]


class ReportForm(PictureForm):
    """A reader's report. The names of the fields are fixed: other programs post them."""

    about = RadioField(_l("Is this about you?"), choices=choices(About, ABOUT.__getitem__), default=About.NO.value)
    article_url = LineField(_l("Address of the article"), [at_most(2000)])
    passage = WordsField(_l("Which words are wrong?"), [at_most(500)])
    prefix = HiddenField()
    suffix = HiddenField()
    claim = WordsField(_l("What is wrong?"), [at_most(3000)])
    claim_language = SelectField(_l("Written in"), [Optional()], choices=LANGUAGE_CHOICES)
    suggestion = WordsField(_l("What would be right?"), [at_most(500)])
    kind = RadioField(_l("What kind of error is it?"), [Optional()], choices=choices(Kind, KINDS.__getitem__))
    sources = WordsField(_l("Source (a link, a book, a document)"), [at_most(2000)])
    name = LineField(_l("Name"), [at_most(120)])
    email = LineField(_l("E-mail"), [at_most(254)])
    website = HiddenField()  # for machines only; people do not see it
    form_key = HiddenField()
    others_shown = HiddenField()  # the references of like reports the reader has seen

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

    def said(self) -> dict[str, Any]:
        """What the person said, as a filing takes it."""
        words = ("article_url", "passage", "claim", "claim_language", "suggestion", "sources", "name", "email")
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
