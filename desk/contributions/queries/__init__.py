"""What pages and other features ask about contributions."""

from desk.contributions.queries.mine import (
    by_public_id,
    contribution,
    contributions_of,
    live_contribution,
    own_states,
    piece,
    recommended_here,
    recommends,
)
from desk.contributions.queries.pieces import Piece, pieces_shown_to
from desk.contributions.queries.thread import Order, Thread, around, newest_pieces, own_waiting, replies_page, thread, voices

__all__ = [
    "Order",
    "Piece",
    "Thread",
    "around",
    "by_public_id",
    "contribution",
    "contributions_of",
    "live_contribution",
    "newest_pieces",
    "own_states",
    "own_waiting",
    "piece",
    "pieces_shown_to",
    "recommended_here",
    "recommends",
    "replies_page",
    "thread",
    "voices",
]
