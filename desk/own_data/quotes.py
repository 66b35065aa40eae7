"""Where somebody's words and name stand in what others wrote: quotations in contributions, citations in summaries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

GONE = "[…]"
SHORTEST = 12  # letters and digits; shorter quotations could be anybody's words

_BLOCK = re.compile(r"(?:^ {0,3}>.*(?:\n|$))+", re.MULTILINE)
_QUOTED = re.compile(r"“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|\"([^\"]+)\"|「([^」]+)」")
_CITED = re.compile(r"\[(?P<words>[^\]]*)\]\(\s*<?[^)\s>]*/c/(?P<id>[a-z0-9]+)[^)]*\)")


@dataclass
class Leaving:
    """What is to disappear: all somebody wrote, under which names, and the public ids of their contributions."""

    texts: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Compare without case, blanks and signs."""
        self.plain = [plain(text) for text in self.texts]

    def wrote(self, words: str) -> bool:
        """Whether these words are theirs."""
        wanted = plain(words)
        return len(wanted) >= SHORTEST and any(wanted in text for text in self.plain)


def plain(words: str) -> str:
    """Letters and digits only."""
    return "".join(c for c in words.casefold() if c.isalnum())


def without_quotations(text: str, leaving: Leaving) -> str:
    """A contribution in which quotations of these words are replaced by […]."""

    def replaced(match: re.Match[str]) -> str:
        """The block, or […] in its place."""
        words = re.sub(r"^ {0,3}> ?", "", match.group(), flags=re.MULTILINE)
        end = "\n" if match.group().endswith("\n") else ""
        return f"> {GONE}{end}" if leaving.wrote(words) else match.group()

    return _BLOCK.sub(replaced, text)


def without_citations(text: str, leaving: Leaving) -> str:
    """A summary without their words, their name, and links to what they wrote."""
    text = _CITED.sub(lambda match: GONE if match["id"] in leaving.ids else match.group(), text)
    text = _QUOTED.sub(lambda match: GONE if leaving.wrote(match.group()) else match.group(), without_quotations(text, leaving))
    return without_names(text, leaving.names)


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with these names replaced, where they stand as whole words."""
    for name in sorted((name for name in names if name), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", GONE, text)
    return text
