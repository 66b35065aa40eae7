"""What is typed about duties and absences."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, DateTimeLocalField, SelectField, ValidationError
from wtforms.validators import InputRequired

from desk.core import clock
from desk.core.forms import Form
from desk.i18n.dates import as_date

FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
YEARS = range(2000, 2100)


class DutyForm(Form):
    """Who is on duty, and who stands in."""

    person = SelectField(_l("On duty"), coerce=int)
    stand_in = SelectField(_l("Stand-in"), coerce=int, default=0)
    begins = DateTimeLocalField(_l("From, in Bern"), format=FORMATS)
    ends = DateTimeLocalField(_l("Until, in Bern"), format=FORMATS)

    def validate_begins(self, field: DateTimeLocalField) -> None:
        """A time there must be."""
        if field.data is None or field.data.year not in YEARS:
            raise ValidationError(_("Enter day and time, for example 19.11.2026 08:00"))

    def validate_ends(self, field: DateTimeLocalField) -> None:
        """After the beginning."""
        if field.data is None or field.data.year not in YEARS or (self.begins.data and field.data <= self.begins.data):
            raise ValidationError(_("Enter a time after the beginning"))

    def validate_stand_in(self, field: SelectField) -> None:
        """Somebody else."""
        if field.data and field.data == self.person.data:
            raise ValidationError(_("Choose somebody else as the stand-in"))


class AbsenceForm(Form):
    """From when to when somebody is away."""

    first = DateField(_l("First day"), [InputRequired(_l("Enter the first day"))])
    last = DateField(_l("Last day"), [InputRequired(_l("Enter the last day"))])

    def validate_last(self, field: DateField) -> None:
        """Not over yet, and not before the first day."""
        first: date | None = self.first.data
        if field.data is None or field.data.year not in YEARS or first is None or field.data < first:
            raise ValidationError(_("Enter a last day that is not before the first"))
        if field.data < as_date(clock.now()):
            raise ValidationError(_("This is over already"))
