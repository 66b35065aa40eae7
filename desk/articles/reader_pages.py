"""What readers see of articles: the home page of an edition, and an article with its calls to action and corrections."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from desk.articles import queries
from desk.articles.models import Article
from desk.core import text
from desk.core.errors import NotFound
from desk.corrections import queries as corrections
from desk.corrections.models import Notice
from desk.corrections.reader_pages.feeds import said_plainly
from desk.debates import queries as debates
from desk.editions import queries as editions
from desk.i18n.dates import stamp
from desk.i18n.locale import language, say_where_else
from desk.mail.links import link
from desk.pages.public import public

pages = Blueprint("articles", __name__)


def scopes_of(slug: str) -> tuple[str, ...]:
    """What an article's page shows."""
    article = queries.article_called(language(), slug)
    return (f"article:{article.id}", f"story:{article.story}") if article else ("articles",)


@pages.get("/articles/")
@public(lambda: ("articles", "corrections"))
def home():
    """An edition's articles with their calls to action, and the latest corrections; `?q=` searches all editions."""
    searched = text.line(request.args.get("q", ""))[:100]
    return render_template(
        "articles/home.html",
        articles=queries.articles_with(searched) if searched else queries.latest(language()),
        searched=searched,
        notices=corrections.latest_notices(None, most=4),
        edition=editions.edition(language()),
    )


@pages.get("/articles/<slug>")
@public(scopes_of)
def article(slug):
    """An article as it reads today, with its notices."""
    found = queries.article_called(language(), slug)
    if found is None:
        raise NotFound
    if found.edition != language():
        return redirect(url_for(".article", lang=found.edition, slug=slug))
    notices = corrections.notices_of(found)
    translations = queries.translations(found)
    say_where_else({a.edition: url_for(".article", lang=a.edition, slug=a.slug) for a in [found, *translations]})
    return render_template(
        "articles/article.html",
        article=found,
        notices=notices,
        translations=translations,
        debates=debates.debates_about(found),
        edition=editions.edition(found.edition),
        structured=structured(found, notices),
    )


@pages.get("/articles/<slug>/history")
@public(scopes_of)
def history(slug):
    """Every version of an article's text, and the notices between them."""
    found = queries.article_called(language(), slug)
    if found is None or found.edition != language():
        raise NotFound
    return render_template("articles/history.html", article=found, notices=corrections.notices_of(found))


def structured(article: Article, notices: Sequence[Notice]) -> dict[str, Any]:
    """The article for machines: https://schema.org/NewsArticle with its corrections."""
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": "SWI swissinfo.ch",
        "correctionsPolicy": link("house_texts.corrections_policy", lang=article.language),
        "actionableFeedbackPolicy": link("corrections.report_form", lang=article.language),
    }
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "inLanguage": article.language,
        "datePublished": stamp(article.published_at),
        "dateModified": stamp(max([article.current.since, *(n.changed_at for n in notices if n.changed_at)])),
        "author": [{"@type": "Person", "name": name} for name in article.byline],
        "publisher": publisher,
        "url": link("articles.article", lang=article.language, slug=article.slug),
    }
    if article.retracted_at:
        data["creativeWorkStatus"] = "Withdrawn"
    if notices:
        data["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": " ".join(filter(None, [notice.text, said_plainly(notice)])),
                "datePublished": stamp(notice.published_at),
                "url": link("corrections.notice", lang=notice.language, reference=notice.reference),
            }
            for notice in notices
        ]
    return data
