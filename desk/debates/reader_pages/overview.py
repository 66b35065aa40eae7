"""The debates overview, debates by topic, closed debates, and one debate."""

from flask import render_template, request

from desk.accounts.session import viewer
from desk.contributions.queries import Order, thread, voices
from desk.contributions.reader_pages.blueprint import scopes_of, written_here
from desk.core.errors import NotFound
from desk.corrections import queries as corrections
from desk.debates import queries
from desk.debates.models import Topic
from desk.debates.reader_pages.blueprint import pages
from desk.debates.reader_pages.page import thread_page
from desk.i18n.locale import language
from desk.pages.public import public

MOST_CLOSED = 3


@pages.get("/")
@public(lambda: ("debates", "corrections", "people"))
def home():
    """The front page of a language is the overview."""
    return overview_page()


@pages.get("/debates/")
@public(lambda: ("debates", "corrections", "people"))
def overview():
    """Open debates, the newest large; then what closed last."""
    return overview_page()


@pages.get("/debates/topics/<topic>")
@public(lambda topic: ("debates", "people"))
def by_topic(topic):
    """The debates of one topic."""
    if topic not in set(Topic):
        raise NotFound
    wanted = Topic(topic)
    closed = queries.closed_debates(wanted, request.args.get("after", ""))
    return _list(queries.lead_and_open(wanted) if not request.args.get("after") else [], closed, wanted)


@pages.get("/debates/archive")
@public(lambda: ("debates", "people"))
def archive():
    """All closed debates, the last closed first."""
    return _list([], queries.closed_debates(None, request.args.get("after", "")), None)


@pages.get("/debates/<slug>")
@public(scopes_of)
def debate(slug):
    """A debate: question, host, context, articles, and its thread."""
    found = queries.debate(viewer(), slug)
    if not found.is_public:
        raise NotFound
    asked = request.args.get("order", "")
    order = Order(asked) if asked in set(Order) and found.is_discussion else Order.NEWEST
    after, before = request.args.get("after", ""), request.args.get("before", "")
    return thread_page(found, thread(found, order, viewer(), written_here(), after=after, before=before))


def overview_page() -> str:
    """The overview."""
    open_ones = queries.lead_and_open()
    closed = queries.closed_debates(most=MOST_CLOSED)
    return render_template(
        "debates/overview.html",
        open_debates=open_ones,
        closed=closed,
        voices=voices([one.id for one in open_ones]),
        topics=list(Topic),
        notices=corrections.latest_notices(None, most=3),
        language_code=language(),
    )


def _list(open_ones, closed: queries.Closed, topic: Topic | None) -> str:
    numbers = [one.id for one in open_ones]
    return render_template(
        "debates/list.html", open_debates=open_ones, closed=closed, topic=topic, topics=list(Topic), voices=voices(numbers)
    )
