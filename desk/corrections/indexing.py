"""What of reports, notices and articles can be searched. Hits are always read again through what their finder may see."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sqlalchemy import func, select

from desk.articles.models import Article
from desk.articles.queries import SEARCHED_AS
from desk.core.db import all_or_nothing, db
from desk.corrections.models import Notice, Report
from desk.search import index

REPORTS, NOTICES, ARTICLES = "report", "notice", SEARCHED_AS
AT_ONCE = 50


def index_report(report: Report) -> None:
    """A report: in the language of its article and in that of its page, since its words may be in either."""
    headline = report.article.headline if report.article else report.article_url
    words = (report.reference, headline, report.passage, report.claim, report.suggestion, report.sources)
    for language in {report.page_language, report.article.language if report.article else report.page_language}:
        index.put(REPORTS, report.id, language, *words)


def index_notice(notice: Notice) -> None:
    """A notice, as the public reads it; a draft is not found."""
    if notice.is_published:
        words = (notice.reference or "", notice.headline, notice.text, notice.before, notice.after, notice.evidence)
        index.put(NOTICES, notice.id, notice.language, *words)


def index_article(article: Article) -> None:
    """An article, as it reads today; a retracted one by its headline only."""
    version = article.current
    body = [] if article.retracted_at else [version.standfirst, *version.blocks]
    index.put(ARTICLES, article.id, article.language, version.headline, *body)


WHAT: dict[str, tuple[Any, Callable[[Any], None]]] = {
    REPORTS: (Report, index_report),
    NOTICES: (Notice, index_notice),
    ARTICLES: (Article, index_article),
}


def index_due() -> None:
    """Put what is new or has changed into the index. The worker runs it every second."""
    is_more = True
    while is_more:
        with all_or_nothing():
            due = index.take_due(AT_ONCE)
            for kind, number in due:
                _put(kind, number)
        is_more = len(due) == AT_ONCE


def everything() -> Iterator[Callable[[], None]]:
    """For each thing that can be searched, what puts it into the index anew."""
    for kind, (model, _put_one) in WHAT.items():
        for number in db.session.scalars(select(model.id).order_by(model.id)).all():
            yield partial(_put, kind, number)


def count() -> int:
    """How many things can be searched."""
    return sum(db.session.scalar(select(func.count()).select_from(model)) or 0 for model, _put_one in WHAT.values())


def _put(kind: str, number: int) -> None:
    model, put_one = WHAT[kind]
    index.drop(kind, number)
    thing = db.session.get(model, number)
    if thing is not None:
        put_one(thing)
