"""The open reports of somebody's editions, most urgent first, a page at a time."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, and_, case, func, or_, select, tuple_
from sqlalchemy.orm import selectinload

from desk.accounts.models import User
from desk.articles.models import Article, ArticleVersion
from desk.core.db import db
from desk.corrections.models import About, Kind, Report, Status
from desk.corrections.models.report import OPEN
from desk.corrections.queries.reports import reports_shown_to

PAGE = 25
URGENCY = case((Report.about == About.NO, 1), else_=0)


class View(StrEnum):
    """What somebody wants to see."""

    MINE = "mine"
    OPEN = "open"
    APPROVAL = "approval"
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
    words: str = ""
    after: str = ""


@dataclass(frozen=True)
class Page:
    """One page of the inbox; `after` is the cursor of the next one, empty on the last."""

    reports: Sequence[Report]
    after: str


def inbox(viewer: User, wanted: Wanted) -> Page:
    """A page of reports."""
    found = _in_view(reports_shown_to(viewer), viewer, wanted.view)
    if wanted.edition:
        found = found.where(Report.edition == wanted.edition)
    if wanted.kind:
        found = found.where(Report.kind == wanted.kind)
    if wanted.words:
        found = found.where(_with_words(wanted.words))
    by_urgency = wanted.order is Order.URGENT and wanted.view not in {View.CLOSED, View.HELD}
    keys = (URGENCY, Report.due_at, Report.id) if by_urgency else (Report.received_at, Report.id)
    if last := _read_cursor(wanted.after, by_urgency):
        found = found.where(tuple_(*keys) > tuple_(*last) if by_urgency else tuple_(*keys) < tuple_(*last))
    found = found.order_by(*(keys if by_urgency else [key.desc() for key in keys]))
    loaded = selectinload(Report.article).selectinload(Article.versions)
    reports = db.session.scalars(found.limit(PAGE + 1).options(loaded, selectinload(Report.assignee))).all()
    return Page(reports[:PAGE], _cursor(reports[PAGE - 1], by_urgency) if len(reports) > PAGE else "")


def counts(viewer: User) -> dict[View, int]:
    """How many each open view holds."""
    views = (View.MINE, View.OPEN, View.APPROVAL, View.HELD)
    shown = {view: _in_view(reports_shown_to(viewer), viewer, view).with_only_columns(func.count()).scalar_subquery() for view in views}
    row = db.session.execute(select(*shown.values())).one()
    return dict(zip(views, row, strict=True))


def _in_view(found: Select[Report], viewer: User, view: View) -> Select[Report]:
    is_open = and_(Report.status.in_(OPEN), Report.is_held.is_(False))
    match view:
        case View.MINE:
            return found.where(is_open, or_(Report.assignee_id.is_(None), Report.assignee_id == viewer.id))
        case View.OPEN:
            return found.where(is_open)
        case View.APPROVAL:
            return found.where(Report.status == Status.AWAITING_APPROVAL)
        case View.HELD:
            return found.where(or_(Report.is_held.is_(True), Report.status == Status.SPAM))
        case View.CLOSED:
            return found.where(Report.status == Status.RESOLVED)


def _with_words(words: str):
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    in_headline = select(ArticleVersion.article_id).where(ArticleVersion.headline.ilike(pattern, escape="\\"))
    columns = (Report.reference, Report.passage, Report.claim, Report.suggestion)
    return or_(*(column.ilike(pattern, escape="\\") for column in columns), Report.article_id.in_(in_headline))


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
