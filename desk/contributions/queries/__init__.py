"""What pages and other features ask about contributions."""

from desk.contributions.queries.figures import Figures, figures_of_debate, figures_of_year, years
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
from desk.contributions.queries.tasks import picks_by_language, task_in, tasks_for, tasks_in, told_in, translations_told_wrong
from desk.contributions.queries.thread import (
    Order,
    Thread,
    around,
    found_in,
    newest_pieces,
    own_waiting,
    received,
    replies_page,
    thread,
    voices,
)

__all__ = [
    "Figures",
    "Order",
    "Piece",
    "Thread",
    "around",
    "by_public_id",
    "contribution",
    "contributions_of",
    "figures_of_debate",
    "figures_of_year",
    "found_in",
    "live_contribution",
    "newest_pieces",
    "own_states",
    "own_waiting",
    "picks_by_language",
    "piece",
    "pieces_shown_to",
    "received",
    "recommended_here",
    "recommends",
    "replies_page",
    "task_in",
    "tasks_for",
    "tasks_in",
    "thread",
    "told_in",
    "translations_told_wrong",
    "voices",
    "years",
]
