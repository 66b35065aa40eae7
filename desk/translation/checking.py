"""Whether an answer can be a translation of what was asked. If not, the original stands, and the desk sees why."""

import re
import unicodedata

from desk.translation.engines import Pair, Unusable

DENSE = {"zh", "ja"}  # one character says what several letters say elsewhere
SCRIPTS = {"ar": ("ARABIC",), "ru": ("CYRILLIC",), "zh": ("CJK",), "ja": ("HIRAGANA", "KATAKANA", "CJK")}
ENOUGH = 20  # letters, for judging a script
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:[a-zA-Z]{2,8}|#\d+);|//|\]\(|\bwww\.|\b(?:javascript|mailto|data):", re.IGNORECASE)


def check(asked: list[str], answered: list[str], pair: Pair) -> None:
    """Compare text by text.

    Raises Unusable with the code of what is wrong; words.py says it.
    """
    if len(asked) != len(answered):
        raise Unusable("other_number")
    for before, after in zip(asked, answered, strict=True):
        _check_one(before, after, pair)


def _check_one(before: str, after: str, pair: Pair) -> None:
    origin, target = pair
    if not after.strip():
        raise Unusable("empty")
    factor = 10 if origin in DENSE and target not in DENSE else 3
    if len(after) > factor * len(before) + 100:
        raise Unusable("too_long")
    if set(_MARKUP.findall(after)) - set(_MARKUP.findall(before)):
        raise Unusable("markup")
    letters = [c for c in after if c.isalpha()]
    expected = sum(c.isalpha() for c in before)
    if expected < ENOUGH:
        return
    if len(letters) < expected / 10:
        raise Unusable("empty")
    if " ".join(before.split()).casefold() == " ".join(after.split()).casefold():
        raise Unusable("unchanged")
    wanted = SCRIPTS.get(target, ("LATIN",))
    if sum(unicodedata.name(c, "").startswith(wanted) for c in letters) < len(letters) * 0.3 or not letters:
        raise Unusable("other_script")
