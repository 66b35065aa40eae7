"""What readers and the newsroom type about debates and proposals: fields, words and checks of shape."""

from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateTimeLocalField, HiddenField, IntegerField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import HiddenInput

from desk.accounts.forms import WhoForm
from desk.accounts.models import User
from desk.articles.models import Article
from desk.articles.queries import article_at
from desk.core.forms import Form, LineField, WordsField, at_most, choices
from desk.debates.models import ClosingReason, Format, Moderation, Topic
from desk.debates.words import CLOSING_REASONS, FORMATS, MODERATION, TOPICS
from desk.i18n.dates import from_bern, in_bern

LONGEST_QUESTION, LONGEST_PROPOSED, LONGEST_CONTEXT, LONGEST_ANSWER, LONGEST_SUMMARY = 90, 140, 600, 2000, 5000
LONGEST_NOTE = 1000
QUESTION_MARKS = ("?", "？", "؟")


class ConversationForm(WhoForm):
    """A reader's question, and who asks."""

    article_url = HiddenField()
    question = LineField(
        _l("What would you like to ask other readers?"), [DataRequired(_l("Write your question first")), at_most(LONGEST_PROPOSED)]
    )
    answer = WordsField(_l("What would you answer yourself?"), [at_most(LONGEST_ANSWER)])
    may_be_named = BooleanField(_l("You may name me as the one who asked"), default=True)
    seen = HiddenField()  # the similar debates were shown

    def validate_question(self, field: LineField) -> None:
        """A question ends with a question mark, in any script."""
        if not (field.data or "").endswith(QUESTION_MARKS):
            raise ValidationError(_("Put it as a question that ends with a question mark"))


class DebateForm(Form):
    """A debate, as its host plans it. Times are typed as Bern's."""

    question = LineField(_l("Question"), [DataRequired(_l("Write the question first")), at_most(LONGEST_QUESTION)])
    context = WordsField(
        _l("Context"), [DataRequired(_l("Say what you want to know, and what you will do with it")), at_most(LONGEST_CONTEXT)]
    )
    articles = WordsField(_l("Linked articles"), [at_most(3000)])
    edition = SelectField(_l("Edition"), [Optional()])
    topic = SelectField(_l("Topic"), choices=choices(Topic, TOPICS.__getitem__))
    host = SelectField(_l("Host"), coerce=int)
    stand_in = SelectField(_l("Stands in"), coerce=int)
    opens = DateTimeLocalField(_l("Opens"), [Optional()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    closes = DateTimeLocalField(_l("Closes"), [Optional()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    format = RadioField(_l("Who reads it"), choices=choices(Format, FORMATS.__getitem__), default=Format.DISCUSSION.value)
    moderation = RadioField(_l("Moderation"), choices=choices(Moderation, MODERATION.__getitem__), default=Moderation.EVERYBODY.value)
    version = IntegerField(widget=HiddenInput(), validators=[Optional()])

    found_articles: list[Article]

    def offer(self, people: list[User], editions: list[SelectChoice]) -> None:
        """The hosts and editions to choose from."""
        self.host.choices = [SelectChoice(person.id, person.name) for person in people]
        self.stand_in.choices = [SelectChoice(0, str(_("Nobody"))), *self.host.choices]
        self.edition.choices = editions

    def validate_question(self, field: LineField) -> None:
        """Open questions only, as far as a program can tell."""
        if not (field.data or "").endswith(QUESTION_MARKS):
            raise ValidationError(_("Put it as a question that ends with a question mark"))

    def validate_articles(self, field: WordsField) -> None:
        """One address a line, each of an article we have."""
        addresses = [line for line in (field.data or "").split() if line]
        found = {address: article_at(address) for address in addresses}
        unknown = next((address for address, article in found.items() if article is None), None)
        if unknown:
            raise ValidationError(_("We do not have an article at %(address)s. Import it first, or check the address", address=unknown))
        self.found_articles = list({article.id: article for article in found.values() if article}.values())

    def validate_closes(self, field: DateTimeLocalField) -> None:
        """The end comes after the beginning."""
        if field.data and self.opens.data and field.data <= self.opens.data:
            raise ValidationError(_("The closing time must be after the opening time"))

    def validate_stand_in(self, field: SelectField) -> None:
        """Two people, not one."""
        if field.data and field.data == self.host.data:
            raise ValidationError(_("Somebody else than the host must stand in"))


class TranslationForm(Form):
    """A debate's words in another language."""

    question = LineField(_l("Question"), [DataRequired(_l("Write the question first")), at_most(LONGEST_QUESTION + 30)])
    context = WordsField(_l("Context"), [DataRequired(_l("Write the context first")), at_most(LONGEST_CONTEXT + 300)])
    summary = WordsField(_l("What we heard"), [at_most(LONGEST_SUMMARY)])
    version = IntegerField(widget=HiddenInput(), default=0)


class ClosingForm(Form):
    """The end of a debate."""

    summary = WordsField(
        _l("What you heard"), [DataRequired(_l("Write the summary first: a debate never closes without one")), at_most(LONGEST_SUMMARY)]
    )
    reason = RadioField(
        _l("Why it closes"), [DataRequired(_l("Choose why it closes"))], choices=choices(ClosingReason, CLOSING_REASONS.__getitem__)
    )
    version = IntegerField(widget=HiddenInput(), validators=[Optional()])


class NoteForm(Form):
    """What the host tells everybody."""

    note = WordsField(_l("Your note"), [DataRequired(_l("Write the note first")), at_most(LONGEST_NOTE)])
    is_pinned = BooleanField(_l("Pin it above the thread"))


class ReplyForm(Form):
    """The desk's answer to a proposal."""

    reply = WordsField(
        _l("Your answer to the reader"), [DataRequired(_l("Write the answer first. Every proposal gets one")), at_most(2000)]
    )
    version = IntegerField(widget=HiddenInput(), validators=[Optional()])


class DismissForm(Form):
    """Why something needs no answer from the host, or what the colleague it goes to should know."""

    note = WordsField(_l("Note"), [DataRequired(_l("Say in a few words why it needs no answer")), at_most(300)])


class VersionForm(Form):
    """Only a button, with the version the person saw."""

    version = IntegerField(widget=HiddenInput(), validators=[Optional()])


def typed(moment: datetime | None) -> datetime | None:
    """A time from the database (UTC) as a field of the form shows it: Bern's."""
    return in_bern(moment).replace(tzinfo=None, second=0, microsecond=0) if moment else None


def kept(moment: datetime | None) -> datetime | None:
    """A time somebody typed, as the database keeps it (UTC)."""
    return from_bern(moment) if moment else None
