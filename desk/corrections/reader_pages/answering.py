"""On the private page a reader answers a question, adds something, withdraws, or asks for a second look."""

from datetime import timedelta

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from desk.core import limits
from desk.core.db import writing
from desk.core.errors import NotNow, TooMany
from desk.corrections import clocks
from desk.corrections.actions import appealing, asking
from desk.corrections.forms import AppealForm, ButtonForm, InformationForm
from desk.corrections.models import Filer, Report
from desk.corrections.reader_pages.blueprint import pages
from desk.corrections.reader_pages.following import open_link, show
from desk.i18n.locale import language

HOUR = timedelta(hours=1)


@pages.post("/reports/<reference>/<secret>/information")
def add_information(reference, secret):
    """Answer our question, or add something."""
    filer, report = _open(reference, secret)
    form = InformationForm()
    if not form.validate():
        return show(reference, secret, information_form=form), 422
    if not report.case.is_open:
        raise NotNow(_("This is answered already. If we got it wrong, ask for a second look."))
    if not limits.hit("information", report.reference, most=10, every=HOUR):
        raise TooMany(_("You have added a lot in a short time. Please wait an hour."))
    writing(report.case)
    asking.add_information(report.case, filer, form.information.data, form.picture, language=language())
    return _back(reference, secret)


@pages.get("/reports/<reference>/<secret>/withdrawal")
def withdrawal(reference, secret):
    """Withdraw it? One button."""
    _filer, report = _open(reference, secret)
    return render_template("corrections/withdrawal.html", report=report, secret=secret, form=ButtonForm(None), can=report.can("withdraw"))


@pages.post("/reports/<reference>/<secret>/withdrawal")
def withdraw(reference, secret):
    """Withdraw it."""
    filer, report = _open(reference, secret)
    if report.filer is not filer:
        raise NotNow(_("Another reader filed this; only they can withdraw it. Close this page and we do not write to you."))
    if not report.can("withdraw"):
        raise NotNow(_("This is past withdrawing: our answer is being read already, or was given."))
    writing(report)
    asking.withdraw(report, filer)
    return _back(reference, secret)


@pages.post("/reports/<reference>/<secret>/appeal")
def appeal(reference, secret):
    """Ask for a second look, once."""
    filer, report = _open(reference, secret)
    form = AppealForm()
    if not form.validate():
        return show(reference, secret, appeal_form=form), 422
    case = report.case
    if case.appeal is None and not clocks.can_be_appealed(case):
        raise NotNow(_("A second look can be asked for within thirty days of our answer."))
    writing(case)
    appealing.appeal(case, filer, form.reason.data, language=language())
    return _back(reference, secret)


def _open(reference: str, secret: str) -> tuple[Filer, Report]:
    link, report = open_link(reference, secret)
    return link.filer, report


def _back(reference: str, secret: str):
    return redirect(url_for(".follow", reference=reference, secret=secret), 303)
