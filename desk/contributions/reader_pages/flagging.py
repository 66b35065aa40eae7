"""A reader tells a moderator about a contribution; an error of fact goes to the corrections desk, what is illegal has a form of its own."""

from datetime import timedelta

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from desk.accounts.session import viewer
from desk.contributions.actions import responding
from desk.contributions.forms import FlagForm
from desk.contributions.models import Contribution, FlagReason
from desk.contributions.reader_pages.blueprint import pages, standing_here
from desk.core import limits
from desk.core.db import writing
from desk.core.errors import TooMany
from desk.core.tokens import fingerprint
from desk.i18n.locale import language
from desk.moderation.actions.reporting import as_report
from desk.translation import queries as translations
from desk.translation.models import Kind

HOUR = timedelta(hours=1)


@pages.get("/debates/<slug>/c/<public_id>/flag")
def flag_form(slug, public_id, form=None):
    """The reasons; nobody needs to sign in."""
    debate, found = standing_here(slug, public_id)
    form = form or FlagForm(None, reason=request.args.get("reason"))
    if not _is_translated(found):
        form.leave_out(FlagReason.TRANSLATION)
    return render_template("contributions/flag.html", debate=debate, contribution=found, form=form)


@pages.post("/debates/<slug>/c/<public_id>/flag")
def flag(slug, public_id):
    """Tell a moderator."""
    debate, found = standing_here(slug, public_id)
    form = FlagForm()
    if not _is_translated(found):
        form.leave_out(FlagReason.TRANSLATION)
    if not form.validate():
        return flag_form(slug, public_id, form=form), 422
    reason, note = FlagReason(form.reason.data), form.note.data or ""
    if reason is FlagReason.ILLEGAL:  # what the law asks for is more than a sentence; what was typed goes along
        session["told"] = note
        return redirect(url_for("appeals.illegal", slug=slug, public_id=public_id), 303)
    if not limits.hit("flag", limits.here(), most=20, every=HOUR):
        raise TooMany(_("You have told us about many contributions. Please wait an hour; your note is below."))
    writing(found)
    about = language() if reason is FlagReason.TRANSLATION else ""
    is_new = responding.flag(found, reason, note, who=flagger(about), by=viewer(), language=about)
    report = _to_corrections_desk(found, note) if reason is FlagReason.FACTUAL_ERROR else None
    page = "contributions/flagged.html"
    return render_template(page, debate=debate, contribution=found, report=report, reason=reason.value, is_known=not is_new)


def _is_translated(found: Contribution) -> bool:
    """Whether who reads this page reads a translation."""
    return found.public is not None and translations.of(Kind.CONTRIBUTION, found.id, found.public.n, language()) is not None


def flagger(translation: str = "") -> str:
    """Who tells us, as a keyed hash: one flag a person; without an account, one a sort of browser at an address of the network.

    What somebody says about a `translation` (the language it is in) stands beside what they say about the text itself.
    """
    person = viewer()
    browser = f"{request.user_agent} {request.accept_languages}"
    who = f"person {person.id}" if person else f"{limits.here()} {browser}"
    return fingerprint("flag", f"{who} {translation}" if translation else who)


def _to_corrections_desk(found: Contribution, note: str):
    """The report, which whoever comes first makes and the others add nothing to."""
    responding.settle_reason(found, FlagReason.FACTUAL_ERROR)
    language = found.latest.language
    articles = sorted(found.debate.articles, key=lambda article: article.language != language)
    return as_report(found, next(iter(articles), None), note=note, by=None)
