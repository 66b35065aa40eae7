"""Our field types, the codes-as-choices, and the error summary."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from flask import request
from flask_babel import format_decimal, lazy_ngettext
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto, _is_submitted
from wtforms import Field, FileField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from desk.core import text


class Form(FlaskForm):
    """A form whose errors can be listed at the top of the page, each linked to its field."""

    class Meta(FlaskForm.Meta):
        """How a form is read."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """What was typed; files only where the form asks for one."""
            asks_for_file = any(isinstance(field, FileField) for field in form)
            if formdata is _Auto and not asks_for_file:
                formdata = request.form if _is_submitted() else None
            return super().wrap_formdata(form, formdata)

    def with_ids(self, prefix: str) -> "Form":
        """The same form with ids that do not meet those of another form on the page."""
        for field in self:
            field.id = field.label.field_id = f"{prefix}-{field.name}"
        return self

    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, sentence) for every error, in the order of the page."""
        return [(field.id, str(error)) for field in self for error in field.errors if isinstance(field, Field)]


class LineField(StringField):
    """One line of people's text, cleaned as it comes in."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was typed, as one line."""
        self.data = text.line(valuelist[0]) if valuelist else ""


class WordsField(TextAreaField):
    """People's text, cleaned as it comes in."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was typed, cleaned."""
        self.data = text.clean(valuelist[0]) if valuelist else ""


def shorten_to(n: int) -> LazyString:
    """The sentence that says how long a text may be."""
    most = LazyString(format_decimal, n)
    return lazy_ngettext("Please shorten this to %(most)s character", "Please shorten this to %(most)s characters", n, most=most)


def at_most(n: int) -> Length:
    """A limit of length with a sentence that says how to mend it."""
    return Length(max=n, message=shorten_to(n))


def choices(codes: Iterable[StrEnum], words: Any) -> list[SelectChoice]:
    """Codes with the words people read, for a radio or select field."""
    return [SelectChoice(code.value, words(code)) for code in codes]
