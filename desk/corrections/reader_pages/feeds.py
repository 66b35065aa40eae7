"""The log for feed readers: Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Sequence

from flask import Response, render_template, request

from desk.corrections import queries
from desk.corrections.models import Notice
from desk.corrections.reader_pages.blueprint import pages
from desk.corrections.reader_pages.log import ALL, read_filter
from desk.corrections.words import NOTICE_KINDS
from desk.i18n.dates import stamp
from desk.i18n.locale import language
from desk.mail.links import link
from desk.pages.public import public


@pages.get("/corrections/feed.atom")
@public(lambda: ("corrections",))
def atom():
    """The newest fifty notices as Atom."""
    notices = queries.latest_notices(*read_filter())
    page = render_template("corrections/feed.atom", notices=notices, home=_home(), here=_here(), address=notice_address, stamp=stamp)
    return Response(page, mimetype="application/atom+xml")


@pages.get("/corrections/feed.json")
@public(lambda: ("corrections",))
def json_feed():
    """The newest fifty notices as JSON Feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Corrections – SWI swissinfo.ch",
        "home_page_url": _home(),
        "feed_url": _here(),
        "language": language(),
        "items": items(queries.latest_notices(*read_filter())),
    }
    return Response(json.dumps(feed, ensure_ascii=False), mimetype="application/feed+json")


def items(notices: Sequence[Notice]) -> list[dict]:
    """The notices as items of the feed."""
    return [
        {
            "id": notice_address(notice),
            "url": notice_address(notice),
            "title": f"{NOTICE_KINDS[notice.kind]}: {notice.headline}",
            "language": notice.language,
            "content_html": notice.html,
            "date_published": stamp(notice.published_at),
            "_desk": {"reference": notice.reference, "kind": notice.kind.value, "before": notice.before, "after": notice.after},
        }
        for notice in notices
    ]


def notice_address(notice: Notice) -> str:
    """A notice's own page, in the language of its article, so that its id is the same in every feed."""
    return link("corrections.notice", lang=notice.language, reference=notice.reference)


def _home() -> str:
    return link("corrections.log", lang=language(), **_filter())


def _here() -> str:
    return link(request.endpoint or "", lang=language(), **_filter())


def _filter() -> dict[str, str]:
    wanted = read_filter()
    return {"edition": wanted.edition or ALL} | ({"kind": wanted.kind.value} if wanted.kind else {})
