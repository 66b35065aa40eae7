"""The words people read for the codes the database keeps."""

from flask import Flask
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _pl

from desk.corrections.models import (
    About,
    Cause,
    Finding,
    Kind,
    NoticeKind,
    Origin,
    Outcome,
    ReasonCode,
    Result,
    Severity,
    SiblingStatus,
    Status,
)
from desk.mail.models import MailState

KINDS = {
    Kind.NAME: _l("Name"),
    Kind.NUMBER: _pl("kind of error", "Number"),
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
    Severity.LANGUAGE: _pl("severity", "Language"),
    Severity.MINOR: _l("Minor"),
    Severity.SUBSTANTIVE: _l("Substantive"),
    Severity.SERIOUS: _l("Serious"),
    Severity.FUNDAMENTAL: _l("Fundamental"),
}

SEVERITY_HINTS = {
    Severity.LANGUAGE: _l("No notice. You decide alone."),
    Severity.MINOR: _l("Box at the end. A second editor."),
    Severity.SUBSTANTIVE: _l("Box at the end. A second editor; one of the two did not write the article."),
    Severity.SERIOUS: _l("Above the first paragraph. The standards editor."),
    Severity.FUNDAMENTAL: _l("Above the first paragraph. The standards editor; legal is told. A retraction needs a second one."),
}

NOTICE_KINDS = {
    NoticeKind.CORRECTION: _l("Correction"),
    NoticeKind.CLARIFICATION: _l("Clarification"),
    NoticeKind.EDITORS_NOTE: _l("Editor’s note"),
    NoticeKind.UPDATE: _l("Update"),
    NoticeKind.RETRACTION: _l("Retraction"),
}

NOTICE_KINDS_MEAN = {
    NoticeKind.CORRECTION: _l("A fact was wrong."),
    NoticeKind.CLARIFICATION: _l("The facts were right but could mislead."),
    NoticeKind.EDITORS_NOTE: _l("Readers should know something we did not say."),
    NoticeKind.UPDATE: _l("The facts have changed since we published."),
    NoticeKind.RETRACTION: _l("The article cannot stand. Its address stays, with this note in the place of the text."),
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
    Outcome.RETRACTED: _l("Article withdrawn"),
    Outcome.DUPLICATE: _l("Reported before"),
    Outcome.WITHDRAWN: _l("Withdrawn by the reader"),
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
    Outcome.RETRACTED: _l("You were right. We withdrew the article."),
    Outcome.DUPLICATE: _l("Another reader reported this first."),
    Outcome.WITHDRAWN: _l("You withdrew your report."),
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
    Status.RECEIVED: _pl("report", "New"),
    Status.IN_REVIEW: _l("Taken up"),
    Status.NEEDS_INFO: _l("Waiting: reader"),
    Status.AWAITING_APPROVAL: _l("Awaiting approval"),
    Status.RESOLVED: _l("Resolved"),
    Status.APPEALED: _l("Second look"),
    Status.SPAM: _l("Spam"),
}

# What a reader is told about the states of their report; approval is the newsroom's own affair.
READER_STATUSES = {
    Status.RECEIVED: _l("Received"),
    Status.IN_REVIEW: _l("With an editor"),
    Status.NEEDS_INFO: _l("We have a question for you"),
    Status.AWAITING_APPROVAL: _l("With an editor"),
    Status.RESOLVED: _pl("report", "Answered"),
    Status.APPEALED: _l("Second look"),
    Status.SPAM: _pl("report", "Closed"),
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
    "corrections/taken_up": _l("The reader is told that it is taken up"),
    "corrections/question": _l("Question to the reader"),
    "corrections/question_reminder": _l("Reminder of the question"),
    "corrections/report_resolved": _l("Answer to the reader"),
    "corrections/merged": _l("The reader is told of the earlier report"),
    "corrections/withdrawn": _l("The reader is told that it is withdrawn"),
    "corrections/appeal_received": _l("Receipt of the appeal"),
    "corrections/appeal_decided": _l("Answer to the appeal"),
    "corrections/looked_at_anew": _l("Second look: the case is dealt with anew"),
    "corrections/late": _l("The reader is told that we are late"),
    "corrections/lost_link": _l("New private link to the reader"),
    "corrections/urgent_report": _l("Told at once"),
    "corrections/approval_wanted": _l("Asked for approval"),
    "corrections/sent_back": _l("Told the drafter"),
    "corrections/given_back": _l("Told the one on duty"),
    "corrections/information_added": _l("Told the one who has it in hand"),
    "corrections/notice_published": _l("Told the edition of the notice"),
    "corrections/sibling_wanted": _l("Asked another edition to check"),
    "corrections/appeal_filed": _l("Asked for a second look"),
    "corrections/due_soon": _l("Warned that it is due"),
    "corrections/overdue": _l("Told that it is overdue"),
    "corrections/stealth_edit": _l("Told of a change without a notice"),
}

