"""Sentences that follow one another in a template: with a blank between them, or none where the language sets none."""

import re

from flask import Flask
from jinja2 import Environment
from jinja2.ext import Extension

from desk.i18n.locale import spoken

WITHOUT_BLANKS = {"zh", "ja"}
_SAID = r"\{\{ (?:_|ngettext)\("
_TWO_SENTENCES = re.compile(rf"({_SAID}(?:(?!\}}\}}).)*\}}\}}) (?=(?:\{{% if (?:(?!%\}}).)*%\}})?{_SAID})")


class Sentences(Extension):
    """Writes `{{ _(…) }} {{ _(…) }}` as `{{ _(…) }}{{ gap() }}{{ _(…) }}`, also where the second depends on an `if`."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template with its gaps."""
        return _TWO_SENTENCES.sub(r"\1{{ gap() }}", source)


def init_app(app: Flask) -> None:
    """Let every template be read this way."""
    environment: Environment = app.jinja_env
    environment.add_extension(Sentences)
    environment.globals["gap"] = gap


def gap() -> str:
    """What stands between two sentences."""
    return "" if spoken() in WITHOUT_BLANKS else " "
