"""A reader reports an error."""

import hashlib
from datetime import timedelta

from flask import current_app, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from itsdangerous import BadSignature, URLSafeTimedSerializer

from desk.accounts.session import viewer
from desk.articles import queries as articles
from desk.articles.models import Article
from desk.core import clock, limits, text
from desk.core.db import writing
from desk.core.error_pages import stale_page
from desk.core.errors import NotFound, NotNow, TooMany
from desk.core.tokens import new_secret
from desk.corrections import clocks, queries
from desk.corrections.actions import filing
from desk.corrections.forms import MeTooForm, ReportForm
from desk.corrections.models import About, Report
from desk.corrections.reader_pages.blueprint import pages
from desk.editions import queries as editions
from desk.editions.models import Edition
from desk.i18n.locale import language

LARGEST_REQUEST = 25 * 1024 * 1024  # so that a picture of 20 MB is refused in the form, with everything typed kept
FASTEST = timedelta(seconds=3)
HOUR = timedelta(hours=1)


def let_pictures_in(endpoint: str | None, _values: dict | None) -> None:
    """Let a form carry a picture that is too large, so that it can be refused politely.

    Runs before anything reads the form, which the check of the token does.
    """
    if endpoint in {"corrections.file_report", "corrections.add_information", "desk.corrections.enter"}:
        request.max_content_length = LARGEST_REQUEST


pages.url_value_preprocessor(let_pictures_in)


@pages.get("/report")
def report_form():
    """The form; `?url=` names the article and `?passage=` the words."""
    form = ReportForm(
        None,
        article_url=text.line(request.args.get("url", ""))[:2000],
        passage=text.clean(request.args.get("passage", ""))[:500],
        prefix=text.line(request.args.get("prefix", ""))[-200:],
        suffix=text.line(request.args.get("suffix", ""))[:200],
        form_key=_keys().dumps(new_secret()),
    )
    return _show(form)


@pages.post("/report")
def file_report():
    """File the report; sent twice, it is the same report."""
    form = ReportForm()
    article = articles.article_at(form.article_url.data or "")
    edition = editions.edition(article.edition if article else language())
    if not edition.takes_reports:
        raise NotNow(
            _("This edition takes reports by e-mail: %(mailbox)s. Your text is below, ready to be copied.", mailbox=edition.mailbox)
        )
    if not form.validate():
        return _show(form, picture_lost=_had_picture()), 422
    if others := _others_unseen(form, article):
        return _show(form, others=others), 422
    from_here = limits.hit("report", limits.here(), most=6, every=HOUR)
    to_address = not form.email.data or limits.hit("report letter", form.email.data, most=6, every=timedelta(days=1))
    wanted = _read(form, article, is_held=not (from_here and to_address))
    writing()
    report, secret = filing.file_report(wanted, edition)
    return redirect(url_for(".received", reference=report.reference, secret=secret), 303)


@pages.errorhandler(CSRFError)
def stale_form(_error: CSRFError):
    """The form was open for too long: here it is again, with everything in it, ready to be sent."""
    if request.endpoint != "corrections.file_report":
        return stale_page(_error)
    form = ReportForm()
    form.form_errors = [_("This page was open for a long time, or cookies are switched off. Your text is kept: please send it again.")]
    return _show(form, picture_lost=_had_picture()), 400


@pages.get("/report/others")
def others():
    """Open reports about the words being typed, as a piece of page for the script of the form."""
    article = articles.article_at(text.line(request.args.get("url", ""))[:2000])
    found = queries.open_on_same_words(article, text.clean(request.args.get("passage", ""))[:500])
    return render_template("corrections/others.html", others=found)


@pages.get("/report/others/<reference>")
def me_too_form(reference, form=None):
    """“Me too”: one more who sees the same error. Name and address are optional."""
    found = _like(reference)
    return render_template("corrections/me_too.html", report=found, form=form or MeTooForm(None))


