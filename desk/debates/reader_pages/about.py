"""What stands behind a debate's page: how its question was changed, how it is moderated, and whether there is something new."""

from dataclasses import dataclass
from datetime import datetime

from flask import jsonify, render_template

from desk.contributions.queries import figures_of_debate
from desk.contributions.reader_pages.blueprint import scopes_of
from desk.core.cursors import asked_number
from desk.debates import queries
from desk.debates.models import Debate
from desk.debates.reader_pages.blueprint import pages
from desk.i18n.counting import ngettext
from desk.i18n.locale import language
from desk.pages.public import public


@dataclass(frozen=True)
class Rewording:
    """One change of the question or context: when, by whom, what stood before and what afterwards."""

    at: datetime
    name: str
    question: tuple[str, str]
    context: tuple[str, str]


@pages.get("/debates/<slug>/history")
@public(scopes_of)
def history(slug):
    """Every change of the question and its context since the debate opened."""
    debate = queries.debate(None, slug)
    return render_template("debates/history.html", debate=debate, text=debate.text_in(language()), rewordings=rewordings(debate))


def rewordings(debate: Debate) -> list[Rewording]:
    """The changes, the newest first."""
    after = (debate.own_text.question, debate.own_text.context)
    made = []
    for entry in reversed(debate.rewordings):
        before = (entry.params["question"], entry.params["context"])
        made.append(Rewording(entry.at, entry.by.name if entry.by else "", (before[0], after[0]), (before[1], after[1])))
        after = before
    return made


@pages.get("/debates/<slug>/figures")
@public(lambda slug: ("people", queries.scopes_of(slug, "figures")))
def figures(slug):
    """How many came in, were published or not, by house rule and language, and how long they waited."""
    debate = queries.debate(None, slug)
    counted = figures_of_debate(debate.id)
    return render_template("debates/figures.html", debate=debate, text=debate.text_in(language()), figures=counted)


@pages.get("/debates/<slug>/news")
@public(scopes_of)
def news(slug):
    """How many contributions were published since a place in the thread, as a number and in words; asked for again and again."""
    since = asked_number("since")
    debate = queries.debate(None, slug)
    n = max(0, debate.counts.position - since) if since is not None else 0
    return jsonify(n=n, words=ngettext("%(num)s new contribution", "%(num)s new contributions", n) if n else "")
