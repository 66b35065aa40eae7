"""The inbox: the open reports of one's editions, most urgent first."""

from flask import render_template, request

from desk.accounts.models import Role
from desk.accounts.session import me
from desk.core import text
from desk.corrections import queries
from desk.corrections.models import Kind
from desk.corrections.queries import inbox as inbox_queries
from desk.corrections.queries.inbox import Order, View, Wanted
from desk.corrections.queries.reports import is_overdue
from desk.corrections.staff_pages.blueprint import pages
from desk.editions import queries as editions
from desk.i18n import LANGUAGES


@pages.get("/")
def inbox():
    """A page of reports."""
    viewer, wanted = me(), read_wanted()
    sees_all = viewer.holds(Role.STANDARDS) or viewer.holds(Role.LEGAL)
    mine = viewer.editions(Role.JOURNALIST, Role.EDITOR)
    return render_template(
        "desk/corrections/inbox.html",
        page=inbox_queries.inbox(viewer, wanted),
        wanted=wanted,
        counts=inbox_queries.counts(viewer),
        readings=queries.awaiting_second_reading(viewer),
        editions=[edition for edition in editions.editions() if sees_all or edition.code in mine],
        kinds=list(Kind),
        views=list(View),
        orders=list(Order),
        is_overdue=is_overdue,
    )


def read_wanted() -> Wanted:
    """What the address asks for; what it gets wrong is passed over."""
    given = request.args
    view, order, kind = given.get("view", ""), given.get("order", ""), given.get("kind", "")
    return Wanted(
        view=View(view) if view in set(View) else View.MINE,
        order=Order(order) if order in set(Order) else Order.URGENT,
        edition=given.get("edition", "") if given.get("edition") in LANGUAGES else "",
        kind=Kind(kind) if kind in set(Kind) else None,
        words=text.line(given.get("q", ""))[:100],
        after=given.get("after", "")[:200],
    )
