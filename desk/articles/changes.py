"""How much one version of a text changed another: slips of the pen, wording, or substance.

Substance is what a reader would believe otherwise: a number or a name, a word put for another, a sentence that went.
White space and typography change nothing; a letter or two within a longer word are taken for a slip of the pen;
what is only added is a text that grew.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA

from desk.articles.models import Change
from desk.articles.passages import comparable_text
from desk.core.differences import tokens

SLIP = 2  # letters changed in a word of at least five: a slip of the pen


@dataclass(frozen=True)
class Changed:
    """How much changed, and the first words that weigh most."""

    change: Change
    before: str = ""
    after: str = ""


def compare(before: list[str], after: list[str], language: str) -> Changed:
    """What became of a text."""
    old, new = comparable_text(before), comparable_text(after)
    if old == new:
        return Changed(Change.NONE)
    was, now = tokens(old, language), tokens(new, language)
    found = [
        Changed(_weigh(was[a:b], now[c:d]), "".join(was[a:b]).strip(), "".join(now[c:d]).strip())
        for step, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
        if step != "equal"
    ]
    order = list(Change)
    return max(found, key=lambda one: order.index(one.change))


def _weigh(was: list[str], now: list[str]) -> Change:
    old = [word for word in was if any(c.isalnum() for c in word)]
    new = [word for word in now if any(c.isalnum() for c in word)]
    if not old and not new:
        return Change.LANGUAGE
    if not old:
        return Change.MINOR
    if _digits(old) != _digits(new) or len(old) != len(new):
        return Change.SUBSTANTIVE
    return Change.LANGUAGE if all(map(_is_slip, old, new)) else Change.SUBSTANTIVE


def _is_slip(one: str, other: str) -> bool:
    if one.casefold() == other.casefold():
        return True
    return min(len(one), len(other)) >= 5 and OSA.distance(one.casefold(), other.casefold()) <= SLIP and one[0] == other[0]


def _digits(words: list[str]) -> str:
    return "".join(c for word in words for c in word if c.isdigit())
