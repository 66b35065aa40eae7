"""Orders that move are made now and then by the worker and kept, so that walking through them meets everything once.

*Most recommended* goes by numbers. *Balanced* shows the breadth of languages: the best of each language, then the second
of each, and so on; the best is what is recommended, answered and recent. Everything has one place (ties go to the newer).
"""

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import zip_longest
from math import log1p
from typing import NamedTuple

from sqlalchemy import String, and_, cast, func, insert, literal, select

from desk.contributions.models import Contribution, ContributionVersion, Ranking, RankingPart, Status
from desk.contributions.models.ranking import PART
from desk.contributions.queries import Order
from desk.core import clock
from desk.core.db import db
from desk.core.jobs import one_by_one
from desk.debates.models import Debate, DebateCounts
from desk.debates.models.debate import PUBLIC
from desk.pages.models import PageVersion, raise_versions

PAUSE = timedelta(seconds=5)  # between two rankings of a small debate; a second more for every hundred contributions
KEPT = 60  # rankings of one order; older ones nobody is still walking through
HALF_LIFE = timedelta(days=2)


class Ranked(NamedTuple):
    """What the orders look at."""

    id: int
    language: str | None  # of the text that stands; None for an empty place
    position: int
    recommendations: int
    replies: int
    published_at: datetime


def rank_due() -> None:
    """Rank debates in which something has changed since, if the last time is not too recent. The worker runs it every few seconds."""
    newest = select(func.max(Ranking.id)).where(Ranking.debate_id == Debate.id).correlate(Debate).scalar_subquery()
    found = (
        select(Debate.id, Ranking.created_at, Ranking.length)
        .join(PageVersion, PageVersion.scope == literal("debate:") + cast(Debate.id, String))
        .outerjoin(Ranking, Ranking.id == newest)
        .where(Debate.status.in_(PUBLIC), Ranking.page_version.is_distinct_from(PageVersion.n))
    )
    rows = db.session.execute(found).all()
    moment = clock.now()
    db.session.rollback()
    one_by_one([row.id for row in rows if row.created_at is None or row.created_at + pause(row.length) <= moment], rank)


def pause(length: int) -> timedelta:
    """How long a ranking of so many contributions stands at least."""
    return max(PAUSE, timedelta(seconds=length / 100))


def rank(number: int) -> None:
    """Keep the orders of a debate as they are now; in the caller's transaction."""
    debate = db.session.get_one(Debate, number)
    version = db.session.scalar(select(PageVersion.n).where(PageVersion.scope == debate.scope)) or 0
    position = db.session.scalars(select(DebateCounts.position).where(DebateCounts.debate_id == number)).one()
    roots = _roots(number)
    orders = {Order.RECOMMENDED: recommended(roots), Order.BALANCED: balanced(roots, clock.now())}
    hashes = {order: hashlib.sha256(packed(numbers)).hexdigest() for order, numbers in orders.items()}
    if any(hashes[order] != _last_hash(number, order) for order in orders):
        raise_versions(debate.scope)
        version += 1
    for order, numbers in orders.items():
        made = Ranking(
            debate_id=number, order=order.value, page_version=version, position=position, length=len(numbers), hash=hashes[order]
        )
        db.session.add(made)
        db.session.flush()
        starts = range(0, len(numbers), PART)
        if numbers:
            parts = [{"ranking_id": made.id, "n": at // PART, "numbers": packed(numbers[at : at + PART])} for at in starts]
            db.session.execute(insert(RankingPart), parts)
        old = select(Ranking.id).where(Ranking.debate_id == number, Ranking.order == order.value).order_by(Ranking.id.desc()).offset(KEPT)
        db.session.execute(db.delete(Ranking).where(Ranking.id.in_(old)).execution_options(synchronize_session=False))


def recommended(roots: Iterable[Ranked]) -> list[int]:
    """The numbers of contributions, the most recommended first."""
    return [one.id for one in sorted(roots, key=lambda one: (one.recommendations, one.position), reverse=True)]


def balanced(roots: Iterable[Ranked], moment: datetime) -> list[int]:
    """The numbers of contributions, by turns of language; empty places come last."""
    tongues: dict[str | None, list[tuple[float, int, int]]] = defaultdict(list)
    for one in roots:
        recency = 0.5 ** ((moment - one.published_at) / HALF_LIFE)
        score = log1p(one.recommendations + one.replies / 2) + recency
        tongues[one.language].append((score, one.position, one.id))
    empty = sorted(tongues.pop(None, []), key=lambda place: -place[1])
    rows = sorted((sorted(places, reverse=True) for places in tongues.values()), key=lambda places: places[0], reverse=True)
    turns = (place for turn in zip_longest(*rows) for place in turn if place is not None)
    return [number for _score, _position, number in (*turns, *empty)]


def packed(numbers: Iterable[int]) -> bytes:
    """The numbers of an order, four bytes each."""
    return array("I", numbers).tobytes()


def _roots(number: int) -> list[Ranked]:
    public = and_(
        ContributionVersion.contribution_id == Contribution.id,
        ContributionVersion.n == Contribution.public_n,
        Contribution.status == Status.PUBLISHED,
    )
    columns = ("id", "position", "recommendations", "replies", "published_at")
    found = select(ContributionVersion.language, *(getattr(Contribution, name) for name in columns)).select_from(Contribution)
    there = (Contribution.debate_id == number, Contribution.root_id.is_(None), Contribution.position.is_not(None))
    return [Ranked(**row) for row in db.session.execute(found.outerjoin(ContributionVersion, public).where(*there)).mappings()]


def _last_hash(number: int, order: Order) -> str | None:
    found = select(Ranking.hash).where(Ranking.debate_id == number, Ranking.order == order.value)
    return db.session.scalars(found.order_by(Ranking.id.desc())).first()
