"""What changed between two texts, word by word; character by character in Chinese and Japanese."""

import re
from typing import NamedTuple

from rapidfuzz.distance import Indel

BY_CHARACTER = {"zh", "ja"}
_WORDS = re.compile(r"\s+|\w+(?:['’.,:]\w+)*|[^\w\s]")


class Piece(NamedTuple):
    """Some words, and whether they are in both texts (`same`), only in the old one (`gone`) or only in the new one (`new`)."""

    kind: str
    words: str


def tokens(text: str, language: str) -> list[str]:
    """Words, blanks and signs in their order; numbers such as 1,889.50 whole; joined, they are the text again."""
    return _digits_together(text) if language in BY_CHARACTER else _WORDS.findall(text)


def difference(before: str, after: str, language: str) -> list[Piece]:
    """The two texts as one row of pieces. What stands between two changes and is only blank belongs to them."""
    was, now = tokens(before, language), tokens(after, language)
    pieces: list[Piece] = []
    for step in Indel.opcodes(was, now):  # its cost stays in step also with words that repeat, which readers can ask for
        gone, new = "".join(was[step.src_start : step.src_end]), "".join(now[step.dest_start : step.dest_end])
        if step.tag == "equal":
            pieces.append(Piece("same", gone))
        else:
            pieces += [Piece(kind, words) for kind, words in (("gone", gone), ("new", new)) if words]
    return _joined(pieces)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Blanks between two changes are part of the change: two struck words read better than two struck pieces."""
    rows: list[list[str]] = []  # [same, gone, new] by turns: [gone, new] between two runs of what is the same
    for piece in pieces:
        if piece.kind == "same" and (not rows or piece.words.strip() or not (rows[-1][1] or rows[-1][2])):
            rows.append([piece.words, "", ""])
        elif piece.kind == "same":
            rows[-1][1] += piece.words
            rows[-1][2] += piece.words
        else:
            if not rows:
                rows.append(["", "", ""])
            rows[-1][1 if piece.kind == "gone" else 2] += piece.words
    kinds = ("same", "gone", "new")
    return [Piece(kind, words) for row in rows for kind, words in zip(kinds, row, strict=True) if words]


def _digits_together(text: str) -> list[str]:
    return re.findall(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[A-Za-z]+|.", text, re.DOTALL)
