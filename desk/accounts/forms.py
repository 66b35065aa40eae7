"""What people type about themselves and their colleagues."""

import unicodedata
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, SelectMultipleField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from desk.accounts import names
from desk.accounts.queries import staff
from desk.core import text
from desk.core.forms import Form, LineField
from desk.i18n import LANGUAGES
from desk.mail.address import read_address


class NameField(LineField):
    """A name to be shown; it is judged as it was typed, since cleaning would hide what is wrong with it."""

    typed = ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was typed."""
        super().process_formdata(valuelist)
        self.typed = str(valuelist[0]) if valuelist else ""


def judge_name(field: NameField) -> None:
    """Refuse a name that could harm its bearer or be taken for somebody else's.

    Raises ValidationError with a sentence that says how to mend it.
    """
    if sentence := names.problem(field.typed, [person.name for person in staff()]):
        raise ValidationError(sentence)
    field.data = unicodedata.normalize("NFKC", field.data or "")  # shown as it was judged


def read_email(field: LineField) -> None:
    """Keep the address as it is written to.

    Raises ValidationError for what is none.
    """
    try:
        field.data = read_address(field.data or "")
    except ValueError as error:
        raise ValidationError(_("Enter an e-mail address like name@example.org")) from error


class SignInForm(Form):
    """A reader's address."""

    email = LineField(_l("Your e-mail"), [DataRequired(_l("Enter your e-mail address")), Length(max=254)])

    then = HiddenField()  # the page the reader came from

    def validate_email(self, field: LineField) -> None:
        """Keep the address as it is written to."""
        read_email(field)


class InvitationForm(SignInForm):
    """A new colleague."""

    email = LineField(_l("Newsroom e-mail"), [DataRequired(_l("Enter an e-mail address")), Length(max=254)])
    name = LineField(_l("Name"), [DataRequired(_l("Enter the name colleagues know")), Length(max=120)])
    language = SelectField(_l("Letters in"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])


class ConfirmForm(Form):
    """Only a button."""

    sure = BooleanField()


class SettingsForm(Form):
    """How a reader is written to."""

    language = SelectField(_l("Letters and pages in"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])
    wants_replies = BooleanField(_l("E-mail me, once a day at most, when somebody replies to me, and when a debate I wrote in is closed"))


class ReadingForm(Form):
    """Which originals are left as they are."""

    reads = SelectMultipleField(_l("Languages I read"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])
    then = HiddenField(filters=[text.line])


class LanguagesForm(ReadingForm):
    """The languages of one of the newsroom."""

    language = SelectField(_l("The desk and letters in"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])


class LeavingForm(Form):
    """The last question before an account is deleted."""

    sure = BooleanField(_l("I know that this cannot be undone"), [DataRequired(_l("Tick the box if you are sure"))])


class WhoForm(Form):
    """Who is writing. Somebody signed in is known already."""

    name = NameField(_l("The name shown with your text"))
    email = LineField(_l("Your e-mail"), [Length(max=254)])
    form_key = HiddenField(filters=[text.line])
    website = HiddenField()  # for machines only; people do not see it

    def expect_stranger(self) -> None:
        """Ask for a name and an address."""
        self.expect_name()
        self.email.validators = [lambda _form, field: read_email(field)]

    def expect_name(self) -> None:
        """Ask somebody signed in who has no name yet only for that."""
        self.name.validators = [lambda _form, field: judge_name(field)]
