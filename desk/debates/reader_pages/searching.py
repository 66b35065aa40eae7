"""Readers search over all debates, and inside one."""

from flask import render_template, request

from desk.accounts.session import viewer
from desk.contributions.queries import found_in
from desk.core import text
from desk.core.errors import NotFound
from desk.debates import queries
from desk.debates.reader_pages.blueprint import pages
from desk.debates.reader_pages.page import about_viewer
from desk.i18n.locale import language
from desk.search.tokens import LONGEST_QUERY


@pages.get("/debates/search")
def search():
    """Debates that hold all the words, in any of their languages."""
    words = wanted()
    found = queries.found_debates(words) if words else []
    return render_template("debates/search.html", words=words, debates=found)


@pages.get("/debates/<slug>/search")
def search_inside(slug):
    """Contributions of one debate that hold all the words, the newest first."""
    debate = queries.debate(viewer(), slug)
    if not debate.is_public:
        raise NotFound
    words = wanted()
    found = found_in(debate, words, viewer(), after=request.args.get("after", ""))
    about = about_viewer(viewer(), debate, found.pieces)
    return render_template("debates/search_inside.html", debate=debate, text=debate.text_in(language()), words=words, found=found, **about)


def wanted() -> str:
    """The words somebody looks for."""
    return text.line(request.args.get("q", ""))[:LONGEST_QUERY]
