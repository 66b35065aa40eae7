"""Reading an article out of a file: an HTML page as news sites print it, or plain text.

Taken in this order: JSON-LD `NewsArticle` (https://schema.org/NewsArticle), OpenGraph (https://ogp.me), the page's own
elements. The body is the text of <article>, or JSON-LD's articleBody where the page has none.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup, Tag

from desk.core import clock, text
from desk.i18n import LANGUAGES
from desk.i18n.guessing import guess

BLOCKS = ("p", "h2", "h3", "h4", "blockquote", "figcaption", "li")
NOT_TEXT = ("script", "style", "nav", "aside", "footer", "header", "form", "noscript", "template", "svg", "button")
LARGEST = 5_000_000  # bytes
EARLIEST = datetime(1990, 1, 1)

# Lines that our own site prints around every article; in a page saved as text they stand among the paragraphs.
ABOVE = re.compile(r"^(Swiss perspectives in 10 languages)$", re.MULTILINE)
BELOW = re.compile(r"^(In compliance with the JTI standards|You can find an overview of ongoing debates)", re.MULTILINE)


class Unreadable(ValueError):
    """Why a file is not an article, in words for the person who imports it."""


@dataclass
class Found:
    """What a file says of an article."""

    headline: str
    language: str
    blocks: list[str]
    standfirst: str = ""
    url: str | None = None
    byline: list[str] = field(default_factory=list)
    section: str = ""
    published_at: datetime | None = None
    translations: list[str] = field(default_factory=list)  # addresses of the same article in other languages


def read(data: bytes) -> Found:
    """The article in a file.

    Raises Unreadable.
    """
    if len(data) > LARGEST:
        raise Unreadable(f"the file is larger than {LARGEST // 1_000_000} MB")
    if not data.strip():
        raise Unreadable("the file is empty")
    if re.search(rb"<(!doctype html|html|article|head|body)\b", data[:5000], re.IGNORECASE):
        return read_page(BeautifulSoup(data, "html.parser"))
    try:
        return read_plain(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable("the file is neither HTML nor UTF-8 text") from error


def read_plain(words: str) -> Found:
    """Plain text: the first line is the headline; paragraphs are parted by empty lines, or by line ends where there are none."""
    if "\0" in words:
        raise Unreadable("the file is not text")
    words = ABOVE.sub("", BELOW.split(words)[0])
    first, _newline, rest = words.strip().partition("\n")
    parts = re.split(r"\n\s*\n", rest) if re.search(r"\n\s*\n", rest.strip()) else rest.split("\n")
    blocks = [line for part in parts if (line := text.line(part))]
    if not blocks:
        raise Unreadable("there is a headline but no text under it")
    return Found(headline=text.line(first)[:300], language=guess(words, "en")[0], blocks=blocks)


def read_page(page: BeautifulSoup) -> Found:
    """An HTML page."""
    data = next(json_ld(page), {})
    headline = _words(data.get("headline")) or _meta(page, "og:title") or _text_of(page.find("h1")) or _text_of(page.title)
    if not headline:
        raise Unreadable("no headline found (JSON-LD headline, og:title, <h1> or <title>)")
    blocks = body_of(page) or [line for part in _words(data.get("articleBody")).split("\n") if (line := text.line(part))]
    if not blocks:
        raise Unreadable("no text found (<article> with paragraphs, or JSON-LD articleBody)")
    return Found(
        headline=headline[:300],
        language=language_of(page, data),
        blocks=blocks,
        standfirst=text.line(_words(data.get("description")))[:1000],
        url=url_of(page, data),
        byline=[name for name in map(_name, _list(data.get("author"))) if name],
        section=text.line(_words(data.get("articleSection")))[:80],
        published_at=moment_of(_words(data.get("datePublished")) or _meta(page, "article:published_time")),
        translations=[str(link["href"]) for link in page.find_all("link", rel="alternate", hreflang=True, href=True)],
    )


def json_ld(page: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """The articles among the page's JSON-LD blocks; a broken block is passed over."""
    for script in page.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        for thing in _list(data.get("@graph", data) if isinstance(data, dict) else data):
            if isinstance(thing, dict) and any(str(kind).endswith("Article") for kind in _list(thing.get("@type"))):
                yield thing


def body_of(page: BeautifulSoup) -> list[str]:
    """The paragraphs of the longest <article>, else of <main>."""
    bodies = page.find_all("article") or page.find_all("main")
    if not bodies:
        return []
    body = max(bodies, key=lambda tag: len(tag.get_text()))
    for tag in body.find_all(NOT_TEXT):
        tag.decompose()
    outer = [tag for tag in body.find_all(BLOCKS) if not tag.find_parent(BLOCKS)]
    return [line for tag in outer if (line := _text_of(tag))]


def language_of(page: BeautifulSoup, data: dict[str, Any]) -> str:
    """One of our ten codes.

    Raises Unreadable for another language, or none.
    """
    root = page.find("html")
    said = _words(data.get("inLanguage")) or _meta(page, "og:locale") or (str(root.get("lang", "")) if isinstance(root, Tag) else "")
    code = re.split(r"[-_]", said.strip().lower())[0]
    if code not in LANGUAGES:
        raise Unreadable(f"its language is “{said}”, which no edition has" if said else "the page does not say its language")
    return code


def url_of(page: BeautifulSoup, data: dict[str, Any]) -> str | None:
    """The article's own address."""
    canonical = page.find("link", rel="canonical", href=True)
    main = data.get("mainEntityOfPage")
    said = str(canonical["href"]) if isinstance(canonical, Tag) else ""
    said = said or _words(main.get("@id") if isinstance(main, dict) else main) or _words(data.get("url")) or _meta(page, "og:url")
    return text.line(said)[:2000] if said.startswith(("http://", "https://")) else None


def moment_of(said: str) -> datetime | None:
    """An ISO 8601 time as UTC; None for none, or for one no article can have."""
    try:
        moment = datetime.fromisoformat(said.strip())
        utc = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None
    return utc if EARLIEST <= utc <= clock.now() + timedelta(days=1) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> str:
    return text.clean(value) if isinstance(value, str) else ""


def _name(author: Any) -> str:
    return text.line(_words(author.get("name") if isinstance(author, dict) else author))[:120]


def _meta(page: BeautifulSoup, name: str) -> str:
    tag = page.find("meta", property=name) or page.find("meta", attrs={"name": name})
    return text.line(str(tag.get("content", ""))) if isinstance(tag, Tag) else ""


def _text_of(tag: Any) -> str:
    return text.line(tag.get_text(" " if tag.find("br") else "")) if isinstance(tag, Tag) else ""
