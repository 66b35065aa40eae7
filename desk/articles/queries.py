"""What pages and other features ask about articles."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from desk.articles.addresses import comparable
from desk.articles.models import Article, ArticleVersion
from desk.core.db import db
from desk.i18n import LANGUAGES
from desk.search import index

SEARCHED_AS = "article"  # the kind under which the search index knows articles


def article_at(url: str) -> Article | None:
    """The article with this address, if we have it."""
    address = comparable(url)
    return db.session.scalar(select(Article).where(Article.address == address)) if address else None


def article_called(edition: str, slug: str) -> Article | None:
    """The article with this slug: of this edition, else of any other."""
    found = db.session.scalars(select(Article).where(Article.slug == slug)).all()
    return next((a for a in found if a.edition == edition), found[0] if found else None)


def article_by_headline(edition: str, headline: str) -> Article | None:
    """The article whose newest version has this headline; plain text has no address to go by."""
    found = select(Article).join(ArticleVersion).where(Article.edition == edition, ArticleVersion.headline == headline)
    return db.session.scalars(found.order_by(Article.id.desc())).first()


def latest(edition: str, most: int = 20) -> Sequence[Article]:
    """An edition's articles, newest first."""
    found = select(Article).where(Article.edition == edition).order_by(Article.published_at.desc(), Article.id.desc())
    return db.session.scalars(found.limit(most).options(selectinload(Article.versions))).all()


def articles_with(words: str, most: int = 50) -> Sequence[Article]:
    """Articles that hold these words as they read today, in any of the ten languages, newest first."""
    found = select(Article).where(Article.id.in_(index.matching(SEARCHED_AS, words, LANGUAGES)))
    return db.session.scalars(found.order_by(Article.published_at.desc()).limit(most).options(selectinload(Article.versions))).all()


def translations(article: Article) -> Sequence[Article]:
    """The same story in other editions."""
    if not article.story:
        return []
    found = select(Article).where(Article.story == article.story, Article.id != article.id)
    return db.session.scalars(found.order_by(Article.edition)).all()
