"""The words people read for the codes of debates and proposals."""

from flask import Flask
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _pl

from desk.debates.models import ClosingReason, Format, Moderation, ProposalStatus, Status, Topic

TOPICS = {
    Topic.SOCIETY: _l("Society"),
    Topic.POLITICS: _l("Politics"),
    Topic.ECONOMY: _l("Economy and work"),
    Topic.SCIENCE: _l("Science and technology"),
    Topic.CLIMATE: _l("Climate and environment"),
    Topic.CULTURE: _l("Culture"),
    Topic.CITIES: _l("Cities and regions"),
    Topic.ABROAD: _l("Swiss abroad"),
}

STATUSES = {
    Status.DRAFT: _l("Draft"),
    Status.SCHEDULED: _l("Scheduled"),
    Status.OPEN: _pl("debate", "Open"),
    Status.CLOSED: _pl("debate", "Closed"),
    Status.ARCHIVED: _l("Archived"),
}

SHAPES = {
    Status.DRAFT: "waiting",
    Status.SCHEDULED: "new",
    Status.OPEN: "open",
    Status.CLOSED: "ended",
    Status.ARCHIVED: "ended",
}

FORMATS = {
    Format.DISCUSSION: _l("Discussion: everybody reads it"),
    Format.INPUT: _l("Input: only the host reads it"),
    Format.FEEDBACK: _l("Feedback: only the newsroom reads it"),
}

FORMAT_HINTS = {
    Format.DISCUSSION.value: _l("One public thread in ten languages."),
    Format.INPUT.value: _l("Readers write to the host. Nothing they write is published; the summary tells what came of it."),
    Format.FEEDBACK.value: _l("Readers write to the newsroom. No host stands on the page, and nothing is published."),
}

FORMAT_LINES = {
    Format.INPUT: _l("Only the host reads what you write"),
    Format.FEEDBACK: _l("Only the newsroom reads what you write"),
}

MODERATION = {
    Moderation.EVERYBODY: _l("Read before publishing"),
    Moderation.NEWCOMERS: _l("Publish known authors at once"),
}

MODERATION_HINTS = {
    Moderation.EVERYBODY.value: _l("For sensitive questions. A moderator reads every contribution first."),
    Moderation.NEWCOMERS.value: _l("First-time authors are still read first."),
}

CLOSING_REASONS = {
    ClosingReason.ANNOUNCED: _l("The announced end date is reached"),
    ClosingReason.NO_NEW_ARGUMENTS: _l("No new arguments for a week"),
    ClosingReason.MODERATION: _l("It could no longer be moderated well"),
}

CLOSING_SENTENCES = {
    ClosingReason.ANNOUNCED: _l("It ended on the day we had announced."),
    ClosingReason.NO_NEW_ARGUMENTS: _l("For a week no new argument was added, so the host closed it."),
    ClosingReason.MODERATION: _l("We could no longer moderate it well enough, so we closed it."),
}

PROPOSAL_STATUSES = {
    ProposalStatus.UNCONFIRMED: _l("Waiting for you"),
    ProposalStatus.WAITING: _l("With a journalist"),
    ProposalStatus.ACCEPTED: _l("Became a debate"),
    ProposalStatus.DECLINED: _l("Answered"),
}

PROPOSAL_SHAPES = {
    ProposalStatus.UNCONFIRMED: "waiting",
    ProposalStatus.WAITING: "taken",
    ProposalStatus.ACCEPTED: "done",
    ProposalStatus.DECLINED: "ended",
}


def init_app(app: Flask) -> None:
    """Offer the words to templates as `debate_words.topics[…]`."""
    app.jinja_env.globals["debate_words"] = {
        "topics": TOPICS,
        "statuses": STATUSES,
        "shapes": SHAPES,
        "formats": FORMATS,
        "format_hints": FORMAT_HINTS,
        "format_lines": FORMAT_LINES,
        "moderation": MODERATION,
        "moderation_hints": MODERATION_HINTS,
        "closing_reasons": CLOSING_REASONS,
        "closing_sentences": CLOSING_SENTENCES,
        "proposal_statuses": PROPOSAL_STATUSES,
        "proposal_shapes": PROPOSAL_SHAPES,
    }
