"""Reading debates by program: the same as the pages show, as JSON, with cursors. docs/api.md says what each answer holds."""

from typing import Any

from flask import Blueprint, jsonify, request

from desk.contributions.queries import Order, Piece, piece, replies_page, thread
from desk.contributions.reader_pages.blueprint import scopes_of
from desk.debates import queries
from desk.debates.models import Debate
from desk.i18n.dates import stamp
from desk.mail.links import link
from desk.pages.public import public

pages = Blueprint("api", __name__)


@pages.get("/debates")
@public(lambda: ("debates", "people"))
def debates():
    """Open debates, then a page of closed ones."""
    after = request.args.get("after", "")
    closed = queries.closed_debates(None, after)
    found = [*(queries.lead_and_open() if not after else []), *closed.debates]
    return jsonify(debates=[_debate(one) for one in found], next=_next("api.debates", closed.after))


@pages.get("/debates/<slug>")
@public(scopes_of)
def debate(slug):
    """One debate with its texts in all languages it has."""
    found = queries.debate(None, slug)
    texts = [
        {
            "language": one.language,
            "question": one.question,
            "context": one.context,
            "summary": one.summary,
            "is_original": one.language == found.language,
        }
        for one in found.texts
    ]
    return jsonify(_debate(found) | {"texts": texts, "languages": {one.language: one.n for one in found.languages if one.n}})


@pages.get("/debates/<slug>/contributions")
@public(scopes_of)
def contributions(slug):
    """A page of its thread with the first replies; `?order=` as on the page."""
    found = queries.debate(None, slug)
    asked = request.args.get("order", "")
    order = Order(asked) if asked in set(Order) else Order.NEWEST
    page = thread(found, order, None, after=request.args.get("after", ""))
    following = _next("api.contributions", page.after, slug=slug, order=order.value)
    return jsonify(order=order.value, contributions=[_contribution(found, one) for one in page.pieces], next=following)


@pages.get("/debates/<slug>/contributions/<public_id>")
@public(scopes_of)
def contribution(slug, public_id):
    """One contribution with a page of its replies."""
    found = queries.debate(None, slug)
    one = piece(found, public_id, None)
    page = replies_page(one, None, after=request.args.get("after", ""))
    shown = _contribution(found, one) | {"replies": [_contribution(found, reply) for reply in page.pieces]}
    return jsonify(shown | {"next": _next("api.contribution", page.after, slug=slug, public_id=public_id)})


def _debate(found: Debate) -> dict[str, Any]:
    return {
        "slug": found.slug,
        "url": link("debates.debate", lang=found.language, slug=found.slug),
        "status": found.status.value,
        "format": found.format.value,
        "language": found.language,
        "question": found.own_text.question,
        "topic": found.topic.value,
        "host": found.host.name if found.format.value != "feedback" else None,
        "opened_at": stamp(found.opened_at),
        "closes_at": stamp(found.closes_at),
        "closed_at": stamp(found.closed_at),
        "contributions": found.counts.published,
        "participants": found.counts.participants,
        "last_contribution_at": stamp(found.counts.last_at),
    }


def _contribution(debate: Debate, one: Piece) -> dict[str, Any]:
    """What everybody can read of it; of an empty place only that there was one."""
    here = {"id": one.public_id, "url": link("contributions.permalink", lang=debate.language, slug=debate.slug, public_id=one.public_id)}
    place = here | {"status": one.status.value, "published_at": stamp(one.at), "reply_count": one.replies}
    if not one.html:
        return place | {"house_rule": one.clause.number if one.clause else None}
    return place | {
        "name": one.name,
        "is_by_newsroom": one.is_by_staff,
        "language": one.language,
        "html": one.html,
        "is_edited": one.is_edited,
        "is_pick": one.picked_at is not None,
        "recommendations": one.recommendations,
        "in_reply_to": one.to_id,
        "replies": [_contribution(debate, reply) for reply in one.answered],
    }


def _next(endpoint: str, cursor: str, **address: str) -> str | None:
    return link(endpoint, **address, after=cursor) if cursor else None
