"""The codes contributions are described with; their words are in words.py."""

from enum import StrEnum


class LanguageSource(StrEnum):
    """How we know what language a text is in."""

    AUTHOR = "author"
    STAFF = "staff"  # a moderator put it right
    SCRIPT = "script"
    WORDS = "words"  # its small words
    PAGE = "page"


class Clause(StrEnum):
    """The house rule a removal rests on; the order is that of the published rules."""

    OFF_TOPIC = "off_topic"
    ATTACK = "attack"
    HATE = "hate"
    PRIVATE = "private"
    ADVERTISING = "advertising"
    HARMFUL_CLAIM = "harmful_claim"
    VIOLENCE = "violence"
    ILLEGAL = "illegal"
    COPIED = "copied"

    @property
    def number(self) -> int:
        """Its number in the house rules."""
        return list(Clause).index(self) + 1


class FlagReason(StrEnum):
    """What a reader wants a moderator to look at."""

    ABUSE = "abuse"
    DISCRIMINATION = "discrimination"
    SPAM = "spam"
    PRIVATE = "private"
    OFF_TOPIC = "off_topic"
    ILLEGAL = "illegal"
    FACTUAL_ERROR = "factual_error"
    TRANSLATION = "translation"
