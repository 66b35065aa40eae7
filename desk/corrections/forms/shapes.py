"""What several forms share: limits of length, the version a person saw, a picture."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import IntegerField, ValidationError
from wtforms.validators import DataRequired, Length
from wtforms.widgets import HiddenInput

from desk.core.forms import Form
from desk.corrections import pictures

EARLIEST_YEAR = 1990


def at_least(n: int, sentence: str) -> list:
    """A field that must be filled, with `n` characters at the least; the sentence says what is wanted."""
    return [DataRequired(sentence), Length(min=n, message=sentence)]


class PictureForm(Form):
    """A form with which a picture may come."""

    screenshot = FileField(_l("Picture"))

    picture: pictures.Cleaned | None = None

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


class VersionField(IntegerField):
    """The version of a thing as the person saw it; what is no number is no version the thing ever had."""

    widget = HiddenInput()

    def process_formdata(self, valuelist: list) -> None:
        """Read it, without an error for people who cannot see the field."""
        self.data = int(valuelist[0]) if valuelist and valuelist[0].isdecimal() else -1


class VersionedForm(Form):
    """A form about a thing as the person saw it."""

    version = VersionField()


class ButtonForm(VersionedForm):
    """Only a button."""