@pages.post("/report/others/<reference>")
def me_too(reference):
    """Join it; there is no second report."""
    found, form = _like(reference), MeTooForm()
    if not form.validate():
        return me_too_form(reference, form), 422
    from_here = limits.hit("report", limits.here(), most=6, every=HOUR)
    to_address = not form.email.data or limits.hit("report letter", form.email.data, most=6, every=timedelta(days=1))
    if not (from_here and to_address):
        raise TooMany(_("Many reports came from the same place in a short time. Please try again in an hour."))
    person = viewer()
    writing(found)
    reader = person if person and not person.is_staff else None
    case, secret = filing.me_too(found, name=form.name.data, email=form.email.data, language=language(), person=reader)
    return redirect(url_for(".received", reference=case.reference, secret=secret), 303)


def _like(reference: str) -> Report:
    """An open report that others may join: what concerns a person or is held back is not found.

    Raises NotFound.
    """
    found = queries.joinable(reference)
    if found is None:
        raise NotFound(_("This report is answered already, or cannot be joined. Report the error anew."))
    return found


def _others_unseen(form: ReportForm, article: Article | None) -> list[Report]:
    """Open reports about the same words that the reader has not been shown; never for what is urgent, nor for other programs,
    nor where a picture came along, which would have to be chosen again."""
    came_by_form = "no_form" not in _marks_of(form.form_key.data or "")
    if form.about.data != About.NO.value or form.picture or not came_by_form:
        return []
    seen = set((form.others_shown.data or "").split())
    found = queries.open_on_same_words(article, form.passage.data or "", form.prefix.data or "", form.suffix.data or "")
    return [one for one in found if one.reference not in seen]


def _show(form: ReportForm, picture_lost: bool = False, others: list[Report] | None = None) -> str:
    url = form.article_url.data or ""
    article = articles.article_at(url)
    edition = editions.edition(article.edition if article else language())
    if picture_lost and not form.screenshot.errors:
        form.screenshot.errors = [_("Please choose the picture again")]
    shown = others or queries.open_on_same_words(article, form.passage.data or "", form.prefix.data or "", form.suffix.data or "")
    form.others_shown.data = " ".join(one.reference for one in shown)
    return render_template(
        "corrections/report_form.html",
        others=shown,
        asks_first=bool(others),
        form=form,
        article=article,
        edition=edition,
        take_up_due=_promise(article, edition),
    )


def _promise(article: Article | None, edition: Edition):
    """By when a report sent now is taken up (UTC), where dates are promised."""
    now = Report(received_at=clock.now(), about=About.NO, article=article, home=edition)
    return clocks.take_up_due(now) if edition.makes_promises else None


def _read(form: ReportForm, article: Article | None, is_held: bool) -> filing.Filing:
    person = viewer()
    marks = _marks_of(form.form_key.data or "")
    if form.website.data:
        marks.append("honeypot")
    if article is None:
        marks.append("unknown_article")
    if is_held:
        marks.append("many")
    return filing.Filing(
        # The same words from the same browser are one report: after a double click, and after the back button,
        # which brings a new form with the old words in it.
        sent_as=hashlib.sha256("\0".join([session["csrf_token"], *form.content()]).encode()).hexdigest(),
        article=article,
        page_language=language(),
        prefix=text.line(form.prefix.data)[-200:],
        suffix=text.line(form.suffix.data)[:200],
        marks=marks,
        is_held=is_held,
        person=person if person and not person.is_staff else None,
        **form.said(),
    )


def _marks_of(signed: str) -> list[str]:
    """What the age of the form says; a report without our form is marked as well."""
    try:
        _key, made = _keys().loads(signed, return_timestamp=True)
    except BadSignature:
        return ["no_form"]
    return ["fast"] if clock.now() - made.replace(tzinfo=None) < FASTEST else []


def _keys() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="report form")


def _had_picture() -> bool:
    chosen = request.files.get("screenshot")
    return bool(chosen and chosen.filename)
