"""What administrators set for an edition."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from desk.core.forms import Form, LineField, choices
from desk.editions.calendar import CANTONS
from desk.editions.models import Mode
from desk.mail.address import read_address

MODES = {
    Mode.OFF: _l("Off: readers see the mailbox only"),
    Mode.LETTERS: _l("Letters only: reports go to the mailbox, no dates are promised"),
    Mode.FULL: _l("Full: reports are worked on at the desk"),
}


class EditionForm(Form):
    """Mailbox, mode, practice."""

    mailbox = LineField(_l("Mailbox"), [DataRequired(_l("Enter the edition’s e-mail address")), Length(max=254)])
    mode = RadioField(_l("Mode"), choices=choices(Mode, MODES.__getitem__), coerce=Mode)
    canton = SelectField(_l("Canton whose public holidays are kept"), choices=[SelectChoice(code, code) for code in CANTONS])
    on_call = LineField(_l("On-call address"), [Length(max=254)])
    is_practising = BooleanField(_l("Practice: no letter leaves"))
    names_filers = BooleanField(_l("Letters to the mailbox name the reader and their address"))

    def validate_on_call(self, field: LineField) -> None:
        """May be missing."""
        if field.data:
            self.validate_mailbox(field)

    def validate_mailbox(self, field: LineField) -> None:
        """Keep the address as it is written to."""
        try:
            field.data = read_address(field.data or "")
        except ValueError as error:
            raise ValidationError(_l("Enter an e-mail address like english@example.org")) from error
