"""The codes the database keeps. The catalogue has the words people read (desk/corrections/words.py)."""

from enum import StrEnum


class About(StrEnum):
    """Whether the report is about the one who files it. The last two tell legal and the duty editors at once."""

    NO = "no"
    ME = "me"
    DANGER = "danger"


class Kind(StrEnum):
    """What sort of error a reader reports."""

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    QUOTE = "quote"
    TRANSLATION = "translation"
    IMAGE = "image"
    HEADLINE = "headline"
    CONTEXT = "context"
    LANGUAGE = "language"
    OTHER = "other"
    UNSURE = "unsure"


class Origin(StrEnum):
    """How a report reached us."""

    FORM = "form"
    EMAIL = "email"
    TELEPHONE = "telephone"
    POST = "post"
    NEWSROOM = "newsroom"
    CONTRIBUTION = "contribution"


class Severity(StrEnum):
    """How grave an error is; it decides where the notice stands and who approves it."""

    LANGUAGE = "language"
    MINOR = "minor"
    SUBSTANTIVE = "substantive"
    SERIOUS = "serious"
    FUNDAMENTAL = "fundamental"

    @property
    def rank(self) -> int:
        """0 to 4."""
        return list(Severity).index(self)


class Outcome(StrEnum):
    """What the newsroom did."""

    CORRECTED = "corrected"
    CLARIFIED = "clarified"
    NOTE_ADDED = "note_added"
    UPDATED = "updated"
    LANGUAGE_FIXED = "language_fixed"
    NO_CHANGE = "no_change"
    ALREADY_CORRECTED = "already_corrected"
    OPINION = "opinion"
    OUT_OF_SCOPE = "out_of_scope"
    RETRACTED = "retracted"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"


class ReasonCode(StrEnum):
    """Why nothing is changed."""

    CHECKED_ACCURATE = "checked_accurate"
    SOURCE_CONFIRMS = "source_confirms"
    WITHIN_ROUNDING = "within_rounding"
    LATER_DEVELOPMENT = "later_development"
    QUOTE_ACCURATE = "quote_accurate"
    TRANSLATION_EQUIVALENT = "translation_equivalent"
    CANNOT_VERIFY = "cannot_verify"


class NoticeKind(StrEnum):
    """What sort of notice the public gets."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    EDITORS_NOTE = "editors_note"
    UPDATE = "update"
    RETRACTION = "retraction"

    @property
    def outcome(self) -> Outcome:
        """What a report comes to when this kind of notice is published."""
        return {
            NoticeKind.CORRECTION: Outcome.CORRECTED,
            NoticeKind.CLARIFICATION: Outcome.CLARIFIED,
            NoticeKind.EDITORS_NOTE: Outcome.NOTE_ADDED,
            NoticeKind.UPDATE: Outcome.UPDATED,
            NoticeKind.RETRACTION: Outcome.RETRACTED,
        }[self]


class Cause(StrEnum):
    """Where an error came from. For the newsroom's own learning: never public, and never counted by person."""

    REPORTING = "reporting"
    EDITING = "editing"
    TRANSLATION = "translation"
    MACHINE_TRANSLATION = "machine_translation"
    AGENCY = "agency"
    SOURCE = "source"
    PRODUCTION = "production"
    AI_STEP = "ai_step"
    UNKNOWN = "unknown"
