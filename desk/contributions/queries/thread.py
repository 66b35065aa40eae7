"""A debate's thread, a page at a time. Pages are cut by the place of the last row, never by counting."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, Subquery, func, select
from sqlalchemy.orm import aliased

from desk.accounts.models import User
from desk.contributions.indexing import CONTRIBUTIONS
from desk.contributions.models import Contribution, Status
from desk.contributions.queries.pieces import Piece, pieces_shown_to, read_pieces
from desk.contributions.queries.ranked import ranked_page
from desk.core.cursors import LARGEST, read_cursor, write_cursor
from desk.core.db import db
from desk.debates.models import Debate
from desk.i18n import LANGUAGES
from desk.search.index import matching

PAGE = 25
FIRST_REPLIES = 3
AROUND = 12  # before and after the one a permalink names


class Order(StrEnum):
    """How a thread is read."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RECOMMENDED = "recommended"
    PICKS = "picks"
    BALANCED = "balanced"


MOVING = {Order.RECOMMENDED, Order.BALANCED}


@dataclass
class Thread:
    """One page of a thread, with the cursors of the next and the previous one (empty at the ends)."""

    pieces: list[Piece]
    order: Order
    after: str = ""
    before: str = ""


def thread(
    debate: Debate, order: Order, viewer: User | None, written_here: Collection[str] = (), *, after: str = "", before: str = ""
) -> Thread:
    """A page of roots with their first replies; of the host's picks, the picks themselves.

    Raises Refusal (400) for a cursor that is not of this debate and order.
    """
    found = pieces_shown_to(viewer, written_here).where(Contribution.debate_id == debate.id, Contribution.position.is_not(None))
    if order is Order.PICKS:
        found = found.where(Contribution.picked_at.is_not(None), Contribution.status == Status.PUBLISHED)
    else:
        found = found.where(Contribution.root_id.is_(None))
    if order in MOVING:
        ranked = ranked_page(pieces_shown_to(viewer, written_here), found, debate.id, order.value, PAGE, after=after, before=before)
        page = Thread(ranked.pieces, order, ranked.after, ranked.before)
    else:
        page = _page(found, order, f"{debate.id} {order}", after, before)
    add_replies([piece for piece in page.pieces if piece.root_id is None], viewer, written_here)
    return page


def _page(found: Select[Any], order: Order, name: str, after: str, before: str) -> Thread:
    backwards = bool(before) and not after
    rises = (order is Order.OLDEST) != backwards
    if cursor := after or before:
        [place] = read_cursor(name, cursor)
        found = found.where(Contribution.position > place if rises else Contribution.position < place)
    pieces = read_pieces(found.order_by(Contribution.position.asc() if rises else Contribution.position.desc()).limit(PAGE + 1))
    has_more = len(pieces) > PAGE
    pieces = pieces[:PAGE][::-1] if backwards else pieces[:PAGE]

    def place_of(piece: Piece) -> str:
        """The cursor of a piece in this order."""
        return write_cursor(name, piece.position or 0)

    page = Thread(pieces, order)
    if pieces and (has_more or backwards):
        page.after = place_of(pieces[-1])
    if pieces and (after or (backwards and has_more)):
        page.before = place_of(pieces[0])
    return page


def around(debate: Debate, piece: Piece, viewer: User | None, written_here: Collection[str] = ()) -> Thread:
    """The part of the thread, newest first, in which a contribution stands, with all of its root's replies near it."""
    root_position = piece.position if piece.root_id is None else _position(piece.root_id)
    roots = pieces_shown_to(viewer, written_here).where(Contribution.debate_id == debate.id, Contribution.root_id.is_(None))
    newer = read_pieces(roots.where(Contribution.position > root_position).order_by(Contribution.position.asc()).limit(AROUND + 1))
    older = read_pieces(roots.where(Contribution.position <= root_position).order_by(Contribution.position.desc()).limit(AROUND + 2))
    name = f"{debate.id} {Order.NEWEST}"
    shown = [*newer[:AROUND][::-1], *older[: AROUND + 1]]
    page = Thread(shown, Order.NEWEST)
    if len(older) > AROUND + 1:
        page.after = write_cursor(name, shown[-1].position or 0)
    if len(newer) > AROUND:
        page.before = write_cursor(name, shown[0].position or 0)
    add_replies(shown, viewer, written_here)
    _open_replies(shown, piece, viewer, written_here)
    return page


def _position(number: int) -> int:
    return db.session.scalars(select(Contribution.position).where(Contribution.id == number)).one() or 0


def _open_replies(roots: Iterable[Piece], piece: Piece, viewer: User | None, written_here: Collection[str]) -> None:
    """Show the replies up to the one that was asked for, and some after it."""
    root = next((one for one in roots if one.id == (piece.root_id or piece.id)), None)
    if root is None or piece.position is None:
        return
    replies = pieces_shown_to(viewer, written_here).where(Contribution.root_id == root.id, Contribution.position.is_not(None))
    until = read_pieces(replies.where(Contribution.position <= piece.position).order_by(Contribution.position.desc()).limit(AROUND))
    later = read_pieces(replies.where(Contribution.position > piece.position).order_by(Contribution.position.asc()).limit(AROUND))
    known = {one.id: one for one in [*root.answered, *until, *later]}
    root.answered = sorted(known.values(), key=lambda one: (one.position is None, one.position or one.id))


