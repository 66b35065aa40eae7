"""Staff enter a report that came by mail, telephone or post, or an error the newsroom found itself."""

import hashlib

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from desk.accounts.models import Role
from desk.accounts.session import me
from desk.articles import queries as articles
from desk.core import text
from desk.core.db import writing
from desk.core.policy import allow
from desk.corrections import policy
from desk.corrections.actions import filing, triage
from desk.corrections.forms import EntryForm
from desk.corrections.models import Origin
from desk.corrections.reader_pages.reporting import let_pictures_in
from desk.corrections.staff_pages.blueprint import pages
from desk.editions import queries as editions
from desk.i18n import LANGUAGES
from desk.i18n.dates import from_bern

pages.url_value_preprocessor(let_pictures_in)


@pages.get("/new")
def entry(form=None):
    """The form."""
    given = {"article_url": text.line(request.args.get("url", ""))[:2000], "passage": text.clean(request.args.get("passage", ""))[:500]}
    form = form or EntryForm(None, page_language=_own_editions()[0] if _own_editions() else "en", **given)
    _offer_editions(form)
    return render_template("desk/corrections/entry.html", form=form)


@pages.post("/new")
def enter():
    """Keep the report, and take it up at once if wanted."""
    form = EntryForm()
    _offer_editions(form)
    if not form.validate():
        return entry(form), 422
    article = articles.article_at(form.article_url.data) if form.article_url.data else None
    edition = editions.edition(article.edition if article else form.edition.data)
    if not policy.may_enter(me(), edition.code):
        form.article_url.errors = [
            _("This article belongs to an edition you do not work for. Pass the mail on to %(mailbox)s", mailbox=edition.mailbox)
        ]
        return entry(form), 422
    wanted = _read(form, article)
    writing()
    report, _secret = filing.file_report(wanted, edition, by=me())
    if form.take_up.data and report.can("take"):
        triage.take(report, by=me())
    return redirect(url_for(".report", reference=report.reference), 303)


def _read(form: EntryForm, article) -> filing.Filing:
    return filing.Filing(
        sent_as=hashlib.sha256("\0".join(["entered", *form.content()]).encode()).hexdigest(),
        article=article,
        page_language=form.page_language.data if form.page_language.data in LANGUAGES else "en",
        origin=Origin(form.origin.data),
        marks=[] if article else ["unknown_article"],
        received_at=from_bern(form.received.data),
        **form.said(),
    )


def _own_editions() -> list[str]:
    viewer = me()
    mine = viewer.editions(Role.JOURNALIST, Role.EDITOR)
    return [code for code in LANGUAGES if viewer.holds(Role.STANDARDS) or code in mine]


def _offer_editions(form: EntryForm) -> None:
    own = _own_editions()
    allow(lambda: bool(own))
    form.edition.choices = [SelectChoice(code, LANGUAGES[code]) for code in own]
    form.page_language.choices = [SelectChoice(code, name) for code, name in LANGUAGES.items()]
