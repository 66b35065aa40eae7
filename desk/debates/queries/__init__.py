"""What pages and other features ask about debates and proposals."""

from desk.debates.queries.debates import (
    Closed,
    articles_of,
    closed_debates,
    debate,
    debates_about,
    debates_of_host,
    debates_shown_to,
    found_debates,
    hosts,
    lead_and_open,
    scopes_of,
    similar_debates,
    staff_debates,
)
from desk.debates.queries.proposals import live_proposal, open_proposals, proposal, proposal_of, proposals_of

__all__ = [
    "Closed",
    "articles_of",
    "closed_debates",
    "debate",
    "debates_about",
    "debates_of_host",
    "debates_shown_to",
    "found_debates",
    "hosts",
    "lead_and_open",
    "live_proposal",
    "open_proposals",
    "proposal",
    "proposal_of",
    "proposals_of",
    "scopes_of",
    "similar_debates",
    "staff_debates",
]
