"""The inbox: the open reports of one's editions, most urgent first."""

from datetime import timedelta

from flask import render_template, request

from desk.accounts.models import Role
from desk.accounts.session import me
from desk.core import clock, text
from desk.corrections import policy, queries
from desk.corrections.models import Kind, Report, Severity
from desk.corrections.queries import desk as desk_queries
from desk.corrections.queries import inbox as inbox_queries
from desk.corrections.queries.inbox import Order, View, Wanted
from desk.corrections.queries.reports import is_overdue
from desk.corrections.staff_pages.blueprint import pages
from desk.corrections.staff_pages.bulk import STEPS
from desk.editions import queries as editions
from desk.i18n import LANGUAGES


@pages.get("/")
def inbox():
    """A page of reports."""
    viewer, wanted = me(), read_wanted()
    sees_all = viewer.holds(Role.STANDARDS) or viewer.holds(Role.LEGAL)
    mine = viewer.editions(Role.JOURNALIST, Role.EDITOR)
    page = inbox_queries.inbox(viewer, wanted)
    return render_template(
        "desk/corrections/inbox.html",
        page=page,
        sizes=inbox_queries.campaign_sizes(page.reports),
        wanted=wanted,
        counts=inbox_queries.counts(viewer),
        readings=queries.awaiting_second_reading(viewer),
        checks=desk_queries.waiting_checks(viewer),
        saved=inbox_queries.saved_views(viewer),
        undo=desk_queries.open_undo(viewer),
        labels=inbox_queries.known_labels(viewer),
        severities=list(Severity),
        steps=STEPS,
        me=viewer,
        sees_causes=policy.may_see_causes(viewer),
        is_warned=is_warned,
        editions=[edition for edition in editions.editions() if sees_all or edition.code in mine],
        kinds=list(Kind),
        views=list(View),
        orders=list(Order),
        is_overdue=is_overdue,
    )


def is_warned(report: Report) -> bool:
    """Whether what is due next is near: within the next four hours."""
    return report.due_at is not None and clock.now() <= report.due_at < clock.now() + timedelta(hours=4)


def read_wanted() -> Wanted:
    """What the address asks for; what it gets wrong is passed over."""
    given = request.args
    view, order, kind, severity = (given.get(name, "") for name in ("view", "order", "kind", "severity"))
    return Wanted(
        view=View(view) if view in set(View) else View.MINE,
        order=Order(order) if order in set(Order) else Order.URGENT,
        edition=given.get("edition", "") if given.get("edition") in LANGUAGES else "",
        kind=Kind(kind) if kind in set(Kind) else None,
        severity=Severity(severity) if severity in set(Severity) else None,
        label=text.line(given.get("label", ""))[:40],
        words=text.line(given.get("q", ""))[:100],
        after=given.get("after", "")[:200],
    )
