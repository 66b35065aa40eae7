"""The words the desk reads for decisions and standings."""

from flask import Flask
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _pl

from desk.accounts.models import Standing
from desk.contributions.models import Deed
from desk.moderation.models import AppealStatus, DecisionState, LegalFlagStatus, MeasureKind, Verdict
from desk.moderation.queries import View

VIEWS = {
    View.WAITING: _pl("queue", "Waiting"),
    View.FLAGGED: _l("Readers told us"),
    View.ESCALATED: _l("Escalated"),
    View.HELD: _l("Held apart"),
    View.DECIDED: _pl("queue", "Decided"),
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

MEASURES = {
    MeasureKind.WARNING: _l("Warn"),
    MeasureKind.MUTE: _l("Mute: hold apart what they write"),
    MeasureKind.BLOCK: _l("Block: they take no part"),
}

MEASURES_TAKEN = {
    MeasureKind.WARNING: _l("Warned"),
    MeasureKind.MUTE: _l("Muted"),
    MeasureKind.BLOCK: _l("Blocked"),
}

APPEAL_STATUSES = {
    AppealStatus.OPEN: _l("Somebody else is looking at it"),
    AppealStatus.CONFIRMED: _l("Second look: the removal was right"),
    AppealStatus.CHANGED: _l("Second look: it stands again"),
}

LEGAL_FLAG_STATUSES = {
    LegalFlagStatus.RECEIVED: _l("Being looked at"),
    LegalFlagStatus.REMOVED: _l("The contribution was removed"),
    LegalFlagStatus.STAYS: _l("The contribution stays"),
    LegalFlagStatus.GONE: _l("Its author took it back"),
}

LEGAL_FLAG_SHAPES = {
    LegalFlagStatus.RECEIVED: "taken",
    LegalFlagStatus.REMOVED: "done",
    LegalFlagStatus.STAYS: "done",
    LegalFlagStatus.GONE: "ended",
}

DEEDS = {
    Deed.RECEIVE: _l("Came in"),
    Deed.APPROVE: _l("Published"),
    Deed.ACCEPT: _l("Change accepted"),
    Deed.REFUSE: _l("Change refused"),
    Deed.REMOVE: _l("Removed"),
    Deed.KEEP: _l("Looked at and kept"),
    Deed.RESTORE: _l("Restored"),
    Deed.ESCALATE: _l("Escalated"),
    Deed.WITHDRAW: _l("Withdrawn by its author"),
    Deed.WARN: _l("Author warned"),
    Deed.MUTE: _l("Author muted"),
    Deed.BLOCK: _l("Author blocked"),
    Deed.END: _l("Measure ended"),
    Deed.APPEAL: _l("Second look asked for"),
    Deed.CONFIRM: _l("Second look: confirmed"),
    Deed.CHANGE: _l("Second look: changed"),
}

STANDINGS = {
    Standing.NEW: _pl("person", "New"),
    Standing.KNOWN: _l("Known"),
    Standing.CHECKED: _l("Always read first"),
    Standing.MUTED: _l("Muted: held apart from the queue"),
    Standing.BLOCKED: _l("Blocked: takes no part"),
}


def init_app(app: Flask) -> None:
    """Offer the words to templates as `moderation_words.views[…]`."""
    app.jinja_env.globals["moderation_words"] = {
        "views": VIEWS,
        "verdicts": VERDICTS,
        "states": STATES,
        "standings": STANDINGS,
        "measures": MEASURES_TAKEN,
        "appeals": APPEAL_STATUSES,
        "legal_flags": LEGAL_FLAG_STATUSES,
        "legal_flag_shapes": LEGAL_FLAG_SHAPES,
        "deeds": DEEDS,
    }
