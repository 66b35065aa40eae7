"""Finding the phrases of a word list in a text, whatever the case, the width of the letters and the vowel signs.

Chinese and Japanese set no blanks between words, so there a phrase is found anywhere between two signs; elsewhere only as whole
words. The cost
of a text does not grow with the number of phrases, only with their longest.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import select

from desk.contributions.models.phrase import Phrase, PhraseKind
from desk.core.db import db
from desk.pages.models import versions

WITHOUT_BLANKS = {"zh", "ja"}
LONGEST = 20_000  # characters of a text that are looked at; as long as any text may be

_WORD = re.compile(r"\w+")
_ARABIC_SIGNS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")  # vowels and the stretching line
_ARABIC_SHAPES = str.maketrans("أإآٱىةؤئ", "اااايهوي")


def plain(text: str) -> str:
    """The text as phrases are compared: NFKC, without case, Arabic in its simplest letters."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _ARABIC_SIGNS.sub("", folded).translate(_ARABIC_SHAPES)


class WordList:
    """The phrases of one language, ready to be found."""

    def __init__(self, language: str, phrases: Iterable[str]) -> None:
        """An empty phrase, or one of signs only, is never found."""
        self.is_dense = language in WITHOUT_BLANKS
        self._known: dict[int, dict[str, str]] = {}  # length -> what is compared -> as it was typed
        for phrase in phrases:
            parts = self._parts(phrase)
            if parts:
                self._known.setdefault(len(parts), {})[self._joined(parts)] = phrase

    def found_in(self, text: str) -> list[str]:
        """The phrases that stand in the text, as they were typed, each once."""
        parts = self._parts(text[:LONGEST])
        hits = {
            known[shown]: None
            for length, known in sorted(self._known.items())
            for at in range(len(parts) - length + 1)
            if (shown := self._joined(parts[at : at + length])) in known
        }
        return list(hits)

    def _parts(self, text: str) -> list[str] | str:
        words = _WORD.findall(plain(text))
        return "\n".join(words) if self.is_dense else words

    def _joined(self, parts: list[str] | str) -> str:
        return parts if isinstance(parts, str) else " ".join(parts)


def scope_of(language: str) -> str:
    """What a language's lists are called among the versions of pages; raised when one is changed."""
    return f"phrases:{language}"


def lists_of(language: str) -> dict[PhraseKind, WordList]:
    """The lists of a language, read again only when they have changed."""
    return _lists(language, tuple(versions((scope_of(language),))), db.engine.url.render_as_string())


@lru_cache(32)
def _lists(language: str, _version: tuple[tuple[str, int], ...], _database: str) -> dict[PhraseKind, WordList]:
    rows = db.session.execute(select(Phrase.kind, Phrase.phrase).where(Phrase.language == language)).all()
    return {kind: WordList(language, [phrase for of, phrase in rows if of is kind]) for kind in PhraseKind}
