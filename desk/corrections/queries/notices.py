"""Notices as the public reads them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import selectinload

from desk.accounts.models import Role, User
from desk.articles.models import Article
from desk.core.db import db
from desk.core.errors import NotFound
from desk.corrections import indexing
from desk.corrections.models import Notice, NoticeKind, NoticeStatus
from desk.i18n import LANGUAGES
from desk.search import index


def notices_shown_to(viewer: User | None) -> Select[Notice]:
    """Published ones for everybody; for staff also what their own editions are drafting."""
    published = Notice.status == NoticeStatus.PUBLISHED
    beside = (selectinload(Notice.supersedes), selectinload(Notice.successor), selectinload(Notice.sibling_tasks))
    found = select(Notice).options(selectinload(Notice.article).selectinload(Article.versions), *beside)
    if viewer is None or not viewer.is_staff:
        return found.where(published)
    if viewer.holds(Role.STANDARDS) or viewer.holds(Role.LEGAL):
        return found
    return found.where(or_(published, Notice.edition.in_(viewer.editions(Role.JOURNALIST, Role.EDITOR))))


def notice(reference: str) -> Notice:
    """A published notice.

    Raises NotFound.
    """
    found = db.session.scalar(notices_shown_to(None).where(Notice.reference == reference))
    if found is None:
        raise NotFound
    return found


def notices_of(article: Article) -> Sequence[Notice]:
    """An article's published notices, newest first."""
    found = notices_shown_to(None).where(Notice.article_id == article.id)
    return db.session.scalars(found.order_by(Notice.published_at.desc(), Notice.id.desc())).all()


def standing_notices_of(articles: Iterable[Article]) -> Sequence[Notice]:
    """The published notices of several articles that no other one has taken the place of, newest first."""
    found = notices_shown_to(None).where(Notice.article_id.in_([article.id for article in articles]))
    published = db.session.scalars(found.order_by(Notice.published_at.desc(), Notice.id.desc()).limit(20)).all()
    return [notice for notice in published if notice.superseded_by is None]


def latest_notices(edition: str | None, kind: NoticeKind | None = None, most: int = 50) -> Sequence[Notice]:
    """The newest notices, of one edition or of all."""
    return db.session.scalars(_filtered(edition, kind).order_by(Notice.published_at.desc(), Notice.id.desc()).limit(most)).all()


def notices_in_month(edition: str | None, kind: NoticeKind | None, begin: datetime, end: datetime) -> Sequence[Notice]:
    """The notices published from `begin` to before `end` (UTC), newest first."""
    found = _filtered(edition, kind).where(Notice.published_at >= begin, Notice.published_at < end)
    return db.session.scalars(found.order_by(Notice.published_at.desc(), Notice.id.desc())).all()


def span_of_months(edition: str | None, kind: NoticeKind | None) -> tuple[datetime, datetime] | None:
    """When the first and the newest notice were published (UTC), or None without any."""
    published_at = _filtered(edition, kind).subquery().c.published_at
    first, last = db.session.execute(select(func.min(published_at), func.max(published_at))).one()
    return (first, last) if first else None


def awaiting_second_reading(viewer: User) -> Sequence[Notice]:
    """What was published by one person at night and still has to be read by another."""
    due = notices_shown_to(viewer).where(Notice.second_reading_due.is_not(None), Notice.second_read_at.is_(None))
    if not (viewer.holds(Role.STANDARDS) or viewer.holds(Role.LEGAL)):
        due = due.where(Notice.edition.in_(viewer.editions(Role.JOURNALIST, Role.EDITOR)))
    return db.session.scalars(due.order_by(Notice.second_reading_due)).all()


def notices_with(words: str, edition: str | None, kind: NoticeKind | None, most: int = 50) -> Sequence[Notice]:
    """The newest notices that hold these words, in any of the ten languages."""
    found = _filtered(edition, kind).where(Notice.id.in_(index.matching(indexing.NOTICES, words, LANGUAGES)))
    return db.session.scalars(found.order_by(Notice.published_at.desc(), Notice.id.desc()).limit(most)).all()


def _filtered(edition: str | None, kind: NoticeKind | None) -> Select[Notice]:
    found = notices_shown_to(None)
    if edition:
        found = found.where(Notice.edition == edition)
    return found.where(Notice.kind == kind) if kind else found
