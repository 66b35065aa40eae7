"""The words the desk reads for decisions and standings."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from desk.accounts.models import Standing
from desk.moderation.models import DecisionState, Verdict
from desk.moderation.queries import View

VIEWS = {
    View.WAITING: _l("Waiting"),
    View.FLAGGED: _l("Readers told us"),
    View.HELD: _l("Held apart"),
    View.DECIDED: _l("Decided"),
}

VERDICTS = {
    Verdict.APPROVE: _l("Approved"),
    Verdict.REFUSE: _l("Change refused"),
    Verdict.REMOVE: _l("Removed"),
    Verdict.KEEP: _l("Looked at and kept"),
    Verdict.RESTORE: _l("Restored"),
}

STATES = {
    DecisionState.PENDING: _l("takes effect in a moment"),
    DecisionState.DONE: _l("in effect"),
    DecisionState.TAKEN_BACK: _l("taken back"),
    DecisionState.OVERTAKEN: _l("overtaken by its author"),
}

STANDINGS = {
    Standing.NEW: _l("New"),
    Standing.KNOWN: _l("Known"),
    Standing.CHECKED: _l("Always read first"),
    Standing.MUTED: _l("Muted: held apart from the queue"),
    Standing.BLOCKED: _l("Blocked: takes no part"),
}


def init_app(app: Flask) -> None:
    """Offer the words to templates as `moderation_words.views[…]`."""
    app.jinja_env.globals["moderation_words"] = {"views": VIEWS, "verdicts": VERDICTS, "states": STATES, "standings": STANDINGS}
