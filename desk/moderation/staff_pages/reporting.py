"""A contribution that points out an error in an article becomes a report."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.articles import queries as articles
from desk.contributions import queries as contributions
from desk.contributions.models import Contribution
from desk.core.db import writing
from desk.core.errors import NotNow
from desk.core.policy import allow
from desk.i18n.locale import language_word
from desk.moderation import forms, policy
from desk.moderation.actions.reporting import as_report
from desk.moderation.staff_pages.blueprint import pages


@pages.get("/<public_id>/report")
def report_form(public_id, form=None):
    """Which article it says is wrong."""
    found = _reportable(public_id)
    first = found.debate.articles[0].url if found.debate.articles else ""
    return render_template("desk/moderation/report.html", item=found, form=form or forms.ReportForm(None, article_url=first or ""))


@pages.post("/<public_id>/report")
def make_report(public_id):
    """Turn it into a report that keeps its author and the link to it. Done twice, it is one report."""
    found, form = _reportable(public_id), forms.ReportForm()
    article = articles.article_at(form.article_url.data or "")
    if form.validate() and article is None:
        form.article_url.errors = [_("We do not have an article at this address. Import it first, or check the address")]
    if form.errors or article is None:
        return report_form(public_id, form=form), 422
    writing(found)
    report = as_report(found, article, form.passage.data or "", by=me())
    found.note("report", by=me(), reference=report.reference)
    flash(
        _(
            "%(reference)s: the report is with the %(language)s edition.",
            reference=report.reference,
            language=language_word(article.edition),
        )
    )
    if policy.may_moderate(me(), found):
        return redirect(url_for(".item", public_id=public_id), 303)
    return redirect(url_for("desk.corrections.inbox"), 303)


def _reportable(public_id: str) -> Contribution:
    found = contributions.by_public_id(public_id)
    allow(policy.may_report, me(), found)
    if not found.stands:
        raise NotNow(_("Only what stands can be made into a report."))
    return found
