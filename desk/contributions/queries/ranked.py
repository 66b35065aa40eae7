"""A page of an order that moves: read from the ranking that its reader began with.

Every place has a number: those of the ranking first, then what was published after it was made, the oldest first. A cursor
names a ranking and a place, so nothing is met twice or missed, whatever is recommended or published meanwhile.
"""

from array import array
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from desk.contributions.models import Contribution, Ranking, RankingPart
from desk.contributions.models.ranking import PART
from desk.contributions.queries.pieces import Piece, read_pieces
from desk.core.cursors import read_cursor, write_cursor
from desk.core.db import db


class Slice(NamedTuple):
    """Some places of a ranking."""

    id: int
    position: int
    length: int
    numbers: list[int]


UNRANKED = Slice(0, 0, 0, [])  # before the first ranking everything is new


class Page(NamedTuple):
    """A page with its cursors (empty at the ends)."""

    pieces: list[Piece]
    after: str
    before: str


def ranked_page(shown: Select[Any], found: Select[Any], debate_id: int, order: str, size: int, *, after: str, before: str) -> Page:
    """A page of `found` in this order; `shown` is the same reading of any debate, since a ranking names its own contributions.

    Raises Refusal (400) for a cursor that is not of this debate and order.
    """
    name = f"{debate_id} {order}"
    ranking_id, place = read_cursor(name, after or before) if after or before else (None, 0)
    backwards = bool(before) and not after
    first = max(0, place - size) if backwards else place
    ranking = _slice(debate_id, order, ranking_id, first, size + 1)
    if backwards and place > ranking.length:  # the page before lies, wholly or partly, behind the ranking
        return _before(shown, found, ranking, debate_id, order, name, place, size)
    wanted = place - first if backwards else size + 1
    pieces = _in_order(shown, ranking.numbers[:wanted])
    tail = [] if backwards else _tail(found, ranking, place, wanted - len(ranking.numbers))
    there = [*zip(range(first, first + wanted), _or_nothing(ranking.numbers[:wanted], pieces), strict=False)]
    there += [(ranking.length + (one.position or 0) - ranking.position - 1, one) for one in tail]
    has_more = backwards or len(there) > size
    return _page(name, ranking, there[:size], has_more=has_more, has_less=first > 0)


def _before(shown: Select[Any], found: Select[Any], ranking: Slice, debate_id: int, order: str, name: str, place: int, size: int) -> Page:
    until = ranking.position + 1 + place - ranking.length
    newer = found.where(Contribution.position > ranking.position, Contribution.position < until)
    tail = read_pieces(newer.order_by(Contribution.position.desc()).limit(size + 1))[::-1]
    there: list[tuple[int, Piece | None]] = [(ranking.length + (one.position or 0) - ranking.position - 1, one) for one in tail]
    if len(there) <= size and ranking.length:
        first = max(0, ranking.length - (size + 1 - len(there)))
        numbers = _slice(debate_id, order, ranking.id, first, size + 1 - len(there)).numbers
        ranked = _or_nothing(numbers, _in_order(shown, numbers))
        there = [*zip(range(first, ranking.length), ranked, strict=False), *there]
    return _page(name, ranking, there[-size:], has_more=True, has_less=len(there) > size)


def _page(name: str, ranking: Slice, there: list[tuple[int, Piece | None]], *, has_more: bool, has_less: bool) -> Page:
    after = write_cursor(name, ranking.id, there[-1][0] + 1) if there and has_more else ""
    before = write_cursor(name, ranking.id, there[0][0]) if there and has_less else ""
    return Page([piece for _place, piece in there if piece is not None], after, before)


def _slice(debate_id: int, order: str, ranking_id: int | None, first: int, size: int) -> Slice:
    """Places of the ranking with this number; of the newest, where that one is not kept any more (or none was named)."""
    if ranking_id == UNRANKED.id:
        return UNRANKED
    newest = select(Ranking.id).where(Ranking.debate_id == debate_id, Ranking.order == order)
    wanted = newest.order_by((Ranking.id == ranking_id).desc(), Ranking.id.desc()).limit(1).scalar_subquery()
    of_page = (RankingPart.ranking_id == Ranking.id) & RankingPart.n.in_([first // PART, (first + size) // PART])
    found = select(Ranking.id, Ranking.position, Ranking.length, RankingPart.numbers).outerjoin(RankingPart, of_page)
    rows = db.session.execute(found.where(Ranking.id == wanted).order_by(RankingPart.n)).all()
    if not rows:
        return UNRANKED
    numbers = array("I", b"".join(row.numbers or b"" for row in rows)).tolist()
    start = first % PART
    return Slice(rows[0].id, rows[0].position, rows[0].length, numbers[start : start + size])


def _in_order(shown: Select[Any], numbers: list[int]) -> dict[int, Piece]:
    return {piece.id: piece for piece in read_pieces(shown.where(Contribution.id.in_(numbers)))} if numbers else {}


def _or_nothing(numbers: list[int], pieces: dict[int, Piece]) -> list[Piece | None]:
    return [pieces.get(number) for number in numbers]


def _tail(found: Select[Any], ranking: Slice, place: int, size: int) -> list[Piece]:
    """What was published after the ranking was made."""
    if size <= 0:
        return []
    since = ranking.position + max(0, place - ranking.length)
    return read_pieces(found.where(Contribution.position > since).order_by(Contribution.position).limit(size))
