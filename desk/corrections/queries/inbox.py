"""The reports of somebody's editions, in views, a page at a time. The address of the inbox is all there is to a view."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, tuple_
from sqlalchemy.orm import selectinload

from desk.accounts.models import Role, User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import db
from desk.corrections import indexing
from desk.corrections.models import About, Kind, Label, Report, SavedView, Severity, Status
from desk.corrections.models.report import OPEN
from desk.corrections.queries.reports import reports_shown_to
from desk.i18n import LANGUAGES
from desk.search import index

PAGE = 25
URGENCY = case((Report.about == About.NO, 1), else_=0)
A_WEEK = timedelta(days=7)


class View(StrEnum):
    """What somebody wants to see."""

    MINE = "mine"
    URGENT = "urgent"
    OPEN = "open"
    ASSIGNED = "assigned"
    OVERDUE = "overdue"
    WAITING = "waiting"
    APPROVAL = "approval"
    APPEALS = "appeals"
    SNOOZED = "snoozed"
    HELD = "held"
    CLOSED = "closed"


class Order(StrEnum):
    """In which order."""

    URGENT = "urgent"
    NEWEST = "newest"


@dataclass(frozen=True)
class Wanted:
    """The inbox's address, read."""

    view: View = View.MINE
    order: Order = Order.URGENT
    edition: str = ""
    kind: Kind | None = None
    severity: Severity | None = None
    label: str = ""
    words: str = ""
    after: str = ""

    def as_query(self) -> dict[str, str]:
        """The address again, without the place in the list."""
        given = {
            "view": self.view.value,
            "order": self.order.value if self.order is not Order.URGENT else "",
            "edition": self.edition,
            "kind": self.kind.value if self.kind else "",
            "severity": self.severity.value if self.severity else "",
            "label": self.label,
            "q": self.words,
        }
        return {name: value for name, value in given.items() if value}

    def as_address(self) -> str:
        """The same, as it stands behind the `?`."""
        return urlencode(self.as_query())


@dataclass(frozen=True)
class Page:
    """One page of the inbox; `after` is the cursor of the next one, empty on the last."""

    reports: Sequence[Report]
    after: str


def inbox(viewer: User, wanted: Wanted) -> Page:
    """A page of reports; many like ones are one row, that of the first."""
    found = _filtered(_in_view(reports_shown_to(viewer), viewer, wanted.view), wanted)
    by_urgency = wanted.order is Order.URGENT and wanted.view not in {View.CLOSED, View.HELD}
    keys = (URGENCY, Report.due_at, Report.id) if by_urgency else (Report.received_at, Report.id)
    if last := _read_cursor(wanted.after, by_urgency):
        found = found.where(tuple_(*keys) > tuple_(*last) if by_urgency else tuple_(*keys) < tuple_(*last))
    found = found.order_by(*(keys if by_urgency else [key.desc() for key in keys]))
    loaded = selectinload(Report.article).selectinload(Article.versions)
    shown = (loaded, selectinload(Report.assignee), selectinload(Report.labels), selectinload(Report.notice))
    reports = db.session.scalars(found.limit(PAGE + 1).options(*shown)).all()
    return Page(reports[:PAGE], _cursor(reports[PAGE - 1], by_urgency) if len(reports) > PAGE else "")


def counts(viewer: User) -> dict[View, int]:
    """How many each view of open reports holds, counted in one walk through what is not closed."""
    views = {view: condition for view, condition in _conditions(viewer).items() if view is not View.CLOSED}
    counted = [func.count().filter(condition) for condition in views.values()]
    live = reports_shown_to(viewer).where(or_(Report.status != Status.RESOLVED, Report.is_held.is_(True)))
    row = db.session.execute(live.with_only_columns(*counted)).one()
    return dict(zip(views, row, strict=True))


def next_report(viewer: User, after: Report) -> Report | None:
    """The most urgent report of “mine and unassigned” other than this one."""
    found = _in_view(reports_shown_to(viewer), viewer, View.MINE).where(Report.id != after.id)
    return db.session.scalars(found.order_by(URGENCY, Report.due_at, Report.id).limit(1)).first()


def campaign_sizes(reports: Sequence[Report]) -> dict[int, int]:
    """How many like ones stand behind the rows that stand for many: number of the report -> how many, itself included."""
    numbers = [report.id for report in reports if report.campaign_id == report.id]
    if not numbers:
        return {}
    found = select(Report.campaign_id, func.count()).where(Report.campaign_id.in_(numbers)).group_by(Report.campaign_id)
    return {number: count for number, count in db.session.execute(found) if number is not None}


