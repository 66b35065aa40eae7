"""What people write about translations."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField
from wtforms.validators import DataRequired, InputRequired

from desk.core.forms import Form, WordsField, at_most
from desk.core.text import LONGEST


class TranslationForm(Form):
    """A person's translation of one version of a text."""

    text = WordsField(_l("The translation"), [DataRequired(_l("Write the translation first")), at_most(LONGEST // 2)])
    n = IntegerField(validators=[InputRequired()])


class ButtonForm(Form):
    """Only a button."""

    want = HiddenField()
