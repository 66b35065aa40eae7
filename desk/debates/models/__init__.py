"""Debates and proposals."""

from desk.debates.models.codes import ClosingReason, Moderation, Topic
from desk.debates.models.debate import Debate, DebateCounts, DebateEntry, DebateLanguage, DebateText, Status, TextStatus
from desk.debates.models.proposal import Proposal, ProposalEntry, ProposalStatus

__all__ = [
    "ClosingReason",
    "Debate",
    "DebateCounts",
    "DebateEntry",
    "DebateLanguage",
    "DebateText",
    "Moderation",
    "Proposal",
    "ProposalEntry",
    "ProposalStatus",
    "Status",
    "TextStatus",
    "Topic",
]
