"""Reports, decisions and notices."""

from desk.corrections.models.codes import About, Kind, NoticeKind, Origin, Outcome, ReasonCode, Severity
from desk.corrections.models.filer import Filer, Link, LinkKind
from desk.corrections.models.notice import Notice, NoticeEntry, NoticeStatus
from desk.corrections.models.report import Decision, Picture, Report, ReportEntry, Status

__all__ = [
    "About",
    "Decision",
    "Filer",
    "Kind",
    "Link",
    "LinkKind",
    "Notice",
    "NoticeEntry",
    "NoticeKind",
    "NoticeStatus",
    "Origin",
    "Outcome",
    "Picture",
    "ReasonCode",
    "Report",
    "ReportEntry",
    "Severity",
    "Status",
]
