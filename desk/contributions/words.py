"""The words people read for the codes of contributions."""

from flask import Flask
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _pl

from desk.contributions.models import Clause, FlagReason, Status, TaskKind

CLAUSES = {
    Clause.OFF_TOPIC: _l("Off the question"),
    Clause.ATTACK: _l("Attacks a person or a group"),
    Clause.HATE: _l("Hate or discrimination"),
    Clause.PRIVATE: _l("Private details of others"),
    Clause.ADVERTISING: _l("Advertising or spam"),
    Clause.HARMFUL_CLAIM: _l("Claim of fact that could do harm"),
    Clause.VIOLENCE: _l("Incites violence"),
    Clause.ILLEGAL: _l("Illegal content"),
    Clause.COPIED: _l("Somebody else’s text"),
}

CLAUSE_SENTENCES = {
    Clause.OFF_TOPIC: _l("A contribution answers the question of the debate."),
    Clause.ATTACK: _l("We do not publish attacks on persons or groups; criticism of what somebody says or does is welcome."),
    Clause.HATE: _l("We do not publish words that degrade people for what they are."),
    Clause.PRIVATE: _l("We do not publish private details of others without their consent."),
    Clause.ADVERTISING: _l("We do not publish advertising."),
    Clause.HARMFUL_CLAIM: _l("We do not publish claims of fact that could do harm and that nobody can check."),
    Clause.VIOLENCE: _l("We do not publish calls to violence or praise of it."),
    Clause.ILLEGAL: _l("We do not publish what the law forbids."),
    Clause.COPIED: _l("A contribution is written by its author; quote in short, and say whom."),
}

FLAG_REASONS = {
    FlagReason.ABUSE: _l("Abuse of a person"),
    FlagReason.DISCRIMINATION: _l("Discrimination"),
    FlagReason.SPAM: _l("Spam or advertising"),
    FlagReason.PRIVATE: _l("Someone’s private data"),
    FlagReason.OFF_TOPIC: _l("Off topic"),
    FlagReason.ILLEGAL: _l("Illegal content"),
    FlagReason.FACTUAL_ERROR: _l("It points out an error in one of our articles"),
    FlagReason.TRANSLATION: _l("The translation is wrong"),
}

STATUSES = {
    Status.UNCONFIRMED: _l("Waiting for you"),
    Status.WAITING: _l("Waiting for moderation"),
    Status.PUBLISHED: _pl("contribution", "Published"),
    Status.PRIVATE: _l("With the newsroom"),
    Status.REMOVED: _l("Not published"),
    Status.WITHDRAWN: _pl("contribution", "Withdrawn"),
}

SHAPES = {
    Status.UNCONFIRMED: "waiting",
    Status.WAITING: "taken",
    Status.PUBLISHED: "done",
    Status.PRIVATE: "done",
    Status.REMOVED: "ended",
    Status.WITHDRAWN: "ended",
}

TASK_KINDS = {
    TaskKind.QUESTION: _l("Question to you"),
    TaskKind.REPLY: _l("Reply to you"),
    TaskKind.MODERATOR: _l("A moderator asks"),
}

MARKS = {
    "short": _l("Very short"),
    "links": _l("Contains a link"),
    "duplicate": _l("The same words came before"),
    "flood": _l("Many in a short time"),
    "banned_phrase": _l("Holds a phrase of the list"),
    "suspect_phrase": _l("Perhaps: a phrase of the list"),
    "newcomer": _l("Author not known yet"),
    "checked": _l("Always read first"),
    "muted": _l("Muted"),
    "external_flag": _l("Noticed by the external check"),
    "external_hold": _l("Held by the external check"),
    "external_skipped": _l("The external check did not answer"),
    "honeypot": _l("A field that people do not see was filled in"),
    "fast": _l("Sent within three seconds"),
}


def init_app(app: Flask) -> None:
    """Offer the words to templates as `contribution_words.clauses[…]`."""
    app.jinja_env.globals["contribution_words"] = {
        "clauses": CLAUSES,
        "clause_sentences": CLAUSE_SENTENCES,
        "flag_reasons": FLAG_REASONS,
        "statuses": STATUSES,
        "shapes": SHAPES,
        "task_kinds": TASK_KINDS,
        "marks": MARKS,
    }
