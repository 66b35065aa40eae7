"""What readers ask of moderation: a second look at a removal; and to look at what the law forbids."""

import hashlib

from flask import Blueprint, redirect, render_template, session, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from desk.accounts.session import me, viewer
from desk.contributions import policy as contributions_policy
from desk.contributions import queries as contributions
from desk.contributions.models import Contribution, Status
from desk.contributions.reader_pages.blueprint import standing_here
from desk.contributions.reader_pages.composing import new_key
from desk.contributions.reader_pages.flagging import HOUR, flagger
from desk.core import clock, limits
from desk.core.db import db, writing
from desk.core.errors import NotFound, TooMany
from desk.core.tokens import digest
from desk.debates import queries as debates
from desk.debates.models import Debate
from desk.i18n.locale import language
from desk.moderation import forms, queries
from desk.moderation.actions import appealing, legal
from desk.moderation.models import LegalFlag, ModerationDecision

pages = Blueprint("appeals", __name__)


@pages.get("/debates/<slug>/c/<public_id>/appeal")
def appeal(slug, public_id, form=None):
    """What was decided and why, and one field. Who is not signed in is asked to."""
    person = viewer()
    if person is None:
        return redirect(url_for("accounts.sign_in", then=url_for(".appeal", slug=slug, public_id=public_id)), 303)
    debate, found, decision = _removed(slug, public_id)
    return render_template(
        "contributions/appeal.html",
        debate=debate,
        contribution=found,
        decision=decision,
        appeal=appealing.appeal_of(decision) if decision else None,
        ombuds_until=queries.ombuds_until(decision) if decision else None,
        due=appealing.answer_due(clock.now()),
        form=form or forms.AppealForm(None),
    )


@pages.post("/debates/<slug>/c/<public_id>/appeal")
def ask_again(slug, public_id):
    """Ask for the second look."""
    _debate, found, _decision = _removed(slug, public_id)
    form = forms.AppealForm()
    if not form.validate():
        return appeal(slug, public_id, form=form), 422
    writing(found)
    appealing.appeal(found, form.reason.data, language(), by=me())
    return redirect(url_for(".appeal", slug=slug, public_id=public_id), 303)


def _removed(slug: str, public_id: str) -> tuple[Debate, Contribution, ModerationDecision | None]:
    """One of the viewer's own contributions that was removed, and by which decision.

    Raises NotFound.
    """
    debate = debates.debate(None, slug)
    found = contributions.contribution(debate, public_id)
    if not contributions_policy.may_revise(viewer(), found):
        raise NotFound
    decision = queries.removal_of(found)
    if decision is None and found.status is not Status.REMOVED:
        raise NotFound
    return debate, found, decision


@pages.get("/debates/<slug>/c/<public_id>/illegal")
def illegal(slug, public_id, form=None):
    """Which law, why, and who says so; nobody needs to sign in."""
    debate, found = standing_here(slug, public_id)
    given = {"explanation": session.get("told", ""), "form_key": new_key()}
    if (person := viewer()) is not None:
        given |= {"name": person.name, "email": person.email}
    form = form or forms.IllegalForm(None, data=given)
    return render_template("contributions/illegal.html", debate=debate, contribution=found, form=form)


@pages.post("/debates/<slug>/c/<public_id>/illegal")
def tell_illegal(slug, public_id):
    """Keep it; on to its own page."""
    _debate, found = standing_here(slug, public_id)
    form = forms.IllegalForm()
    if not form.validate():
        return illegal(slug, public_id, form=form), 422
    if not limits.hit("illegal", limits.here(), most=10, every=HOUR) or not limits.hit(
        "illegal letter", form.email.data, most=5, every=HOUR
    ):
        raise TooMany(_("You have told us about many contributions. Please wait an hour; your note is below."))
    sent_as = hashlib.sha256("\0".join([public_id, form.form_key.data or "", form.explanation.data, form.email.data]).encode()).hexdigest()
    told = legal.Told(
        sent_as=sent_as,
        law=form.law.data,
        explanation=form.explanation.data,
        name=form.name.data,
        email=form.email.data,
        language=language(),
        who=flagger(),
        by=viewer(),
    )
    writing(found)
    flag, secret = legal.tell(found, told)
    session.pop("told", None)
    return redirect(url_for(".followed", reference=flag.reference, secret=secret), 303)


@pages.get("/flags/<reference>/<secret>")
def followed(reference, secret):
    """Where it stands, for whoever told us."""
    found = db.session.scalar(select(LegalFlag).where(LegalFlag.reference == reference, LegalFlag.hash == digest(secret)))
    if found is None:
        raise NotFound(_("There is nothing behind this link."))
    debate = found.contribution.debate
    return render_template("contributions/legal_flag.html", flag=found, debate=debate, text=debate.text_in(language()))
