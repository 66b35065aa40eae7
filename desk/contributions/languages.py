"""In which of our languages a text is written: its script where that is enough, else the language of the page."""

import unicodedata
from collections import Counter

from desk.contributions.models import LanguageSource
from desk.i18n import LANGUAGES

_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "ru", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "LATIN": "latin"}
_LATIN = [code for code in LANGUAGES if code not in {"ar", "ru", "ja", "zh"}]


def guess(text: str, page_language: str) -> tuple[str, LanguageSource]:
    """(language, how we know); a text in Latin letters on an Arabic page is taken for English until its author says otherwise."""
    counts = Counter(_SCRIPTS.get(unicodedata.name(c, "").split(" ")[0]) for c in text[:1000] if c.isalpha())
    del counts[None]
    if not counts:
        return page_language, LanguageSource.PAGE
    found = max(counts, key=lambda code: counts[code]) or ""
    if found == "zh" and counts["ja"]:  # Japanese mixes kana into Chinese characters
        found = "ja"
    if found == "latin":
        return (page_language, LanguageSource.PAGE) if page_language in _LATIN else ("en", LanguageSource.SCRIPT)
    return found, LanguageSource.SCRIPT