def add_replies(roots: list[Piece], viewer: User | None, written_here: Collection[str]) -> None:
    """Put the first replies under each root, and the viewer's own waiting ones after them."""
    by_number = {root.id: root for root in roots}
    with_replies = [root.id for root in roots if root.replies]
    found = pieces_shown_to(viewer, written_here).where(Contribution.root_id.in_(by_number))
    replies: list[Piece] = []
    if with_replies:
        until = _last_shown(with_replies)
        shown = found.join(until, until.c.id == Contribution.root_id).where(Contribution.position <= until.c.position)
        replies += read_pieces(shown.order_by(Contribution.position))
    if by_number and (viewer is not None or written_here):
        replies += read_pieces(found.where(Contribution.position.is_(None)).order_by(Contribution.id))
    for reply in replies:
        by_number[reply.root_id or 0].answered.append(reply)


def _last_shown(roots: list[int]) -> Subquery:
    """(root, the position of the last of its first replies): the index leads there, however many there are."""
    reply, root = aliased(Contribution), aliased(Contribution)
    of_root = select(reply.position).where(reply.root_id == root.id, reply.position.is_not(None)).correlate(root)
    last = of_root.order_by(reply.position).offset(FIRST_REPLIES - 1).limit(1).scalar_subquery()
    return select(root.id, func.coalesce(last, LARGEST).label("position")).where(root.id.in_(roots)).subquery()


def replies_page(root: Piece, viewer: User | None, written_here: Collection[str] = (), *, after: str = "", before: str = "") -> Thread:
    """The replies to one contribution, oldest first.

    Raises Refusal (400) for a cursor that is not of this list.
    """
    found = pieces_shown_to(viewer, written_here).where(Contribution.root_id == root.id, Contribution.position.is_not(None))
    return _page(found, Order.OLDEST, f"replies {root.id}", after, before)


def found_in(debate: Debate, words: str, viewer: User | None, *, after: str = "") -> Thread:
    """What of a debate's thread holds all these words, the newest first; nothing without a word.

    Raises Refusal (400) for a cursor that is not of this search.
    """
    stands = (Contribution.debate_id == debate.id, Contribution.status == Status.PUBLISHED)
    hits = matching(CONTRIBUTIONS, words, LANGUAGES)
    found = pieces_shown_to(viewer).where(*stands, Contribution.id.in_(hits))
    return _page(found, Order.NEWEST, f"search {debate.id}", after, "")


def received(debate: Debate, below: int | None = None) -> list[Contribution]:
    """What readers wrote in a debate that is not public, the newest first; before the number `below`, if given."""
    found = select(Contribution).where(Contribution.debate_id == debate.id, Contribution.status == Status.PRIVATE)
    if below is not None:
        found = found.where(Contribution.id < below)
    return list(db.session.scalars(found.order_by(Contribution.id.desc()).limit(PAGE)))


def newest_pieces(debate: Debate, most: int, below: int | None = None) -> list[Piece]:
    """The newest contributions and replies that stand, for feeds and the host; those before the position `below`, if given."""
    found = pieces_shown_to(None).where(Contribution.debate_id == debate.id, Contribution.status == Status.PUBLISHED)
    if below is not None:
        found = found.where(Contribution.position < below)
    return read_pieces(found.order_by(Contribution.position.desc()).limit(most))


def own_waiting(debate: Debate, viewer: User | None, written_here: Collection[str]) -> list[Piece]:
    """What the viewer wrote at the top level and nobody else sees yet, newest first."""
    found = pieces_shown_to(viewer, written_here).where(
        Contribution.debate_id == debate.id, Contribution.position.is_(None), Contribution.root_id.is_(None)
    )
    return read_pieces(found.order_by(Contribution.id.desc()).limit(PAGE))


def voices(debates: Collection[int]) -> dict[int, list[Piece]]:
    """Up to three voices of each of these debates for the overview: the host's picks, in different languages where there are some."""
    if not debates:
        return {}
    is_root = Contribution.root_id.is_(None) & Contribution.is_by_staff.is_(False)
    stands = Contribution.debate_id.in_(debates) & (Contribution.status == Status.PUBLISHED) & Contribution.picked_at.is_not(None)
    rank = func.row_number().over(partition_by=Contribution.debate_id, order_by=Contribution.picked_at.desc())
    ranked = select(Contribution.id, rank.label("rank")).where(is_root, stands).subquery()
    found = read_pieces(pieces_shown_to(None).where(Contribution.id.in_(select(ranked.c.id).where(ranked.c.rank <= 3))))
    return {number: [piece for piece in found if piece.debate_id == number] for number in debates}