LETTERS_TO_READERS = (
    "corrections/receipt",
    "corrections/taken_up",
    "corrections/question",
    "corrections/question_reminder",
    "corrections/report_resolved",
    "corrections/merged",
    "corrections/withdrawn",
    "corrections/appeal_received",
    "corrections/appeal_decided",
    "corrections/looked_at_anew",
    "corrections/late",
    "corrections/lost_link",
)

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
    "urgent": _l("Danger or person concerned"),
    "open": _l("All open"),
    "assigned": _l("Assigned to me"),
    "overdue": _l("Overdue"),
    "waiting": _l("Waiting for a reader"),
    "approval": _l("Awaiting approval"),
    "appeals": _l("Second looks"),
    "snoozed": _l("Snoozed"),
    "held": _l("Held and spam"),
    "closed": _pl("list of reports", "Closed"),
}

ORDERS = {"urgent": _l("Most urgent"), "newest": _l("Newest")}

SHAPES = {
    Status.RECEIVED: "new",
    Status.IN_REVIEW: "taken",
    Status.NEEDS_INFO: "waiting",
    Status.AWAITING_APPROVAL: "waiting",
    Status.RESOLVED: "done",
    Status.APPEALED: "open",
    Status.SPAM: "ended",
}


CAUSES = {
    Cause.REPORTING: _l("Reporting"),
    Cause.EDITING: _l("Editing"),
    Cause.TRANSLATION: _l("Translation"),
    Cause.MACHINE_TRANSLATION: _l("Machine translation"),
    Cause.AGENCY: _l("Agency copy"),
    Cause.SOURCE: _l("The source was wrong"),
    Cause.PRODUCTION: _l("Production"),
    Cause.AI_STEP: _l("A step assisted by AI"),
    Cause.UNKNOWN: _l("Not known"),
}

RESULTS = {Result.CONFIRMED: _l("First decision confirmed"), Result.CHANGED: _l("First decision changed")}

SIBLING_STATUSES = {
    SiblingStatus.PENDING: _l("Being checked"),
    SiblingStatus.CLEAN: _l("Not affected"),
    SiblingStatus.CORRECTED: _l("Corrected"),
    SiblingStatus.DIFFERS: _l("Says something else, and stays"),
}

SIBLING_SHAPES = {
    SiblingStatus.PENDING: "open",
    SiblingStatus.CLEAN: "done",
    SiblingStatus.CORRECTED: "done",
    SiblingStatus.DIFFERS: "ended",
}

FINDINGS = {
    Finding.SUBSTANCE: _l("Substance changed without a notice"),
    Finding.PASSAGE_GONE: _l("Reported words are gone without a notice"),
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
        "letters_to_readers": LETTERS_TO_READERS,
        "mail_states": MAIL_STATES,
        "views": VIEWS,
        "orders": ORDERS,
        "causes": CAUSES,
        "results": RESULTS,
        "sibling_statuses": SIBLING_STATUSES,
        "sibling_shapes": SIBLING_SHAPES,
        "findings": FINDINGS,
    }
