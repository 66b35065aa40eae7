"""A debate's page around a part of its thread; the permalinks of contributions show the same page."""

from typing import Any

from flask import render_template, request, url_for

from desk.accounts.models import User
from desk.accounts.session import viewer
from desk.contributions import policy, queries
from desk.contributions.forms import ComposeForm
from desk.contributions.reader_pages.blueprint import written_here
from desk.contributions.reader_pages.composing import new_key
from desk.corrections import queries as corrections
from desk.corrections.models import Report
from desk.debates import policy as debate_policy
from desk.debates import queries as queries_of_debates
from desk.debates.models import Debate
from desk.i18n.locale import language
from desk.notifications import queries as notifications


def thread_page(
    debate: Debate, thread: queries.Thread, *, focus: queries.Piece | None = None, answering: queries.Piece | None = None, quoted: str = ""
) -> str:
    """The page. `focus` is what a permalink names, `answering` what the composer stands under, `quoted` what it begins with."""
    person = viewer()
    everything = [one for piece in thread.pieces for one in (piece, *piece.answered)]
    text = debate.text_in(language())
    linked = queries_of_debates.articles_of(debate)
    return render_template(
        "debates/debate.html",
        debate=debate,
        text=text,
        summary=text if text.summary_html else debate.own_text,
        thread=thread,
        focus=focus,
        answering=answering,
        quoted=quoted,
        own=queries.own_waiting(debate, person, written_here()) if thread.order is queries.Order.NEWEST and not thread.before else [],
        news_url=news_url(debate),
        is_just_sent=focus is not None and request.args.get("sent") == "yes",
        can_write=debate.is_open and policy.may_write(person, debate),
        can_edit=person is not None and person.is_staff and debate_policy.may_edit(person, debate),
        articles=linked,
        notices=corrections.standing_notices_of(article for article, _headline in linked) if linked else [],
        orders=list(queries.Order),
        url_of=lambda **address: url_for("debates.debate", slug=debate.slug, **address),
        **about_viewer(person, debate, everything),
    )


def _was_looked_at(report: Report) -> bool:
    """Whether one of the newsroom has made the report, or taken it up; what anybody tells us is not said publicly before that."""
    return report.taken_at is not None or report.outcome is not None or any(entry.by_id for entry in report.history[:1])


def news_url(debate: Debate) -> str:
    """Where the browser asks whether there is something new; nowhere where nothing can be."""
    is_live = debate.is_open and debate.is_discussion
    return url_for("debates.news", slug=debate.slug, since=debate.counts.position) if is_live else ""


def about_viewer(person: User | None, debate: Debate, pieces: list[queries.Piece]) -> dict[str, Any]:
    """What came of these pieces, and what belongs to one reader: waiting changes, recommendations, following; the form's token."""
    reported = [one.id for one in pieces if one.is_reported]
    found = corrections.reports_from(reported) if reported else {}
    outcomes = {number: report for number, report in found.items() if _was_looked_at(report)}
    if person is None:
        form = ComposeForm(None, meta={"csrf": False})
        return {"person": None, "outcomes": outcomes, "changes": {}, "recommended": set(), "follows": False, "form": form}
    return {
        "person": person,
        "outcomes": outcomes,
        "changes": queries.own_states(person, debate),
        "recommended": queries.recommended_here(person, [piece.id for piece in pieces]),
        "follows": notifications.follows(person, debate),
        "form": ComposeForm(None, form_key=new_key()),
    }
