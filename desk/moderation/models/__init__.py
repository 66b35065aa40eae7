"""Decisions, claims, measures, appeals, and what is told to be illegal."""

from desk.moderation.models.appeal import AppealStatus, ModerationAppeal
from desk.moderation.models.claim import Claim
from desk.moderation.models.decision import DecisionState, ModerationDecision, Verdict
from desk.moderation.models.legal_flag import LegalFlag, LegalFlagStatus
from desk.moderation.models.measure import Measure, MeasureKind

__all__ = [
    "AppealStatus",
    "Claim",
    "DecisionState",
    "LegalFlag",
    "LegalFlagStatus",
    "Measure",
    "MeasureKind",
    "ModerationAppeal",
    "ModerationDecision",
    "Verdict",
]
