"""What readers type about contributions: fields, words and checks of shape."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from desk.accounts.forms import WhoForm
from desk.contributions.models import FlagReason
from desk.contributions.words import FLAG_REASONS
from desk.core import text
from desk.core.forms import Form, WordsField, at_most, choices
from desk.core.text import line as one_line
from desk.i18n import LANGUAGES
from desk.i18n.counting import ngettext
from desk.i18n.dates import figure

LONGEST = 2000  # characters as people count them, in any script
MOST_SIGNS = 4 * LONGEST  # that they may be made of; a longer text is counted by them


class TextForm(Form):
    """The words alone: the composer's first step, and a change of a text."""

    text = WordsField(_l("Your contribution"))
    answers = HiddenField(filters=[one_line])
    language = SelectField(_l("Written in"), [Optional()], choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])

    def validate_text(self, field: WordsField) -> None:
        """Something must be left when blanks and invisible signs are gone; say by how much a text is too long."""
        if not field.data:
            raise ValidationError(_("Write your contribution first"))
        over = (text.length(field.data) if len(field.data) <= MOST_SIGNS else len(field.data)) - LONGEST
        if over > 0:
            raise ValidationError(
                ngettext(
                    "A contribution has at most %(most)s characters; yours has %(num)s too many. Please shorten it",
                    "A contribution has at most %(most)s characters; yours has %(num)s too many. Please shorten it",
                    over,
                    most=figure(LONGEST),
                )
            )


class ComposeForm(TextForm, WhoForm):
    """The composer's second step: the words, and who wrote them."""

    asks_host = BooleanField(_l("This is a question to the host"))
    follow = BooleanField(_l("E-mail me: the host’s answers at once, the rest once a day"))


class FlagForm(Form):
    """What a moderator should look at."""

    reason = RadioField(
        _l("What should a moderator look at?"),
        [InputRequired(_l("Choose what a moderator should look at"))],
        choices=choices(FlagReason, FLAG_REASONS.__getitem__),
    )
    note = WordsField(_l("What is wrong?"), [at_most(500)])

    def leave_out(self, reason: FlagReason) -> None:
        """Do not offer this one."""
        self.reason.choices = [one for one in self.reason.choices if one.value != reason]


class ButtonForm(Form):
    """Only a button; what it does stands in its value."""

    want = HiddenField()
