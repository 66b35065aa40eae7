"""What goes to an engine: the words line by line, without marks of layout and without addresses, which come back to their places."""

import re

from desk.translation.engines import Unusable

_LINE = re.compile(r"^(\s*(?:>\s?|[-+*]\s+|#{1,3}\s+|\d{1,3}[.)]\s+)*)(.*)$")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1")
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}://\S+|\bwww\.\S+|[\w.+'’-]{1,64}@[\w.-]{1,255}\w"
    r"|\b(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}/\S*|\b(?:[\w-]{1,63}\.){1,5}(?:com|org|net|info|biz|io|me|eu|ch|de|fr|it|es|pt|ru|cn|jp|uk|example)\b"
    r"|\+?\d[\d ()/.-]{5,}\d|X\d+X",  # the last one would be taken for ours
    re.IGNORECASE,
)
_HELD = re.compile(r"X(\d+)X")


def cut(text: str) -> tuple[list[str], list[tuple[str, int | None, list[str]]]]:
    """(words to translate, the frame they go back into: for each line what begins it, which of the words follow, addresses held back)."""
    words: list[str] = []
    frame: list[tuple[str, int | None, list[str]]] = []
    for line in text.split("\n"):
        begin, body = _LINE.match(line).groups()  # type: ignore[union-attr]  # matches every line
        held = [found.group() for found in _ADDRESS.finditer(body)]
        numbers = iter(range(len(held)))
        plain = _EMPHASIS.sub(r"\2", _ADDRESS.sub(lambda _found: f"X{next(numbers)}X", body))  # noqa: B023 used up at once
        if any(c.isalpha() for c in _HELD.sub("", plain)):
            frame.append((begin, len(words), held))
            words.append(plain)
        else:
            frame.append((line, None, []))
    return words, frame


def join(translated: list[str], frame: list[tuple[str, int | None, list[str]]]) -> str:
    """The text again, from the translated words.

    Raises Unusable when an address was lost or doubled on the way.
    """
    lines = []
    for begin, which, held in frame:
        if which is None:
            lines.append(begin)
            continue
        body = " ".join(translated[which].split())
        if sorted(int(n) for n in _HELD.findall(body) if int(n) < len(held)) != list(range(len(held))):
            raise Unusable("lost_address")
        lines.append(begin + (_HELD.sub(lambda found: held[int(found.group(1))], body) if held else body))  # noqa: B023 used up at once
    return "\n".join(lines)