def saved_views(viewer: User) -> Sequence[SavedView]:
    """A person's own views and those of their editions."""
    own = SavedView.edition.is_(None) & (SavedView.person_id == viewer.id)
    shared = SavedView.edition.in_({membership.edition for membership in viewer.memberships if membership.edition})
    if viewer.holds(Role.STANDARDS):
        shared = SavedView.edition.is_not(None)
    return db.session.scalars(select(SavedView).where(or_(own, shared)).order_by(SavedView.name, SavedView.id)).all()


def known_labels(viewer: User) -> list[str]:
    """The labels in use on what somebody sees, for the filter and as suggestions."""
    shown = reports_shown_to(viewer).with_only_columns(Report.id)
    return list(db.session.scalars(select(Label.word).where(Label.report_id.in_(shown)).distinct().order_by(Label.word).limit(200)))


def shift(viewer: User, edition: str) -> dict[str, list[Report]]:
    """What is handed over at the end of a shift: `promised` (due within two days), `open`, `waiting` (for a reader, or put off)."""
    found = _in_view(reports_shown_to(viewer), viewer, View.OPEN).where(Report.edition == edition)
    reports = db.session.scalars(found.order_by(URGENCY, Report.due_at, Report.id).limit(500)).all()
    soon = clock.now() + timedelta(days=2)
    waiting = [one for one in reports if one.status is Status.NEEDS_INFO or one.is_snoozed]
    rest = [one for one in reports if one not in waiting]
    return {
        "promised": [one for one in rest if one.due_at is not None and one.due_at <= soon],
        "open": [one for one in rest if one.due_at is None or one.due_at > soon],
        "waiting": waiting,
    }


def _in_view(found: Select[Report], viewer: User, view: View) -> Select[Report]:
    return found.where(_conditions(viewer)[view])


def _conditions(viewer: User) -> dict[View, ColumnElement[bool]]:
    """What each view shows."""
    moment = clock.now()
    is_awake = or_(Report.snoozed_until.is_(None), Report.snoozed_until <= moment)
    is_row = or_(Report.campaign_id.is_(None), Report.campaign_id == Report.id)
    is_open = and_(Report.status.in_(OPEN), Report.is_held.is_(False), is_row)
    is_mine = or_(Report.assignee_id.is_(None), Report.assignee_id == viewer.id)
    return {
        View.MINE: and_(is_open, is_awake, is_mine),
        View.URGENT: and_(is_open, Report.about != About.NO),
        View.OPEN: is_open,
        View.ASSIGNED: and_(is_open, Report.assignee_id == viewer.id),
        View.OVERDUE: and_(is_open, Report.due_at < moment, Report.status != Status.NEEDS_INFO),
        View.WAITING: and_(is_open, Report.status == Status.NEEDS_INFO),
        View.APPROVAL: Report.status == Status.AWAITING_APPROVAL,
        View.APPEALS: Report.status == Status.APPEALED,
        View.SNOOZED: and_(is_open, Report.snoozed_until > moment),
        View.HELD: or_(Report.is_held.is_(True), Report.status == Status.SPAM),
        View.CLOSED: and_(Report.status == Status.RESOLVED, Report.canonical_id.is_(None)),
    }


def _filtered(found: Select[Report], wanted: Wanted) -> Select[Report]:
    if wanted.edition:
        found = found.where(Report.edition == wanted.edition)
    if wanted.kind:
        found = found.where(func.coalesce(Report.desk_kind, Report.kind) == wanted.kind)
    if wanted.severity:
        found = found.where(Report.severity == wanted.severity)
    if wanted.label:
        found = found.where(Report.id.in_(select(Label.report_id).where(Label.word == wanted.label)))
    if wanted.words:
        found = found.where(Report.id.in_(index.matching(indexing.REPORTS, wanted.words, LANGUAGES)))
    return found


def _cursor(report: Report, by_urgency: bool) -> str:
    values = [0 if report.is_urgent else 1, str(report.due_at), report.id] if by_urgency else [str(report.received_at), report.id]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _read_cursor(cursor: str, by_urgency: bool) -> list | None:
    """The values of a cursor; None for one that is empty, broken or of another order."""
    try:
        *urgency, moment, number = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        flags, at, last = [int(value) for value in urgency], datetime.fromisoformat(moment), int(number)
    except (ValueError, TypeError, OverflowError):
        return None
    fits = len(flags) == by_urgency and set(flags) <= {0, 1} and 0 <= last < 2**31
    return [*flags, at, last] if fits else None
