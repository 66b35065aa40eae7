"""Debates for feed readers: Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from dataclasses import dataclass
from datetime import datetime

from flask import Response, render_template
from flask_babel import gettext as _

from desk.contributions.queries import newest_pieces
from desk.contributions.reader_pages.blueprint import scopes_of
from desk.core.errors import NotFound
from desk.debates import queries
from desk.debates.models import Debate, Topic
from desk.debates.reader_pages.blueprint import pages
from desk.debates.words import TOPICS
from desk.i18n.dates import stamp
from desk.i18n.locale import language
from desk.mail.links import link
from desk.pages.public import public

NEWEST = 50


@dataclass(frozen=True)
class Item:
    """One entry of a feed."""

    url: str
    title: str
    language: str
    author: str
    html: str
    published_at: datetime


@pages.get("/debates/feed.atom")
@public(lambda: ("debates", "people"))
def atom():
    """Debates, the newest first."""
    return _atom("debates.atom", "debates.overview", _("Debates"), _debates(None))


@pages.get("/debates/feed.json")
@public(lambda: ("debates", "people"))
def json_feed():
    """The same as JSON."""
    return _json("debates.json_feed", "debates.overview", _("Debates"), _debates(None))


@pages.get("/debates/topics/<topic>/feed.atom")
@public(lambda topic: ("debates", "people"))
def topic_atom(topic):
    """Debates of a topic, the newest first."""
    return _atom("debates.topic_atom", "debates.by_topic", TOPICS[_topic(topic)], _debates(_topic(topic)), topic=topic)


@pages.get("/debates/topics/<topic>/feed.json")
@public(lambda topic: ("debates", "people"))
def topic_json(topic):
    """The same as JSON."""
    return _json("debates.topic_json", "debates.by_topic", TOPICS[_topic(topic)], _debates(_topic(topic)), topic=topic)


@pages.get("/debates/<slug>/feed.atom")
@public(scopes_of)
def debate_atom(slug):
    """A debate's contributions, the newest first."""
    debate = queries.debate(None, slug)
    return _atom("debates.debate_atom", "debates.debate", debate.checked_text_in(language()).question, _contributions(debate), slug=slug)


@pages.get("/debates/<slug>/feed.json")
@public(scopes_of)
def debate_json(slug):
    """The same as JSON."""
    debate = queries.debate(None, slug)
    return _json("debates.debate_json", "debates.debate", debate.checked_text_in(language()).question, _contributions(debate), slug=slug)


def _topic(code: str) -> Topic:
    if code not in set(Topic):
        raise NotFound
    return Topic(code)


def _debates(topic: Topic | None) -> list[Item]:
    found = [*queries.lead_and_open(topic), *queries.closed_debates(topic).debates]
    return [_debate(one) for one in sorted(found, key=lambda one: stamp(one.opened_at), reverse=True)[:NEWEST]]


def _debate(debate: Debate) -> Item:
    text = debate.checked_text_in(language())
    url = link("debates.debate", lang=language(), slug=debate.slug)
    html = text.summary_html or text.context_html
    return Item(url, text.question, text.language, debate.host.name, html, debate.opened_at or debate.created_at)


def _contributions(debate: Debate) -> list[Item]:
    question = debate.checked_text_in(language()).question
    return [
        Item(
            link("contributions.permalink", lang=language(), slug=debate.slug, public_id=piece.public_id),
            question,
            piece.language or debate.language,
            piece.name,
            piece.html or "",
            piece.at,
        )
        for piece in newest_pieces(debate, NEWEST)
    ]


def _atom(here: str, home: str, title: object, items: list[Item], **address: str) -> Response:
    page = render_template(
        "debates/feed.atom",
        items=items,
        title=title,
        here=link(here, lang=language(), **address),
        home=link(home, lang=language(), **address),
        stamp=stamp,
    )
    return Response(page, mimetype="application/atom+xml")


def _json(here: str, home: str, title: object, items: list[Item], **address: str) -> Response:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": str(title),
        "home_page_url": link(home, lang=language(), **address),
        "feed_url": link(here, lang=language(), **address),
        "language": language(),
        "items": [
            {
                "id": item.url,
                "url": item.url,
                "title": item.title,
                "language": item.language,
                "authors": [{"name": item.author}],
                "content_html": item.html,
                "date_published": stamp(item.published_at),
            }
            for item in items
        ],
    }
    return Response(json.dumps(feed, ensure_ascii=False), mimetype="application/feed+json")
