"""Finding quoted words again in an article's text: exactly those words, or nothing.

Only what typography changes is overlooked (kinds of blanks, quotation marks, hyphens). A changed digit or letter
is another passage; a passage that stands in several places is told apart by the words around it.
Selectors as in https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

import unicodedata
from dataclasses import dataclass

_SAME = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′", "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..."})
_DROPPED = "\u00ad\u200b\u2060\ufeff"
GAP = "\n"
AROUND = 200  # characters looked at on each side to tell two places apart
MOST = 500  # places looked at; a single letter stands everywhere and means nothing


@dataclass(frozen=True)
class Span:
    """Part of one text of an article: its number (0 headline, 1 standfirst, 2… body), first and one-past-last character."""

    text: int
    start: int
    end: int


def find(texts: list[str], passage: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """Where the passage stands, as one span a paragraph; empty when it does not stand there."""
    text, places = _normal(GAP.join(texts))
    wanted = _normal(passage)[0].strip()
    if not wanted:
        return []
    starts = _occurrences(text, wanted)
    if not starts:
        return []
    before, after = _normal(prefix)[0], _normal(suffix)[0]
    best = max(starts, key=lambda at: _agreement(text, at, at + len(wanted), before, after))
    return _spans(texts, places[best], places[best + len(wanted) - 1] + 1)


def occurrences(texts: list[str], passage: str) -> int:
    """How often the passage stands in the text."""
    wanted = _normal(passage)[0].strip()
    return len(_occurrences(_normal(GAP.join(texts))[0], wanted)) if wanted else 0


def replace(texts: list[str], before: str, after: str) -> list[str]:
    """The texts with `before` replaced by `after`.

    Raises ValueError when `before` does not stand there, or spans more than one paragraph.
    """
    spans = find(texts, before)
    if len(spans) != 1:
        raise ValueError("these words do not stand in one paragraph of the text")
    span = spans[0]
    old = texts[span.text]
    return [*texts[: span.text], old[: span.start] + after + old[span.end :], *texts[span.text + 1 :]]


def _normal(text: str) -> tuple[str, list[int]]:
    """Text in the form that is compared, with the place in the original of each of its characters."""
    made: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _DROPPED:
            continue
        for part in unicodedata.normalize("NFKC", character).translate(_SAME) or " ":
            if part.isspace() and made and made[-1] == " ":
                continue
            made.append(" " if part.isspace() else part)
            places.append(place)
    return "".join(made), places


def _occurrences(text: str, wanted: str) -> list[int]:
    starts: list[int] = []
    at = text.find(wanted)
    while at >= 0 and len(starts) < MOST:
        starts.append(at)
        at = text.find(wanted, at + 1)
    return starts


def _agreement(text: str, start: int, end: int, before: str, after: str) -> int:
    """How many characters next to the passage are the same as around the quoted one."""
    left = _common(text[max(0, start - AROUND) : start].rstrip()[::-1], before.rstrip()[::-1])
    return left + _common(text[end : end + AROUND].lstrip(), after.lstrip())


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _spans(texts: list[str], start: int, end: int) -> list[Span]:
    spans, offset = [], 0
    for number, part in enumerate(texts):
        first, last = max(start - offset, 0), min(end - offset, len(part))
        if first < last:
            spans.append(Span(number, first, last))
        offset += len(part) + len(GAP)
    return spans
