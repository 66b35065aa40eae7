"""The host's page of a debate: whom to answer first, then what is new and what to pick."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from desk.accounts.session import me
from desk.contributions import mails as contribution_mails
from desk.contributions import queries as contributions
from desk.contributions.actions import publishing, tasks
from desk.contributions.forms import ButtonForm
from desk.contributions.models import HostTask
from desk.contributions.policy import may_clear
from desk.core.cursors import asked_number
from desk.core.db import writing
from desk.core.errors import Refusal
from desk.core.policy import allow
from desk.debates import policy, queries
from desk.debates.actions.posting import post
from desk.debates.forms import DismissForm, NoteForm, VersionForm
from desk.debates.models import Debate
from desk.debates.staff_pages.blueprint import load, pages
from desk.i18n import LANGUAGES
from desk.i18n.counting import ngettext

NEWEST = 25
LONGEST_NOTE = 300


@pages.get("/<slug>")
def host(slug, note_form=None):
    """One's debate: what waits for its host, the newest contributions, its ten languages, its next steps."""
    debate = load(slug)
    below = asked_number("below")
    newest = contributions.newest_pieces(debate, NEWEST, below) if debate.is_discussion else []
    received = [] if debate.is_discussion or not policy.may_read(me(), debate) else contributions.received(debate, below)
    last = newest[-1].position if len(newest) == NEWEST else received[-1].id if len(received) == NEWEST else None
    return render_template(
        "desk/debates/host.html",
        debate=debate,
        newest=newest,
        received=received,
        older=last,
        tasks=contributions.tasks_in(debate),
        told=contributions.told_in(debate),
        colleagues=[person for person in queries.hosts() if person.id != me().id],
        balance=balance(debate),
        texts={text.language: text for text in debate.texts},
        languages_of_house=LANGUAGES,
        me=me(),
        policy=policy,
        may_clear=may_clear,
        note_form=note_form or NoteForm(None),
        version_form=VersionForm(None, version=debate.version),
    )


def balance(debate: Debate) -> list[tuple[str, int, int]]:
    """(language, contributions, picks) of each language somebody writes in, the most written first."""
    picks = contributions.picks_by_language(debate)
    return [(one.language, one.n, picks.get(one.language, 0)) for one in debate.languages if one.n]


@pages.post("/<slug>/picks/<public_id>")
def pick(slug, public_id):
    """Mark a contribution, or take the mark away."""
    debate = load(slug, policy.may_pick)
    found = contributions.contribution(debate, public_id)
    wanted = ButtonForm().want.data != "no"
    writing(debate, found)
    allow(policy.may_pick, me(), debate)
    publishing.pick(found, wanted, by=me())
    return redirect(url_for("desk.debates.host", slug=slug) + f"#{found.element}", 303)


@pages.post("/<slug>/tasks/<int(max=2147483647):number>/dismissal")
def dismiss(slug, number):
    """Take it off the list without an answer, and say why."""
    debate = load(slug)
    form = DismissForm()
    if not form.validate():
        raise Refusal(_("Say in a few words why it needs no answer; colleagues read it."))
    task = _begin(debate, number)
    tasks.dismiss(task, form.note.data, by=me())
    flash(_("Off the list."))
    return _back(debate)


@pages.post("/<slug>/tasks/<int(max=2147483647):number>/delegation")
def delegate(slug, number):
    """Give it to a colleague, who is asked to answer."""
    debate = load(slug)
    to = next((person for person in queries.hosts() if str(person.id) == request.form.get("to")), None)
    if to is None:
        raise Refusal(_("Choose the colleague who is to answer."))
    note = DismissForm().note.data or ""
    if len(note) > LONGEST_NOTE:
        raise Refusal(
            ngettext("Please shorten your note to %(num)s character.", "Please shorten your note to %(num)s characters.", LONGEST_NOTE)
        )
    task = _begin(debate, number)
    tasks.delegate(task, to, note, by=me())
    post(debate.edition, contribution_mails.host_asked(task.contribution, to, note, by=me()))
    flash(_("%(name)s has it on their list now.", name=to.name))
    return _back(debate)


def _begin(debate: Debate, number: int) -> HostTask:
    task = contributions.task_in(debate, number)
    allow(may_clear, me(), task)
    writing(task)
    allow(may_clear, me(), task)
    tasks.require_open(task)
    return task


def _back(debate: Debate):
    return redirect(url_for("desk.debates.host", slug=debate.slug) + "#tasks", 303)
