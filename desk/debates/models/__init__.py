"""Debates and proposals."""

from desk.debates.models.codes import ClosingReason, Format, Moderation, Topic
from desk.debates.models.debate import (
    Debate,
    DebateCounts,
    DebateEntry,
    DebateLanguage,
    DebateNote,
    DebatePerson,
    DebateText,
    Status,
    TextStatus,
)
from desk.debates.models.proposal import Proposal, ProposalEntry, ProposalStatus

__all__ = [
    "ClosingReason",
    "Debate",
    "DebateCounts",
    "DebateEntry",
    "DebateLanguage",
    "DebateNote",
    "DebatePerson",
    "DebateText",
    "Format",
    "Moderation",
    "Proposal",
    "ProposalEntry",
    "ProposalStatus",
    "Status",
    "TextStatus",
    "Topic",
]
