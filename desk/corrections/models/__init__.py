"""Reports, decisions and notices."""

from desk.corrections.models.appeal import Appeal, Result
from desk.corrections.models.asking import Information, Picture, Question
from desk.corrections.models.codes import About, Cause, Kind, NoticeKind, Origin, Outcome, ReasonCode, Severity
from desk.corrections.models.filer import Filer, Link, LinkKind, SilencedAddress
from desk.corrections.models.notice import Notice, NoticeEntry, NoticeStatus
from desk.corrections.models.report import Decision, Report, ReportEntry, Status
from desk.corrections.models.sibling import SiblingStatus, SiblingTask
from desk.corrections.models.stealth import Finding, StealthEdit
from desk.corrections.models.triage import CannedAnswer, Label, News, Presence, SavedView, Undo

__all__ = [
    "About",
    "Appeal",
    "CannedAnswer",
    "Cause",
    "Decision",
    "Filer",
    "Finding",
    "Information",
    "Kind",
    "Label",
    "Link",
    "LinkKind",
    "News",
    "Notice",
    "NoticeEntry",
    "NoticeKind",
    "NoticeStatus",
    "Origin",
    "Outcome",
    "Picture",
    "Presence",
    "Question",
    "ReasonCode",
    "Report",
    "ReportEntry",
    "Result",
    "SavedView",
    "Severity",
    "SiblingStatus",
    "SiblingTask",
    "SilencedAddress",
    "Status",
    "StealthEdit",
    "Undo",
]
