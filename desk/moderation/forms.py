"""What moderators choose and type, and what authors and others write to them."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.widgets import HiddenInput

from desk.accounts.forms import read_email
from desk.accounts.models import Standing
from desk.contributions.models import Clause, PhraseKind
from desk.contributions.words import CLAUSES
from desk.core.forms import Form, LineField, WordsField, at_most, choices
from desk.core.text import line
from desk.i18n import LANGUAGES
from desk.moderation.actions.measuring import DAYS
from desk.moderation.models import MeasureKind
from desk.moderation.words import MEASURES, STANDINGS

MOST_TYPED = 200_000  # characters of a word list
LONGEST_PHRASE = 100


class DecisionForm(Form):
    """The version the moderator has read, and the newest decision their page showed."""

    n = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    seen = IntegerField(widget=HiddenInput(), default=0)


class LanguageForm(DecisionForm):
    """In which language a text is written."""

    language = SelectField(_l("It is written in"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])


class PhrasesForm(Form):
    """The word lists of a language, one phrase a line."""

    banned = WordsField(_l("Held apart"), [at_most(MOST_TYPED)])
    suspect = WordsField(_l("Marked"), [at_most(MOST_TYPED)])

    def lines(self, kind: PhraseKind) -> list[str]:
        """The phrases of one list, each once."""
        typed = (self.banned if kind is PhraseKind.BANNED else self.suspect).data or ""
        return list(dict.fromkeys(one for part in typed.split("\n") if (one := line(part))))

    def validate(self, extra_validators: Any = None) -> bool:
        """Say which line nothing could ever be found by, or is too long."""
        fine = super().validate(extra_validators)
        for kind in PhraseKind:
            for one in self.lines(kind):
                if len(one) > LONGEST_PHRASE or not any(c.isalnum() for c in one):
                    field = self.banned if kind is PhraseKind.BANNED else self.suspect
                    field.errors = [
                        *field.errors,
                        _("“%(line)s” is no phrase: letters or digits, %(most)s characters at most", line=one[:60], most=LONGEST_PHRASE),
                    ]
                    fine = False
        return fine


class NoteForm(Form):
    """A sentence beside a step: to colleagues, to legal, to the host."""

    note = WordsField(_l("Note"), [at_most(600)])


class QuestionForm(Form):
    """What a moderator asks the host."""

    note = WordsField(_l("Your question to the host"), [DataRequired(_l("Write what the host should tell you")), at_most(300)])


class RemovalForm(DecisionForm):
    """The house rule a removal rests on; none is chosen beforehand."""

    clause = RadioField(
        _l("Or remove, because of"), [DataRequired(_l("Choose the house rule it breaks"))], choices=choices(Clause, CLAUSES.__getitem__)
    )
    note = WordsField(_l("Your sentence to the author"), [at_most(600)])


class RestoreForm(DecisionForm):
    """Let it stand again."""

    note = WordsField(_l("Your sentence to the author"), [at_most(600)])


class BulkForm(Form):
    """The same decision about several."""

    verdict = SelectField(_l("Decision"), choices=[SelectChoice("approve", _l("Approve")), SelectChoice("remove", _l("Remove"))])
    clause = SelectField(_l("House rule"), choices=[SelectChoice("", _l("Choose")), *choices(Clause, CLAUSES.__getitem__)])
    note = WordsField(_l("Your sentence to the authors"), [at_most(600)])

    def validate_clause(self, field: SelectField) -> None:
        """A removal names its rule."""
        if self.verdict.data == "remove" and not field.data:
            raise ValidationError(_("Choose the house rule they break"))


class MeasureForm(Form):
    """A warning, or keeping an author out for a while."""

    kind = RadioField(_l("Measure"), [DataRequired(_l("Choose what is to be done"))], choices=choices(MeasureKind, MEASURES.__getitem__))
    clause = SelectField(
        _l("House rule"),
        [DataRequired(_l("Choose the house rule"))],
        choices=[SelectChoice("", _l("Choose")), *choices(Clause, CLAUSES.__getitem__)],
    )
    days = SelectField(_l("Days"), coerce=int, default=7, choices=[SelectChoice(n, str(n)) for n in DAYS])
    note = WordsField(_l("Your sentence to the author"), [at_most(600)])


class StandingForm(Form):
    """How a reader's next contributions are treated."""

    standing = SelectField(
        _l("This reader’s contributions"), choices=choices([Standing.NEW, Standing.KNOWN, Standing.CHECKED], STANDINGS.__getitem__)
    )


class ReportForm(Form):
    """Which article a contribution says is wrong."""

    article_url = LineField(_l("Address of the article"), [DataRequired(_l("Paste the address of the article")), Length(max=2000)])
    passage = WordsField(_l("Which words are wrong?"), [at_most(500)])


class AppealForm(Form):
    """Why an author asks for a second look."""

    reason = WordsField(_l("Why should we look again?"), [DataRequired(_l("Say in a few words what we overlooked")), at_most(2000)])


class AppealAnswerForm(Form):
    """What a second look found."""

    outcome = RadioField(
        _l("Outcome"),
        [DataRequired(_l("Choose what the second look found"))],
        choices=[
            SelectChoice("confirmed", _l("The removal was right")),
            SelectChoice("changed", _l("It stands again")),
        ],
    )
    reason = WordsField(_l("Your reasons, for the author"), [DataRequired(_l("Give the author your reasons")), at_most(2000)])


class IllegalForm(Form):
    """What article 16 of Regulation (EU) 2022/2065 asks for; the place is known from the page."""

    law = LineField(_l("Which law does it break?"), [DataRequired(_l("Name the law, as well as you can")), at_most(300)])
    explanation = WordsField(_l("Why is it illegal?"), [DataRequired(_l("Explain why it is illegal")), at_most(3000)])
    name = LineField(_l("Your name"), [DataRequired(_l("Enter your name")), at_most(120)])
    email = LineField(_l("Your e-mail"), [DataRequired(_l("Enter your e-mail address")), Length(max=254)])
    good_faith = BooleanField(
        _l("I believe in good faith that what I write here is accurate and complete"), [DataRequired(_l("Please confirm this"))]
    )
    form_key = HiddenField()

    def validate_email(self, field: LineField) -> None:
        """Keep the address as it is written to."""
        read_email(field)
