"""The host's page of a debate: what is new, whom to answer, what to pick."""

from flask import redirect, render_template, request, url_for

from desk.accounts.session import me
from desk.contributions import queries as contributions
from desk.contributions.actions import publishing
from desk.contributions.forms import ButtonForm
from desk.core.db import writing
from desk.core.policy import allow
from desk.debates import policy
from desk.debates.forms import VersionForm
from desk.debates.staff_pages.blueprint import load, pages
from desk.i18n import LANGUAGES

NEWEST = 25
MOST = 2**31 - 1


@pages.get("/<slug>")
def host(slug):
    """One's debate: its figures, the newest contributions, its ten languages, its next steps."""
    debate = load(slug)
    below = request.args.get("below", type=int)
    newest = contributions.newest_pieces(debate, NEWEST, min(below, MOST) if below else None)
    return render_template(
        "desk/debates/host.html",
        debate=debate,
        newest=newest,
        older=newest[-1].position if len(newest) == NEWEST else None,
        texts={text.language: text for text in debate.texts},
        languages_of_house=LANGUAGES,
        me=me(),
        policy=policy,
        version_form=VersionForm(None, version=debate.version),
    )


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
