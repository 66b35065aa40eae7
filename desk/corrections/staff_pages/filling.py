"""What fills the blanks of an answer kept ready, and what the slower of two people is shown."""

from flask_babel import gettext as _

from desk.corrections.models import Report
from desk.corrections.words import STATUSES
from desk.i18n.dates import day, moment
from desk.i18n.locale import speaking


def filled(report: Report) -> dict[str, str]:
    """The words for `{reference}`, `{headline}`, `{passage}` and `{ombuds_date}`, in the reader's language."""
    with speaking(report.page_language):
        return {
            "reference": report.reference,
            "headline": report.article.headline if report.article else "",
            "passage": report.passage,
            "ombuds_date": day(report.article.ombuds_until) if report.article else "",
        }


def stands_now(report: Report) -> list[tuple[str, str]]:
    """(label, words): where the report stands and who was faster, with the words of the other one."""
    last = report.history[-1]
    who = last.by.name if last.by else _("the desk")
    shown = [(_("It stands now at"), str(STATUSES[report.status])), (_("Last changed"), f"{who}, {moment(last.at)}")]
    if last.text:
        shown.append((_("What the reader wrote"), last.text))
    if report.notice is not None:
        shown += [(_("Notice"), report.notice.text), (_("Before"), report.notice.before), (_("After"), report.notice.after)]
    if report.decision is not None:
        shown.append((_("Reason"), report.decision.reason))
    return [(label, words) for label, words in shown if words]
