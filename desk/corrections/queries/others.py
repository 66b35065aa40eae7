"""Reports like a report: what a reader is shown before sending, and what the desk is shown beside a case."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import or_, select

from desk.accounts.models import User
from desk.articles.models import Article
from desk.articles.passages import Span, find
from desk.core import clock
from desk.core.db import db
from desk.corrections.likeness import SUGGESTED, likeness, meet
from desk.corrections.models import About, Report, Status
from desk.corrections.models.report import OPEN
from desk.corrections.queries.reports import reports_shown_to

LOOKED_AT = 200
SHOWN = 5
NOT_OLDER = timedelta(days=90)


class Likely(NamedTuple):
    """A report that may be the same, and why one may think so."""

    report: Report
    is_same_place: bool
    likeness: float


def open_on_same_words(article: Article | None, passage: str, prefix: str = "", suffix: str = "") -> list[Report]:
    """Open reports about the same words of an article, for a reader about to send one.

    What concerns a person or puts one in danger is never among them, nor what is held back.
    """
    spans = find(article.current.texts, passage, prefix, suffix) if article and passage else []
    if not article or not spans:
        return []
    found = select(Report).where(
        Report.article_id == article.id,
        Report.passage != "",
        Report.about == About.NO,
        Report.status.in_(OPEN),
        Report.is_held.is_(False),
        Report.is_on_legal_hold.is_(False),
        or_(Report.campaign_id.is_(None), Report.campaign_id == Report.id),
    )
    near = db.session.scalars(found.order_by(Report.id).limit(LOOKED_AT)).all()
    return [report for report in near if meet(report.place, spans)][:SHOWN]


def likely_duplicates(viewer: User, report: Report) -> list[Likely]:
    """Reports that may say the same: of the same words, or of nearly the same claim, in the same article or its translations."""
    if report.article is None:
        return []
    same = Report.article_id == report.article_id
    if report.article.story:
        same = or_(same, Report.article_id.in_(select(Article.id).where(Article.story == report.article.story)))
    found = reports_shown_to(viewer).where(
        same,
        Report.id != report.id,
        Report.canonical_id.is_(None),
        Report.status != Status.SPAM,
        Report.received_at > clock.now() - NOT_OLDER,
    )
    near: Sequence[Report] = db.session.scalars(found.order_by(Report.id.desc()).limit(LOOKED_AT)).all()
    place = report.place
    likely = [Likely(other, _is_same_place(report, place, other), likeness(report, other)) for other in near]
    likely = [one for one in likely if one.is_same_place or one.likeness >= SUGGESTED]
    return sorted(likely, key=lambda one: (not one.is_same_place, -one.likeness))[:SHOWN]


def _is_same_place(report: Report, place: list[Span], other: Report) -> bool:
    return bool(place and other.passage) and other.article_id == report.article_id and meet(place, other.place)


def joinable(reference: str) -> Report | None:
    """An open report that other readers may join, by its reference or that of one merged into it; None where there is none."""
    found = db.session.scalar(select(Report).where(Report.reference == reference))
    case = found.case if found else None
    # Only our own words are shown: what a reader typed as a passage and no text of ours ever held may be anything.
    stands = case is not None and bool(case.article and case.passage and (case.place or case.place_as_seen))
    may = stands and case is not None and case.is_open and case.about is About.NO and not case.is_held and not case.is_on_legal_hold
    return case if may else None
