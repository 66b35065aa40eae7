"""What happens to articles: they are stored, and get new versions."""

import hashlib
import json
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from desk.articles import queries
from desk.articles.addresses import comparable, slug_of
from desk.articles.importing import Found
from desk.articles.models import Article, ArticleVersion, Source
from desk.core import clock
from desk.core.db import db
from desk.core.text import paragraphs
from desk.core.tokens import digest
from desk.pages.models import raise_versions
from desk.search import index


class Stored(StrEnum):
    """What storing an article came to."""

    NEW = "new"
    NEW_VERSION = "new version"
    SAME = "unchanged"


def store(found: Found, *, slug: str | None = None, story: str | None = None) -> tuple[Article, Stored]:
    """Store an article, or its new version if its text has changed."""
    article = queries.article_at(found.url) if found.url else queries.article_by_headline(found.language, found.headline)
    if article is not None:
        made = add_version(article, Source.IMPORT, found.headline, found.standfirst, found.blocks)
        return article, Stored.NEW_VERSION if made else Stored.SAME
    article = Article(
        edition=found.language,
        slug=_free_slug(found.language, slug or slug_of(found.headline) or slug_of(found.url or "")),
        url=found.url,
        address=comparable(found.url) if found.url else None,
        story=story or _story_of(found),
        section=found.section,
        byline=found.byline,
        published_at=found.published_at or clock.now(),
    )
    db.session.add(article)
    db.session.flush()
    add_version(article, Source.IMPORT, found.headline, found.standfirst, found.blocks, since=found.published_at)
    return article, Stored.NEW


def add_version(
    article: Article, source: Source, headline: str, standfirst: str, blocks: list[str], since: datetime | None = None
) -> ArticleVersion | None:
    """Add a version unless the text is the one that stands; None then."""
    content = json.dumps([headline, standfirst, blocks], ensure_ascii=False)
    summed = hashlib.sha256(content.encode()).hexdigest()
    if article.versions and article.current.hash == summed:
        return None
    version = ArticleVersion(
        n=len(article.versions) + 1,
        source=source,
        headline=headline,
        standfirst=standfirst,
        blocks=blocks,
        html="".join(map(paragraphs, blocks)),
        hash=summed,
        created_at=since or clock.now(),
    )
    article.versions.append(version)
    db.session.flush()
    raise_versions("articles", f"article:{article.id}", f"story:{article.story}")
    index.put_later(queries.SEARCHED_AS, article.id)
    return version


def rewrite_versions(article: Article, words: str, other: str) -> bool:
    """Put other words in the place of these in every version of the text, because the law asks for it; whether they stood in any."""
    found = False
    for version in article.versions:
        if any(words in text for text in version.texts):
            found = True
            version.headline, version.standfirst = version.headline.replace(words, other), version.standfirst.replace(words, other)
            version.blocks = [block.replace(words, other) for block in version.blocks]
            version.html = "".join(map(paragraphs, version.blocks))
    raise_versions("articles", f"article:{article.id}", f"story:{article.story}")
    return found


def _free_slug(edition: str, wanted: str) -> str:
    wanted = wanted or "article"
    taken = set(db.session.scalars(select(Article.slug).where(Article.edition == edition, Article.slug.startswith(wanted))))
    return next(slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def _story_of(found: Found) -> str | None:
    """The story of a translation we have already; else a new one where the page names translations."""
    known = filter(None, (queries.article_at(url) for url in found.translations))
    others = [article.story for article in known if article.story]
    if others:
        return others[0]
    return digest(min(found.translations))[:16] if found.translations else None
