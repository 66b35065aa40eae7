"""The clauses of CWA 17493:2019 (https://www.jti-app.com) that concern corrections: where each is met, and the figure of today."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from desk.core import clock
from desk.core.db import db
from desk.corrections.models import Notice, NoticeStatus, Report
from desk.editions import queries as editions
from desk.i18n.dates import as_date
from desk.mail.links import link
from desk.statistics.figures import FEW, Times, counted_until, figures
from desk.statistics.models import EvidenceSnapshot

CLAUSES = ("14.1", "14.2", "14.3", "15.1", "15.4")


def evidence(lang: str) -> list[dict[str, Any]]:
    """For each clause: its number, the addresses that show it, and named figures (a number, or None where there are too few)."""
    counted = figures()
    top, end = _placements()
    cases = db.session.scalar(select(func.count()).select_from(Report).where(Report.ombuds_case != "")) or 0
    return [
        {
            "clause": "14.1",
            "links": [link("house_texts.corrections_policy", lang=lang), link("corrections.report_form", lang=lang)],
            "figures": {"taken_up_hours": _last(counted.taken, "half"), "in_time": _last(counted.decided, "in_time")},
        },
        {"clause": "14.2", "links": [link("corrections.log", lang=lang)], "figures": {"placed_on_top": top, "placed_at_the_end": end}},
        {
            "clause": "14.3",
            "links": [link("corrections.report_form", lang=lang), link("corrections.lost_link_form", lang=lang)],
            "figures": {"mailboxes": len([one for one in editions.editions() if one.mailbox]), "received": sum(counted.received.values())},
        },
        {
            "clause": "15.1",
            "links": [link("house_texts.corrections_policy", lang=lang)],
            "figures": {"ombuds_cases": cases if cases >= FEW else None},
        },
        {"clause": "15.4", "links": [link("house_texts.corrections_policy", lang=lang)], "figures": {}},
    ]


def take_snapshot() -> None:
    """Keep the page as it is on the first occasion in each month; the worker runs it daily."""
    today = as_date(clock.now())
    newest = db.session.scalar(select(func.max(EvidenceSnapshot.taken_on)))
    if newest is None or (newest.year, newest.month) < (today.year, today.month):
        db.session.add(EvidenceSnapshot(taken_on=today, clauses=evidence("en")))


def snapshots() -> list[date]:
    """The days of which the page was kept, newest first."""
    return list(db.session.scalars(select(EvidenceSnapshot.taken_on).order_by(EvidenceSnapshot.taken_on.desc())))


def snapshot(day: date) -> EvidenceSnapshot | None:
    """The page as it was on a day."""
    return db.session.scalar(select(EvidenceSnapshot).where(EvidenceSnapshot.taken_on == day))


def _placements() -> tuple[int, int]:
    """How many published notices stand above the first paragraph, and how many at the end."""
    published = db.session.scalars(
        select(Notice).where(Notice.status == NoticeStatus.PUBLISHED, Notice.published_at < counted_until())
    ).all()
    top = sum(notice.stands_on_top for notice in published)
    return top, len(published) - top


def _last(rows: list[Times], name: str) -> float | None:
    """The figure of the newest month that has enough."""
    return next((round(value, 3) for row in reversed(rows) if (value := getattr(row, name)) is not None), None)
