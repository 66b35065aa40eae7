"""What readers type on the pages of their report."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ValidationError
from wtforms.validators import DataRequired

from desk.core.forms import Form, LineField, WordsField, at_most
from desk.corrections.forms.shapes import PictureForm, at_least
from desk.mail.address import read_address


class LostLinkForm(Form):
    """Reference and address of somebody who has lost the private link."""

    reference = LineField(_l("Reference number"), [DataRequired(_l("Enter the number, like EN-2026-00042")), at_most(40)])
    email = LineField(_l("E-mail"), [DataRequired(_l("Enter your e-mail address")), at_most(254)])


class InformationForm(PictureForm):
    """The answer to our question, or something to add."""

    information = WordsField(_l("Your answer"), [*at_least(2, _l("Write your answer first")), at_most(3000)])


class AppealForm(Form):
    """Why somebody else should look at it again."""

    reason = WordsField(
        _l("Why should somebody else look at it again?"), [*at_least(20, _l("Tell us in a sentence what we got wrong")), at_most(3000)]
    )


class MeTooForm(Form):
    """One more who sees the same error."""

    name = LineField(_l("Name"), [at_most(120)])
    email = LineField(_l("E-mail"), [at_most(254)])

    def validate_email(self, field: LineField) -> None:
        """May be missing; then the private page is all there is."""
        if field.data:
            try:
                field.data = read_address(field.data)
            except ValueError as error:
                raise ValidationError(_("Enter an e-mail address like name@example.org")) from error
