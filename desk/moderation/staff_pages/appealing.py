"""Second looks: what an author asks, what the first moderator saw, and the answer; the case as one file."""

from flask import Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.contributions.models import Clause
from desk.core.db import writing
from desk.core.errors import NotFound
from desk.core.policy import allow
from desk.moderation import forms, policy, queries
from desk.moderation.actions import appealing
from desk.moderation.models import AppealStatus
from desk.moderation.staff_pages.blueprint import pages


@pages.get("/appeals/")
def appeals():
    """What waits for a second look, the one due first at the top."""
    if not me().moderates:
        raise NotFound
    may_answer = lambda one: policy.may_answer_appeal(me(), one)  # noqa: E731
    return render_template("desk/moderation/appeals.html", appeals=queries.appeals(me()), may_answer=may_answer)


@pages.get("/appeals/<int(max=2147483647):number>")
def appeal(number, form=None):
    """One appeal with what was frozen when the decision was made."""
    found = queries.appeal(me(), number)
    return render_template(
        "desk/moderation/appeal.html",
        appeal=found,
        evidence=found.decision.evidence,
        contribution=found.decision.contribution,
        form=form or forms.AppealAnswerForm(None),
        can_answer=found.status is AppealStatus.OPEN and policy.may_answer_appeal(me(), found),
        ombuds_until=queries.ombuds_until(found.decision),
    )


@pages.post("/appeals/<int(max=2147483647):number>")
def answer(number):
    """Confirm the removal, or let it stand again."""
    found, form = queries.appeal(me(), number), forms.AppealAnswerForm()
    allow(policy.may_answer_appeal, me(), found)
    if not form.validate():
        return appeal(number, form=form), 422
    writing(found, found.decision.contribution)
    allow(policy.may_answer_appeal, me(), found)
    appealing.answer(found, form.reason.data, is_changed=form.outcome.data == "changed", by=me())
    flash(_("Answered. A letter tells the author."))
    return redirect(url_for(".appeals"), 303)


@pages.get("/decisions/<int(max=2147483647):number>/case")
def case(number):
    """Everything a decision rests on as one file, for the ombuds office."""
    decision = queries.decision(number)
    if not policy.may_export(me(), decision):
        raise NotFound
    page = render_template(
        "desk/moderation/case.html",
        decision=decision,
        evidence=decision.evidence,
        appeal=appealing.appeal_of(decision),
        contribution=decision.contribution,
        clause=Clause(decision.clause) if decision.clause else None,
        ombuds_until=queries.ombuds_until(decision),
    )
    name = f"{decision.contribution.public_id}-{decision.id}.html"
    return Response(page, mimetype="text/html", headers={"Content-Disposition": f'attachment; filename="{name}"'})
