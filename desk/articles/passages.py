"""Finding quoted words again in an article's text: exactly those words, or nothing.

Only what typography changes is overlooked (kinds of blanks, quotation marks, hyphens). A changed digit or letter
is another passage; a passage that stands in several places is told apart by the words around it.
Selectors as in https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

_SAME = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′", "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..."})
_DROPPED = "\u00ad\u200b\u2060\ufeff"
GAP = "\n"
AROUND = 200  # characters looked at on each side to tell two places apart
BODY = 2  # the first paragraph's number, after headline and standfirst
SAME_PARAGRAPH = 70  # from here on two paragraphs are one that was worked over (0 to 100)
SAME_AROUND = 90  # likewise for what stands right before or after a passage
MENDED, AHEAD = 85, 10  # how like a mended passage must be, and how far ahead of the next best
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


class Fate(StrEnum):
    """What became of quoted words in a later version."""

    FOUND = "found"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True)
class Followed:
    """Where quoted words stand in a later version, and what became of them."""

    fate: Fate
    spans: list[Span]

    @property
    def is_gone(self) -> bool:
        """Whether they stand there no more."""
        return self.fate is Fate.GONE


def follow(old: list[str], new: list[str], passage: str, prefix: str = "", suffix: str = "") -> Followed:
    """What became of a passage of the old text in the new one.

    The same words in a paragraph that is still recognisably theirs are found; in such a paragraph that stands between
    other ones they have moved; a paragraph in which a slip of the pen was mended holds them still, as long as no number
    changed. The same words in another sentence are a look-alike, and then the passage is gone.
    """
    stood = find(old, passage, prefix, suffix)
    if not stood:
        return Followed(Fate.GONE, [])
    home = old[stood[0].text]
    candidates = _exact_places(old, new, stood, passage) or _mended_place(home, stood[0], new)
    if candidates is None:
        return Followed(Fate.GONE, [])
    has_moved = not _has_same_neighbours(old, new, stood[0].text, candidates[0].text)
    return Followed(Fate.MOVED if has_moved else Fate.FOUND, candidates)


def _exact_places(old: list[str], new: list[str], stood: list[Span], passage: str) -> list[Span] | None:
    """The very words, in the paragraph most like the one they stood in; None where none is like it."""
    first = stood[0]
    before = old[first.text][: first.start]
    after = old[stood[-1].text][stood[-1].end :]
    spans = find(new, passage, before, after)
    if not spans:
        return None
    score = fuzz.ratio(old[first.text], new[spans[0].text])
    around = max(
        fuzz.partial_ratio(before[-AROUND:], new[spans[0].text][: spans[0].start][-AROUND:]) if before.strip() else 0,
        fuzz.partial_ratio(after[:AROUND], new[spans[-1].text][spans[-1].end :][:AROUND]) if after.strip() else 0,
    )
    stands_alone = not before.strip() and not after.strip()
    return spans if score >= SAME_PARAGRAPH or around >= SAME_AROUND or stands_alone else None


def _mended_place(home: str, span: Span, new: list[str]) -> list[Span] | None:
    """The passage with a slip of the pen mended, or None: it must be nearly the same, clearly ahead of the next best,
    and every number in it unchanged."""
    quoted = home[span.start : span.end]
    hits = [(hit, n) for n, text in enumerate(new) if text and (hit := fuzz.partial_ratio_alignment(quoted, text)) is not None]
    ranked = sorted(hits, key=lambda one: -one[0].score)
    if not ranked or ranked[0][0].score < MENDED:
        return None
    best, number = ranked[0]
    if len(ranked) > 1 and best.score - ranked[1][0].score < AHEAD:
        return None
    found = new[number][best.dest_start : best.dest_end]
    if _numbers(found) != _numbers(quoted) or fuzz.ratio(home, new[number]) < SAME_PARAGRAPH:
        return None
    return [Span(number, best.dest_start, best.dest_end)]


def _has_same_neighbours(old: list[str], new: list[str], was: int, now: int) -> bool:
    """Whether a paragraph still stands after or before one it stood after or before; headline and standfirst never move."""
    if was < BODY or now < BODY:
        return was == now
    old_body, new_body = ["", *old[BODY:], ""], ["", *new[BODY:], ""]
    a, b = was - BODY + 1, now - BODY + 1
    pairs = ((old_body[a - 1], new_body[b - 1]), (old_body[a + 1], new_body[b + 1]))
    return any(fuzz.ratio(one, other) >= SAME_PARAGRAPH for one, other in pairs if one and other) or len(old_body) == len(new_body) == 3


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", unicodedata.normalize("NFKC", text))


def with_numbers_of(texts: list[str], words: str) -> list[int]:
    """Which texts hold one of the numbers in these words: where a translation says the same, its numbers are the same."""
    wanted = set(_as_ascii(_numbers(words)))
    return [n for n, text in enumerate(texts) if wanted & set(_as_ascii(_numbers(text)))]


def _as_ascii(numbers: list[str]) -> list[str]:
    return ["".join(str(unicodedata.digit(digit)) for digit in number) for number in numbers]


def comparable_text(texts: list[str]) -> str:
    """All of a text in the form that is compared: what only typography tells apart is the same."""
    return _normal(GAP.join(texts))[0]


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


@lru_cache(256)  # one page asks for the same few texts hundreds of times; a text holds its letters' places, 8 bytes each
def _normal(text: str) -> tuple[str, tuple[int, ...]]:
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
    return "".join(made), tuple(places)


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
