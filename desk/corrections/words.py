"""The words people read for the codes the database keeps."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from desk.corrections.models import About, Kind, NoticeKind, Origin, Outcome, ReasonCode, Severity, Status
from desk.mail.models import MailState

KINDS = {
    Kind.NAME: _l("Name"),
    Kind.NUMBER: _l("Number"),
    Kind.DATE: _l("Date"),
    Kind.PLACE: _l("Place"),
    Kind.QUOTE: _l("Quote"),
    Kind.TRANSLATION: _l("Translation"),
    Kind.IMAGE: _l("Image or caption"),
    Kind.HEADLINE: _l("Headline"),
    Kind.CONTEXT: _l("Missing context"),
    Kind.LANGUAGE: _l("Language or typo"),
    Kind.OTHER: _l("Something else"),
    Kind.UNSURE: _l("Not sure"),
}

ABOUT = {
    About.NO: _l("A reader"),
    About.ME: _l("Person concerned"),
    About.DANGER: _l("Danger"),
}

ORIGINS = {
    Origin.FORM: _l("Form"),
    Origin.EMAIL: _l("E-mail"),
    Origin.TELEPHONE: _l("Telephone"),
    Origin.POST: _l("Post"),
    Origin.NEWSROOM: _l("Newsroom"),
    Origin.CONTRIBUTION: _l("Contribution to a debate"),
}

SEVERITIES = {
    Severity.LANGUAGE: _l("Language"),
    Severity.MINOR: _l("Minor"),
    Severity.SUBSTANTIVE: _l("Substantive"),
    Severity.SERIOUS: _l("Serious"),
    Severity.FUNDAMENTAL: _l("Fundamental"),
}

SEVERITY_HINTS = {
    Severity.MINOR: _l("Box at the end. A second editor."),
    Severity.SUBSTANTIVE: _l("Box at the end. A second editor; one of the two did not write the article."),
    Severity.SERIOUS: _l("Above the first paragraph. The standards editor."),
    Severity.FUNDAMENTAL: _l("Above the first paragraph. The standards editor; legal is told."),
}

NOTICE_KINDS = {
    NoticeKind.CORRECTION: _l("Correction"),
    NoticeKind.CLARIFICATION: _l("Clarification"),
    NoticeKind.EDITORS_NOTE: _l("Editor’s note"),
    NoticeKind.UPDATE: _l("Update"),
}

NOTICE_KINDS_MEAN = {
    NoticeKind.CORRECTION: _l("A fact was wrong."),
    NoticeKind.CLARIFICATION: _l("The facts were right but could mislead."),
    NoticeKind.EDITORS_NOTE: _l("Readers should know something we did not say."),
    NoticeKind.UPDATE: _l("The facts have changed since we published."),
}

OUTCOMES = {
    Outcome.CORRECTED: _l("Corrected"),
    Outcome.CLARIFIED: _l("Clarified"),
    Outcome.NOTE_ADDED: _l("Editor’s note added"),
    Outcome.UPDATED: _l("Updated"),
    Outcome.LANGUAGE_FIXED: _l("Language fixed"),
    Outcome.NO_CHANGE: _l("Closed without a change"),
    Outcome.ALREADY_CORRECTED: _l("Already corrected"),
    Outcome.OPINION: _l("An opinion, not an error"),
    Outcome.OUT_OF_SCOPE: _l("Not ours to correct"),
}

OUTCOME_SENTENCES = {
    Outcome.CORRECTED: _l("You were right. We corrected the article."),
    Outcome.CLARIFIED: _l("The article could mislead. We made it clearer."),
    Outcome.NOTE_ADDED: _l("We added an editor’s note to the article."),
    Outcome.UPDATED: _l("We brought the article up to date."),
    Outcome.LANGUAGE_FIXED: _l("Fixed, thank you."),
    Outcome.NO_CHANGE: _l("We checked, and the passage stands."),
    Outcome.ALREADY_CORRECTED: _l("This had already been corrected when your report arrived."),
    Outcome.OPINION: _l("This is an opinion about the article rather than an error in it."),
    Outcome.OUT_OF_SCOPE: _l("This is not ours to correct."),
}

REASONS = {
    ReasonCode.CHECKED_ACCURATE: _l("We checked the passage and it is accurate"),
    ReasonCode.SOURCE_CONFIRMS: _l("Our source confirms the passage"),
    ReasonCode.WITHIN_ROUNDING: _l("The difference is within rounding"),
    ReasonCode.LATER_DEVELOPMENT: _l("It was right when it was published; things changed later"),
    ReasonCode.QUOTE_ACCURATE: _l("The person quoted said it this way"),
    ReasonCode.TRANSLATION_EQUIVALENT: _l("The translation means the same as the original"),
    ReasonCode.CANNOT_VERIFY: _l("We could not verify what you wrote"),
}

STATUSES = {
    Status.RECEIVED: _l("New"),
    Status.IN_REVIEW: _l("Taken up"),
    Status.AWAITING_APPROVAL: _l("Awaiting approval"),
    Status.RESOLVED: _l("Resolved"),
    Status.SPAM: _l("Spam"),
}

# What a reader is told about the states of their report; approval is the newsroom's own affair.
READER_STATUSES = {
    Status.RECEIVED: _l("Received"),
    Status.IN_REVIEW: _l("With an editor"),
    Status.AWAITING_APPROVAL: _l("With an editor"),
    Status.RESOLVED: _l("Answered"),
    Status.SPAM: _l("Closed"),
}

MARKS = {
    "unknown_article": _l("We do not know this article"),
    "not_ours": _l("The address is not one of ours"),
    "no_passage": _l("The words do not stand in the article as we have it"),
    "honeypot": _l("A field that people do not see was filled in"),
    "fast": _l("Sent within three seconds"),
    "no_form": _l("Sent without our form"),
    "many": _l("Many reports from the same place"),
}

LETTERS = {
    "corrections/report_filed": _l("Copy to the mailbox"),
    "corrections/receipt": _l("Receipt to the reader"),
    "corrections/report_resolved": _l("Answer to the reader"),
    "corrections/lost_link": _l("New private link to the reader"),
    "corrections/urgent_report": _l("Told at once"),
    "corrections/approval_wanted": _l("Asked for approval"),
    "corrections/sent_back": _l("Told the drafter"),
}

MAIL_STATES = {
    MailState.QUEUED: _l("waiting"),
    MailState.SENDING: _l("being handed over"),
    MailState.HANDED_OVER: _l("handed over"),
    MailState.BOUNCED: _l("bounced"),
    MailState.FAILED: _l("refused by the mail server"),
    MailState.CANCELLED: _l("taken back"),
    MailState.KEPT: _l("kept, the edition is practising"),
}

VIEWS = {
    "mine": _l("Mine and unassigned"),
    "open": _l("All open"),
    "approval": _l("Awaiting approval"),
    "held": _l("Held and spam"),
    "closed": _l("Closed"),
}

ORDERS = {"urgent": _l("Most urgent"), "newest": _l("Newest")}

SHAPES = {
    Status.RECEIVED: "new",
    Status.IN_REVIEW: "taken",
    Status.AWAITING_APPROVAL: "waiting",
    Status.RESOLVED: "done",
    Status.SPAM: "ended",
}


def init_app(app: Flask) -> None:
    """Offer the words to templates as `words.kinds[…]`."""
    app.jinja_env.globals["words"] = {
        "kinds": KINDS,
        "about": ABOUT,
        "origins": ORIGINS,
        "severities": SEVERITIES,
        "severity_hints": SEVERITY_HINTS,
        "notice_kinds": NOTICE_KINDS,
        "notice_kinds_mean": NOTICE_KINDS_MEAN,
        "outcomes": OUTCOMES,
        "outcome_sentences": OUTCOME_SENTENCES,
        "reasons": REASONS,
        "statuses": STATUSES,
        "reader_statuses": READER_STATUSES,
        "marks": MARKS,
        "shapes": SHAPES,
        "letters": LETTERS,
        "mail_states": MAIL_STATES,
        "views": VIEWS,
        "orders": ORDERS,
    }
