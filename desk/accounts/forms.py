"""What people type about themselves and their colleagues."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from desk.core.forms import Form, LineField
from desk.i18n import LANGUAGES
from desk.mail.address import read_address


class SignInForm(Form):
    """A reader's address."""

    email = LineField(_l("Your e-mail"), [InputRequired(_l("Enter your e-mail address")), Length(max=254)])

    def validate_email(self, field: LineField) -> None:
        """Keep the address as it is written to."""
        try:
            field.data = read_address(field.data or "")
        except ValueError as error:
            raise ValidationError(_l("Enter an e-mail address like name@example.org")) from error


class InvitationForm(SignInForm):
    """A new colleague."""

    email = LineField(_l("Newsroom e-mail"), [InputRequired(_l("Enter an e-mail address")), Length(max=254)])
    name = LineField(_l("Name"), [InputRequired(_l("Enter the name colleagues know")), Length(max=120)])
    language = SelectField(_l("Letters in"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])


class ConfirmForm(Form):
    """Only a button."""

    sure = BooleanField()
