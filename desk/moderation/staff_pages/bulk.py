"""The same decision about several contributions; each is judged by itself, and all are taken back together."""

import re

from flask import flash, request
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.contributions.models import Clause, Contribution
from desk.core.db import db, writing
from desk.core.errors import NotNow, Refusal
from desk.core.policy import allow
from desk.core.tokens import new_id
from desk.i18n.counting import ngettext
from desk.moderation import forms, policy, queries
from desk.moderation.actions import deciding
from desk.moderation.models import Verdict
from desk.moderation.staff_pages.blueprint import on, pages
from desk.moderation.staff_pages.queue import queue

MOST = 50
_CHOSEN = re.compile(r"([a-z0-9]{1,40}) (\d{1,9}) (\d{1,9})")  # public id, version, newest decision


@pages.post("/bulk")
def decide_together():
    """Decide; what a colleague has decided, or its author has changed meanwhile, is left alone and named."""
    form = forms.BulkForm().with_ids("together")
    chosen = [choice.groups() for value in request.form.getlist("chosen")[:MOST] if (choice := _CHOSEN.fullmatch(value))]
    if not chosen:
        raise NotNow(_("Choose the contributions first, with the boxes beside them."))
    if not form.validate():
        return queue(bulk_form=form, chosen=[public_id for public_id, _n, _seen in chosen]), 422
    clause = Clause(form.clause.data) if form.verdict.data == "remove" else None
    found = [(queries.item(me(), public_id), int(n), int(seen)) for public_id, n, seen in chosen]
    writing(*sorted((one for one, _n, _seen in found), key=lambda one: one.id))
    batch, done, left = new_id(), 0, []
    for one, n, seen in found:
        try:
            _decide(one, n, seen, clause, form.note.data or "", batch)
            done += 1
        except Refusal as refusal:
            left.append(f"\u2068{one.name}\u2069: {refusal}")
    flash(
        ngettext(
            "%(num)s decided. Until it takes effect in ten seconds you can take it back.",
            "%(num)s decided. Until they take effect in ten seconds you can take them back.",
            done,
        )
    )
    for sentence in left:
        flash(sentence, "error")
    return on()


def _decide(found: Contribution, n: int, seen: int, clause: Clause | None, note: str, batch: str) -> None:
    allow(policy.may_moderate, me(), found)
    if clause is None:
        verdict = Verdict.APPROVE if found.waiting else Verdict.KEEP
    else:
        verdict = Verdict.REFUSE if found.stands and found.waiting else Verdict.REMOVE
    deciding.decide(found, verdict, n, seen=seen, by=me(), clause=clause, note=note, batch=batch)
    db.session.flush()
