"""Where letters lead to, and the words around a passage."""

from urllib.parse import quote

from desk.corrections.models import Notice, Report
from desk.mail.links import link


def notice_url(notice: Notice, language: str) -> str:
    """The full address of a notice's page."""
    return link("corrections.notice", lang=language, reference=notice.reference)


def place_url(notice: Notice) -> str:
    """The article's address, with the corrected words for browsers that find them: https://wicg.github.io/scroll-to-text-fragment/"""
    page = link("articles.article", lang=notice.language, slug=notice.article.slug)
    words = notice.after and not notice.is_retraction
    return f"{page}#:~:text={quote(notice.after[:120], safe='').replace('-', '%2D')}" if words else page


def context_of(report: Report) -> tuple[str, str, str]:
    """(words before, the passage, words after) as they stand in the article; the passage alone if it is not found."""
    place = report.place
    if not place or report.article is None:
        return report.prefix, report.passage, report.suffix
    text = report.article.current.texts[place[0].text]
    span = place[0]
    return text[: span.start][-300:], text[span.start : span.end], text[span.end :][:300]


def case_url(report: Report) -> str:
    """The full address of a report at the desk."""
    return link("desk.corrections.report", reference=report.reference)
