"""What of reports, notices and articles can be searched. Hits are always read again through what their finder may see."""

from desk.articles.models import Article
from desk.articles.queries import SEARCHED_AS
from desk.corrections.models import Notice, Report
from desk.search import index
from desk.search.making import Searched

REPORTS, NOTICES, ARTICLES = "report", "notice", SEARCHED_AS


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


WHAT: Searched = {
    REPORTS: (Report, index_report),
    NOTICES: (Notice, index_notice),
    ARTICLES: (Article, index_article),
}
