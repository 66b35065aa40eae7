"""What pages ask about reports and notices. Every public reading begins at a `…_shown_to(viewer)`."""

from desk.corrections.queries.notices import (
    awaiting_second_reading,
    latest_notices,
    notice,
    notices_in_month,
    notices_of,
    notices_shown_to,
    span_of_months,
)
from desk.corrections.queries.reports import (
    colleagues,
    knows_address,
    link_of,
    lost_by,
    picture_of,
    report,
    report_of,
    reports_from,
    reports_of,
    reports_shown_to,
    second_readers,
    timeline,
)

__all__ = [
    "awaiting_second_reading",
    "colleagues",
    "knows_address",
    "latest_notices",
    "link_of",
    "lost_by",
    "notice",
    "notices_in_month",
    "notices_of",
    "notices_shown_to",
    "picture_of",
    "report",
    "report_of",
    "reports_from",
    "reports_of",
    "reports_shown_to",
    "second_readers",
    "span_of_months",
    "timeline",
]
