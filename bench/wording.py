"""Articles and sentences in ten languages, as long as real ones: the demo newsroom's, in other orders and with other numbers."""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

from desk.articles import actions as articles
from desk.articles.importing import Found
from desk.core import clock
from desk.core.db import all_or_nothing
from desk.i18n import LANGUAGES

OF_AN_EDITION = 20
PARAGRAPHS = 14
TOLD = Path(__file__).parent.parent / "desk" / "dev" / "newsroom" / "articles.toml"
YEAR = timedelta(days=400)
_END = re.compile(r"(?<=[.!?؟])\s+|(?<=[。！？])")


@dataclass(frozen=True)
class Piece:
    """An article that was stored."""

    number: int
    version: int
    edition: str
    url: str
    blocks: list[str]
    headline: str
    published_at: datetime


@cache
def demo(language: str) -> tuple[list[str], list[str]]:
    """(headlines, paragraphs) of the demo's articles in a language."""
    told = tomllib.loads(TOLD.read_text(encoding="utf-8"))["article"]
    own = [article for article in told if article["language"] == language]
    return [article["headline"] for article in own], [block for article in own for block in article["blocks"]]


def sentences(paragraph: str) -> list[str]:
    """Its sentences."""
    return [part for part in _END.split(paragraph) if part]


def claim(language: str, random: Random) -> str:
    """What a reader might write: two sentences."""
    return " ".join(other_numbers(random.choice(sentences(random.choice(demo(language)[1]))), random) for _ in range(2))


def other_numbers(text: str, random: Random) -> str:
    """The text with other digits."""
    return re.sub("[0-9]", lambda _digit: str(random.randint(1, 9)), text)


def store_articles(random: Random) -> list[Piece]:
    """Twenty articles an edition, spread over a year; every other one stands in all ten editions."""
    moment, stored = clock.now(), []
    for n in range(OF_AN_EDITION):
        published_at = moment - YEAR * (OF_AN_EDITION - n - 0.8) / OF_AN_EDITION
        with all_or_nothing():
            stored += [_store(language, n, published_at, random) for language in LANGUAGES]
    return stored


def _store(language: str, n: int, published_at: datetime, random: Random) -> Piece:
    headlines, pool = demo(language)
    found = Found(
        headline=f"{headlines[n % len(headlines)]} {n + 1}",
        language=language,
        blocks=[other_numbers(block, random) for block in random.sample(pool, min(PARAGRAPHS, len(pool)))],
        standfirst=sentences(pool[n % len(pool)])[0],
        url=f"https://www.swissinfo.ch/{language}/life/story-{n}/{1000 + n}",
        byline=["Odile Ansermoz"],
        published_at=published_at,
    )
    article, _made = articles.store(found, story=None if n % 2 else f"story-{n}")
    return Piece(article.id, article.current.id, language, found.url, found.blocks, found.headline, published_at)
