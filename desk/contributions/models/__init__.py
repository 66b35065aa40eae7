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
from desk.contributions.models.log import Deed, Figure, LogLine, Wait
from desk.contributions.models.phrase import Phrase, PhraseKind
from desk.contributions.models.ranking import Ranking, RankingPart
from desk.contributions.models.task import HostTask, TaskKind, TaskStatus

__all__ = [
    "Clause",
    "Contribution",
    "ContributionEntry",
    "ContributionVersion",
    "Deed",
    "Figure",
    "Flag",
    "FlagReason",
    "HostTask",
    "LanguageSource",
    "LogLine",
    "Phrase",
    "PhraseKind",
    "Ranking",
    "RankingPart",
    "Recommendation",
    "Status",
    "TaskKind",
    "TaskStatus",
    "VersionStatus",
    "Wait",
]
