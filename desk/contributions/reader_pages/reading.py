"""A contribution opened by its permalink, in its place; all its replies; the composer under it."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from desk.accounts.session import viewer
from desk.contributions import queries
from desk.contributions.reader_pages.blueprint import pages, scopes_of, seen, written_here
from desk.core.errors import NotNow
from desk.debates.models import Debate
from desk.debates.reader_pages.page import about_viewer, thread_page
from desk.i18n.locale import language
from desk.pages.public import public

LONGEST_QUOTE = 300


@pages.get("/debates/<slug>/c/<public_id>")
@public(scopes_of)
def permalink(slug, public_id):
    """The page of the thread on which it stands."""
    debate, piece = seen(slug, public_id)
    page = thread_page(debate, _place(debate, piece), focus=piece)
    return page if piece.html else (page, 410)


@pages.get("/debates/<slug>/c/<public_id>/reply")
@public(scopes_of)
def reply(slug, public_id):
    """The same page with the composer open under it; `?quote=yes` begins it with a quotation."""
    debate, piece = seen(slug, public_id)
    if not debate.is_open:
        raise NotNow(_("This debate is closed. You can read everything; you can no longer write in it."))
    if not piece.html or piece.position is None:
        raise NotNow(_("The contribution you answer is not there any more."))
    quoted = ""
    if request.args.get("quote"):
        found = queries.contribution(debate, public_id).public
        quoted = quote(found.text) if found else ""
    return thread_page(debate, _place(debate, piece), focus=piece, answering=piece, quoted=quoted)


def quote(words: str) -> str:
    """The beginning of somebody's own words, not of what they quote themselves, as a quotation, with an empty line to go on in."""
    own = "\n".join(line for line in words.split("\n") if not line.lstrip().startswith(">")).strip()
    shown = own if len(own) <= LONGEST_QUOTE else own[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return "".join(f"> {line}\n" for line in shown.split("\n")) + "\n"


@pages.get("/debates/<slug>/c/<public_id>/replies")
@public(scopes_of)
def replies(slug, public_id):
    """All replies to a contribution, a page at a time."""
    debate, root = seen(slug, public_id)
    if root.root_id is not None:
        return redirect(url_for(".permalink", slug=slug, public_id=public_id))
    page = queries.replies_page(root, viewer(), written_here(), after=request.args.get("after", ""), before=request.args.get("before", ""))
    about = about_viewer(viewer(), debate, [root, *page.pieces])
    return render_template("contributions/replies.html", debate=debate, text=debate.text_in(language()), root=root, page=page, **about)


def _place(debate: Debate, piece: queries.Piece) -> queries.Thread:
    if piece.position is None and piece.root_id is None:  # the author's own, still waiting: it stands above the thread
        return queries.thread(debate, queries.Order.NEWEST, viewer(), written_here())
    return queries.around(debate, piece, viewer(), written_here())
