"""Readers' proposals are answered: with a debate, or with a reply."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.core.db import writing
from desk.core.policy import allow
from desk.debates import policy, queries
from desk.debates.actions import proposing
from desk.debates.forms import ReplyForm
from desk.debates.staff_pages.blueprint import pages


@pages.get("/proposals/<public_id>")
def proposal(public_id, form=None):
    """One proposal."""
    found = queries.proposal(me(), public_id)
    similar = queries.similar_debates(found.question, found.article)
    return render_template(
        "desk/debates/proposal.html",
        proposal=found,
        similar=similar,
        form=form or ReplyForm(None, version=found.version),
        can_answer=policy.may_answer_proposal(me(), found) and found.can("decline"),
    )


@pages.post("/proposals/<public_id>")
def decline(public_id):
    """Answer why there will be no debate."""
    found, form = queries.proposal(me(), public_id), ReplyForm()
    allow(policy.may_answer_proposal, me(), found)
    if not form.validate():
        return proposal(public_id, form=form), 422
    writing(found)
    if form.version.data is not None:
        found.expect(form.version.data)
    proposing.decline(found, form.reply.data, by=me())
    flash(_("Answered. The letter to the reader is on its way."))
    return redirect(url_for(".debates"), 303)
