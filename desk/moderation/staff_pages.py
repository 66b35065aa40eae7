"""The queue: one contribution after the other in its context, and the decision beside it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from desk.accounts.models import Standing
from desk.accounts.session import me
from desk.articles import queries as articles
from desk.contributions import queries as contributions
from desk.contributions.models import Clause, Contribution
from desk.core import clock
from desk.core.db import writing
from desk.core.errors import NotFound, NotNow
from desk.core.policy import allow
from desk.corrections import queries as corrections
from desk.corrections.actions import filing
from desk.corrections.models import Origin
from desk.editions import queries as editions
from desk.i18n import LANGUAGES
from desk.moderation import actions, forms, policy, queries
from desk.moderation.models import DecisionState, Verdict
from desk.moderation.queries import View
from desk.moderation.words import VERDICTS

pages = Blueprint("moderation", __name__)


@pages.get("/")
def queue():
    """What waits, and the oldest of it open."""
    if not me().moderates:
        raise NotFound
    view, language = read_view()
    found = queries.queue(me(), view, language)
    first = found.shown[0] if found.shown else None
    return _show(view, language, found, first)


@pages.get("/<public_id>")
def item(public_id, removal_form=None):
    """One contribution of the queue."""
    view, language = read_view()
    return _show(view, language, queries.queue(me(), view, language), queries.item(me(), public_id), removal_form)


def read_view() -> tuple[View, str]:
    """What of the queue the address asks for."""
    view, language = request.values.get("view", ""), request.values.get("language", "")
    return View(view) if view in set(View) else View.WAITING, language if language in LANGUAGES else ""


def _show(view: View, language: str, found: queries.Queue, open_item: Contribution | None, removal_form=None):
    about = _about(open_item, removal_form) if open_item else {}
    return render_template(
        "desk/moderation/queue.html",
        view=view,
        views=list(View),
        language_wanted=language,
        queue=found,
        item=open_item,
        flags=queries.open_flags([one.id for one in found.shown] + ([open_item.id] if open_item else [])),
        undo=_undo(),
        languages_read=sorted(policy.languages_of(me())),
        button_form=forms.DecisionForm(None),
        **about,
    )


def _about(found: Contribution, removal_form) -> dict:
    return {
        "removal_form": removal_form or forms.RemovalForm(None, n=found.latest.n),
        "standing_form": forms.StandingForm(None, standing=found.author.standing.value) if found.author else None,
        "decisions": queries.decisions_on(found),
        "newest": queries.newest_decision(found),
        "past": queries.history_of(found.author),
        "report": corrections.reports_from([found.id]).get(found.id),
        "can_decide": policy.may_moderate(me(), found) and (found.waiting is not None or found.stands),
        "can_report": policy.may_report(me(), found) and found.stands,
    }


def _undo():
    last = queries.last_decision(me())
    return last if last and last.state is DecisionState.PENDING and last.takes_effect_at > clock.now() else None


@pages.post("/<public_id>/approval")
def approve(public_id):
    """It stands; of a flagged one: it goes on standing."""
    found = queries.item(me(), public_id)
    return _decide(found, Verdict.APPROVE if found.waiting else Verdict.KEEP, forms.DecisionForm())


@pages.post("/<public_id>/removal")
def remove(public_id):
    """It does not stand. A refused change leaves the version before standing, unless the whole is to go."""
    found, form = queries.item(me(), public_id), forms.RemovalForm()
    if not form.validate():
        return item(public_id, removal_form=form), 422
    keeps_older = found.stands and found.waiting is not None and request.form.get("whole") != "yes"
    return _decide(found, Verdict.REFUSE if keeps_older else Verdict.REMOVE, form, Clause(form.clause.data), form.note.data)


def _decide(found: Contribution, verdict: Verdict, form: forms.DecisionForm, clause: Clause | None = None, note: str = ""):
    allow(policy.may_moderate, me(), found)
    if form.n.data is None:
        raise NotNow(_("Read the text again, then decide."))
    writing(found)
    allow(policy.may_moderate, me(), found)
    made = actions.decide(found, verdict, form.n.data, seen=form.seen.data or 0, by=me(), clause=clause, note=note)
    flash(_("%(verdict)s. It takes effect in ten seconds; until then you can take it back.", verdict=VERDICTS[made.verdict]))
    return _on()


@pages.post("/decisions/<int(max=2147483647):number>/undo")
def take_back(number):
    """Undo."""
    decision = queries.decision(number)
    allow(policy.may_take_back, me(), decision)
    writing(decision)
    actions.take_back(decision)
    flash(_("Taken back. No letter goes out."))
    return redirect(url_for(".item", public_id=decision.contribution.public_id), 303)


@pages.post("/<public_id>/standing")
def set_standing(public_id):
    """How this reader's next contributions are treated."""
    found, form = queries.item(me(), public_id), forms.StandingForm()
    allow(policy.may_moderate, me(), found)
    if found.author is not None and not found.author.is_staff and form.validate():
        writing(found.author)
        actions.set_standing(found.author, Standing(form.standing.data))
        flash(_("Kept. It holds for what this reader writes from now on."))
    return redirect(url_for(".item", public_id=public_id), 303)


@pages.post("/<public_id>/admission")
def let_in(public_id):
    """From what is held apart into the queue."""
    found = queries.item(me(), public_id)
    allow(policy.may_moderate, me(), found)
    writing(found)
    actions.let_in(found, by=me())
    return redirect(url_for(".item", public_id=public_id), 303)


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
    stands = found.public or found.latest
    wanted = filing.Filing(
        sent_as=f"contribution {found.public_id}",
        article=article,
        article_url=article.url or "",
        page_language=stands.language,
        origin=Origin.CONTRIBUTION,
        passage=form.passage.data,
        claim=stands.text,
        name=found.name,
        person=found.author,
        contribution=found,
    )
    writing(found)
    report, _secret = filing.file_report(wanted, editions.edition(article.edition), by=me())
    found.note("report", by=me(), reference=report.reference)
    flash(_("%(reference)s: the report is with the %(edition)s edition.", reference=report.reference, edition=article.edition.upper()))
    if policy.may_moderate(me(), found):
        return redirect(url_for(".item", public_id=public_id), 303)
    return redirect(url_for("desk.corrections.inbox"), 303)


def _reportable(public_id: str) -> Contribution:
    found = contributions.by_public_id(public_id)
    allow(policy.may_report, me(), found)
    if not found.stands:
        raise NotNow(_("Only what stands can be made into a report."))
    return found


def _on():
    """To the next one of the same view."""
    view, language = read_view()
    return redirect(url_for(".queue", view=view.value, language=language or None), 303)
