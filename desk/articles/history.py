"""Which versions of an article's text hold some words."""

from desk.articles import passages
from desk.articles.models import Article, ArticleVersion


def last_with(article: Article, words: str) -> ArticleVersion | None:
    """The newest version in which these words stand."""
    return next((version for version in reversed(article.versions) if passages.occurrences(version.texts, words)), None)


def first_with(article: Article, words: str, until: ArticleVersion):
    """From when on (UTC) these words stood in the text without a break, up to a version; None where they do not stand in it."""
    since = None
    for version in reversed([one for one in article.versions if one.n <= until.n]):
        if not passages.occurrences(version.texts, words):
            break
        since = version.since
    return since
