"""The queue: one contribution after the other in its context, and the decision beside it."""

from flask import render_template

from desk.accounts.models import Role
from desk.accounts.session import me
from desk.contributions.models import Contribution, Status
from desk.core import clock
from desk.core.errors import NotFound
from desk.corrections import queries as corrections
from desk.moderation import forms, policy, queries
from desk.moderation.models import DecisionState
from desk.moderation.queries import View
from desk.moderation.staff_pages.blueprint import pages, read_view


@pages.get("/")
def queue(bulk_form=None, chosen=()):
    """What waits, and the oldest of it open that no colleague has in hand."""
    view, language = read_view()
    if not me().moderates and not me().holds(Role.LEGAL):
        raise NotFound
    if not me().moderates:
        view, language = View.ESCALATED, ""
    found = queries.queue(me(), view, language)
    return _show(view, language, found, queries.first_free(found, me()), bulk_form=bulk_form, chosen=chosen)


@pages.get("/<public_id>")
def item(public_id, removal_form=None, **given):
    """One contribution of the queue; legal sees here what is a threat or told to be illegal."""
    view, language = read_view()
    return _show(view, language, queries.queue(me(), view, language), queries.item(me(), public_id), removal_form, **given)


def _show(view: View, language: str, found: queries.Queue, open_item: Contribution | None, removal_form=None, **given):
    about = _about(open_item, removal_form) if open_item else {}
    return render_template(
        "desk/moderation/queue.html",
        view=view,
        views=list(View) if me().moderates else [View.ESCALATED],
        moderates=me().moderates,
        language_wanted=language,
        queue=found,
        item=open_item,
        flags=queries.open_flags([one.id for one in found.shown] + ([open_item.id] if open_item else [])),
        is_burst=queries.is_burst,
        undo=_undo(),
        appeals=queries.appeals(me()),
        lists_of_mine=policy.lists_of(me()),
        languages_read=sorted(policy.languages_of(me())),
        button_form=forms.DecisionForm(None),
        **{"chosen": (), "bulk_form": forms.BulkForm(None).with_ids("together")}
        | {name: form for name, form in given.items() if form}
        | about,
    )


def _about(found: Contribution, removal_form) -> dict:
    can_decide = policy.may_moderate(me(), found)
    return {
        "removal_form": removal_form or forms.RemovalForm(None, n=found.latest.n),
        "restore_form": forms.RestoreForm(None, n=found.latest.n).with_ids("restore"),
        "language_form": forms.LanguageForm(None, n=found.latest.n, language=found.latest.language).with_ids("language"),
        "decisions": queries.decisions_on(found),
        "newest": queries.newest_decision(found),
        "past": queries.history_of(found.author),
        "legal_flags": queries.legal_flags_on(found),
        "claim": queries.claims_on([found.id], me()).get(found.id),
        "host_task": queries.host_task_of(found),
        "report": corrections.reports_from([found.id]).get(found.id),
        "can_decide": can_decide and (found.waiting is not None or found.stands),
        "can_restore": can_decide and found.status is Status.REMOVED,
        "can_escalate": policy.may_escalate(me(), found) and found.status in {Status.WAITING, Status.PUBLISHED},
        "can_report": policy.may_report(me(), found) and found.stands,
        "sees_reports": me().works_on_corrections,
        "is_editor": found.latest.language in me().editions(Role.EDITOR),
    }


def _undo():
    last = queries.last_decision(me())
    if last is None or last.state is not DecisionState.PENDING or last.takes_effect_at <= clock.now():
        return None
    return {"decision": last, "count": len(queries.decided_together(last))}
