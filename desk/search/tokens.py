"""Words as they are indexed and looked up: accents, cases and most endings do not matter; digits do."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

VERSION = 1  # raise it whenever a text would give other terms; `index.outdated` then names what is to be put again
LONGEST_QUERY = 200
LONGEST_WORD = 50  # PostgreSQL keeps no term of more than 2046 bytes, and stemming takes its time

SNOWBALL = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "it": "italian",
    "es": "spanish",
    "pt": "portuguese",
    "ru": "russian",
}

_MARKS = "".join(map(chr, [*range(0x0300, 0x0370), *range(0x064B, 0x0660), 0x0670]))  # what NFKC left apart: stress marks; harakat
_SAME = str.maketrans("‘’ʼ`‐–−ёأإآٱىةؤئ٫٬", "''''---еاااايهوي.,", _MARKS + "ءـ")
_PLAIN_LETTERS = str.maketrans({"ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

_ELIDED = re.compile(
    r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|un|all|dall|dell|nell|sull|coll|quell|quest)'(?=[^\W\d_])"  # l'élection
    r"|(?<=[^\W\d_])'(?:s|d|ll|re|ve|m|t)\b"  # minister's
)
_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff々〆〇\U00020000-\U0003ffff"
_ARABIC = "\u0620-\u064a\u066e-\u06d3"
_PIECE = re.compile(
    r"(?P<reference>(?<![a-z\d])[a-z]{1,3}-\d{4}-\d{4,})"
    r"|(?P<number>\d+(?:[.,']\d+)+)"
    rf"|(?P<cjk>[{_CJK}]+)"
    rf"|(?P<word>[{_ARABIC}]+|(?:(?![{_CJK}{_ARABIC}])[^\W_])+)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,']\d{3})+")
_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")
_ARABIC_ENDING = re.compile("(?<=...)(?:ات|ون|ين|ان|ها|يه|ه|ي)$")
_PORTUGUESE_PLURALS = {"ões": "ão", "oes": "ao", "ães": "ão", "ais": "al", "eis": "el", "ns": "m"}  # which Snowball leaves apart
_PORTUGUESE_PLURAL = re.compile(f"(?<=..)(?:{'|'.join(_PORTUGUESE_PLURALS)})$")


def terms(text: str, language: str) -> list[str]:
    """All that a text in this language is found by, each once, in the order of the text."""
    found: dict[str, None] = {}
    for kind, piece in _pieces(text):
        if kind == "cjk":
            found.update(dict.fromkeys(map(_term, [*_pairs(piece), *piece])))
        else:
            found.update(dict.fromkeys(_forms(piece, language)))
        if kind in {"reference", "number"}:  # its parts as well: the year of a date
            found.update(dict.fromkeys(map(_term, re.findall(r"\w+", piece))))
    return list(found)


def query(words: str, languages: Iterable[str]) -> list[list[str]]:
    """What a thing in one of these languages must hold: of every list, one of its terms. Without a word, nothing."""
    if len(words) > LONGEST_QUERY:
        words = (words[:LONGEST_QUERY].rsplit(maxsplit=1) or [""])[0]  # not half a word
    among = tuple(languages)
    groups: dict[tuple[str, ...], None] = {}
    for kind, piece in _pieces(words):
        if kind == "cjk":
            groups.update({(_term(part),): None for part in _pairs(piece) or [piece]})
        else:
            groups[tuple(sorted({form for language in among for form in _forms(piece, language)}))] = None
    return [list(group) for group in groups if group]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, folded: (reference | number | cjk | word, piece)."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_SAME)
    digits = re.sub(r"(?![0-9])\d", lambda digit: str(int(digit[0])), folded)
    for found in _PIECE.finditer(_ELIDED.sub(" ", digits)):
        kind, piece = found.lastgroup or "", found[0]
        if kind == "number":
            piece = re.sub("[.,']", "" if _THOUSANDS.fullmatch(piece) else ".", piece)
        yield kind, piece if kind == "cjk" else piece[:LONGEST_WORD]


def _pairs(run: str) -> list[str]:
    """Each two neighbours of a run of characters that is written without spaces."""
    return [run[i : i + 2] for i in range(len(run) - 1)]


@lru_cache(10_000)
def _forms(word: str, language: str) -> tuple[str, ...]:
    """The terms of one word: as it is spelt, and the stems of its script; Latin ones of its language, else of English."""
    if not word.isalpha():
        return tuple(_term(spelling) for spelling in _spellings(word))
    if re.match(f"[{_ARABIC}]", word):
        return (_term(word), *(_term(stem, "ar") for stem in _arabic_stems(word)))
    if "\u0400" <= word[0] <= "\u052f":
        return (_term(word), *(_term(stem, "ru") for stem in _stems(word, "ru")))
    tongue = language if language in SNOWBALL and language != "ru" else "en"
    spellings = _spellings(word)
    readings = dict.fromkeys([word, *(spellings if tongue == "de" else spellings[:1])])
    stems = [_without_accents(stem) for reading in readings for stem in _stems(reading, tongue)]
    return (*map(_term, spellings), *(_term(stem, tongue) for stem in dict.fromkeys(stems)))


def _stems(word: str, language: str) -> list[str]:
    """Snowball's stem and the stem of that: `ciudades` leads to `ciudad`, which itself leads to `ciud`."""
    from snowballstemmer import stemmer  # most processes never search

    stem = stemmer(SNOWBALL[language]).stemWord  # a new one: it keeps its state and is not for several threads
    if language == "pt":
        word = _PORTUGUESE_PLURAL.sub(lambda ending: _PORTUGUESE_PLURALS[ending[0]], word)
    first = stem(word)
    return list(dict.fromkeys([first, stem(first)]))


def _spellings(word: str) -> list[str]:
    """How a word may be typed on another keyboard: zurich and zuerich."""
    return list(dict.fromkeys([_without_accents(word), _without_accents(word.translate(_UMLAUTS))]))


def _without_accents(word: str) -> str:
    """The word in letters without marks."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char)).translate(_PLAIN_LETTERS)


def _arabic_stems(word: str) -> list[str]:
    """Light stems: without article and ending, and without a leading و that may be "and" or part of the word."""
    bare = _ARTICLE.sub("", word)
    readings = [bare, bare[1:]] if bare.startswith("و") and len(bare) > 3 else [bare]
    return [_ARABIC_ENDING.sub("", reading) for reading in readings]


def _term(text: str, mark: str = "w") -> str:
    """A term as both databases keep it whole: what it is (w: as written, else a stem's language), then its bytes."""
    return mark + text.encode().hex()
