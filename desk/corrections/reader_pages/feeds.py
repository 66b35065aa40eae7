"""The log for feed readers: Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Sequence

from flask import Response, render_template, request
from flask_babel import gettext as _

from desk.core.text import paragraphs
from desk.corrections import queries
from desk.corrections.models import Notice
from desk.corrections.reader_pages.blueprint import pages
from desk.corrections.reader_pages.log import ALL, read_filter
from desk.corrections.words import NOTICE_KINDS
from desk.i18n.dates import day, stamp
from desk.i18n.locale import language
from desk.mail.links import link
from desk.pages.public import public


@pages.get("/corrections/feed.atom")
@public(lambda: ("corrections",))
def atom():
    """The newest fifty notices as Atom."""
    notices = queries.latest_notices(*read_filter())
    page = render_template(
        "corrections/feed.atom", notices=notices, home=_home(), here=_here(), address=notice_address, stamp=stamp, said_of=said_of
    )
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
            "content_html": notice.html + said_of(notice),
            "date_published": stamp(notice.published_at),
            "date_modified": stamp(notice.changed_at),
            "_desk": _facts(notice),
        }
        for notice in notices
    ]


def said_of(notice: Notice) -> str:
    """What the record says of itself, as HTML: replaced by another one, words removed by law."""
    said = said_plainly(notice)
    return paragraphs(said) if said else ""


def said_plainly(notice: Notice) -> str:
    """The same as plain text, a paragraph each; empty where there is nothing to say."""
    said = []
    if notice.superseded_by:
        said.append(_("Another notice has taken the place of this one: %(reference)s", reference=notice.superseded_by.reference))
    if notice.redacted_at:
        removed = _("Words were removed on %(day)s because the law asks for it.", day=day(notice.redacted_at))
        said.append(f"{removed} {notice.redaction_ground}")
    return "\n\n".join(said)


def _facts(notice: Notice) -> dict[str, str]:
    """What programs may want to know: codes, before and after, and the notices it stands beside."""
    facts = {"reference": notice.reference or "", "kind": notice.kind.value, "before": notice.before, "after": notice.after}
    links = {"supersedes": notice.supersedes, "superseded_by": notice.superseded_by}
    return facts | {name: other.reference or "" for name, other in links.items() if other}


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
