"""Sentences with a number in them: which plural a number takes, and how it is written, differ from language to language."""

from typing import Any

from flask import Flask
from flask_babel import get_translations
from flask_babel.speaklater import LazyString
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from desk.core.text import ready
from desk.i18n.dates import figure
from desk.i18n.locale import spoken

ONE_AND_A_HALF_IS_SINGULAR = {"fr", "pt"}
FRACTIONS_COUNT_AS = {"ar": 100}  # catalogues know whole numbers only; this one takes the form that CLDR gives to fractions


def init_app(app: Flask) -> None:
    """Let templates count in the same way; to be called after Babel has put its own ngettext there."""
    app.jinja_env.globals["ngettext"] = _in_templates


def ngettext(singular: str, plural: str, num: float, **given: Any) -> str:
    """The sentence in the plural that `num` takes here, with `num` (if a `%(num)s` stands there) as people write it."""
    return _sentence(singular, plural, num) % ({"num": figure(num)} | given)


def lazy_ngettext(singular: str, plural: str, num: float, **given: Any) -> LazyString:
    """The same, looked up only when it is shown."""
    return LazyString(ngettext, singular, plural, num, **given)


@pass_eval_context
def _in_templates(context: EvalContext, singular: str, plural: str, num: float, **given: Any) -> str | Markup:
    sentence = _sentence(singular, plural, num)
    return (ready(sentence) if context.autoescape else sentence) % ({"num": figure(num)} | given)


def _sentence(singular: str, plural: str, num: float) -> str:
    return get_translations().ungettext(singular, plural, _whole(num))


def _whole(num: float) -> int:
    """A whole number that takes the same plural as this one."""
    if float(num).is_integer():
        return int(num)
    if spoken() in ONE_AND_A_HALF_IS_SINGULAR:
        return 1 if num < 2 else 2
    return FRACTIONS_COUNT_AS.get(spoken(), 2)
