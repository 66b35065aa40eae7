"""What the codes of translations are called."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from desk.translation.models import Kind

KINDS = {
    Kind.CONTRIBUTION: _l("Contribution"),
    Kind.DEBATE: _l("Debate"),
    Kind.CLAIM: _l("Report"),
    Kind.QUESTION: _l("Question to a reader"),
    Kind.INFORMATION: _l("A reader’s answer"),
    Kind.DECISION: _l("Decision on a report"),
}
PROBLEMS = {
    "refused": _l("The engine refused this text, or this pair of languages"),
    "not_json": _l("The answer was not in the form of an answer"),
    "other_number": _l("More or fewer texts came back than were sent"),
    "empty": _l("Nothing came back"),
    "too_long": _l("Far more text came back than was sent"),
    "markup": _l("The answer held code or links that the text does not have"),
    "unchanged": _l("The text came back as it was sent"),
    "other_script": _l("The answer is not in the letters of that language"),
    "lost_address": _l("A link or an address was lost"),
}


def init_app(app: Flask) -> None:
    """Let templates use them."""
    app.jinja_env.globals.update(translation_kinds=KINDS, translation_problems=PROBLEMS)
