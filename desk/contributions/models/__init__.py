"""Contributions and what readers do with them."""

from desk.contributions.models.codes import Clause, FlagReason, LanguageSource
from desk.contributions.models.contribution import (
    Contribution,
    ContributionEntry,
    ContributionVersion,
    Status,
    VersionStatus,
)
from desk.contributions.models.doings import Flag, Recommendation

__all__ = [
    "Clause",
    "Contribution",
    "ContributionEntry",
    "ContributionVersion",
    "Flag",
    "FlagReason",
    "LanguageSource",
    "Recommendation",
    "Status",
    "VersionStatus",
]
