"""A debate is scheduled, opened, closed with its summary, and put aside."""

from flask import flash, render_template, request
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.contributions import queries as contributions
from desk.contributions.citations import render_summary
from desk.debates import policy
from desk.debates.actions import lifecycle
from desk.debates.forms import ClosingForm, VersionForm
from desk.debates.models import ClosingReason, Debate, Status
from desk.debates.staff_pages.blueprint import back_to, begin, load, pages


@pages.post("/<slug>/schedule")
def schedule(slug):
    """Let the clock open it."""
    debate = load(slug, policy.may_edit)
    begin(debate, policy.may_edit, VersionForm().version.data)
    lifecycle.schedule(debate, by=me())
    flash(_("Scheduled. It opens by itself."))
    return back_to(debate)


@pages.post("/<slug>/schedule/end")
def unschedule(slug):
    """Back to a draft."""
    debate = load(slug, policy.may_edit)
    begin(debate, policy.may_edit, VersionForm().version.data)
    lifecycle.unschedule(debate, by=me())
    return back_to(debate)


@pages.post("/<slug>/opening")
def open_now(slug):
    """Open it now."""
    debate = load(slug, policy.may_edit)
    begin(debate, policy.may_edit, VersionForm().version.data)
    lifecycle.open_now(debate, by=me())
    flash(_("Open. Readers see it and can write."))
    return back_to(debate)


@pages.get("/<slug>/closing")
def closing(slug, form=None, preview=""):
    """The page on which the host writes what was heard."""
    debate = load(slug, policy.may_close)
    debate.require(Status.OPEN, Status.CLOSED)
    reason = debate.closing_reason.value if debate.closing_reason else None
    form = form or ClosingForm(None, summary=debate.own_text.summary, reason=reason, version=debate.version)
    return render_template("desk/debates/closing.html", debate=debate, form=form, citable=citable(debate), preview=preview)


def citable(debate: Debate) -> list[contributions.Piece]:
    """What a summary may want to cite: the picks, then what was recommended most."""
    picks = contributions.thread(debate, contributions.Order.PICKS, None).pieces
    liked = contributions.thread(debate, contributions.Order.RECOMMENDED, None).pieces[:10]
    return list({one.id: one for one in [*picks, *liked] if one.html}.values())


@pages.post("/<slug>/closing")
def close(slug):
    """Close it with this summary; where the clock was first, add the summary."""
    debate, form = load(slug, policy.may_close), ClosingForm()
    if not form.validate():
        return closing(slug, form=form), 422
    html, unknown = render_summary(debate, form.summary.data, debate.edition)
    if unknown:
        form.summary.errors = [_("No published contribution of this debate has this address: %(address)s", address=unknown)]
        return closing(slug, form=form), 422
    if request.form.get("preview"):
        return closing(slug, form=form, preview=html)
    begin(debate, policy.may_close, form.version.data)
    debate.require(Status.OPEN, Status.CLOSED)
    lifecycle.summarise(debate, form.summary.data, html, by=me())
    if debate.can("close"):
        lifecycle.close(debate, ClosingReason(form.reason.data), by=me())
    else:
        debate.closing_reason = ClosingReason(form.reason.data)
    flash(_("Closed. Readers see your summary first."))
    return back_to(debate)


@pages.post("/<slug>/archive")
def archive(slug):
    """Put it aside."""
    debate = load(slug, policy.may_close)
    begin(debate, policy.may_close, VersionForm().version.data)
    lifecycle.archive(debate, by=me())
    return back_to(debate)
