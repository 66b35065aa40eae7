"""A reader follows a report by its private link, or asks for letters."""

from datetime import timedelta
from typing import Any

from flask import Response, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts.session import viewer
from desk.core import clock, limits
from desk.core.db import writing
from desk.core.errors import NotFound, TooMany
from desk.corrections import clocks, queries
from desk.corrections.actions import filing
from desk.corrections.forms import AppealForm, ButtonForm, InformationForm, LostLinkForm
from desk.corrections.models import Filer, Link, LinkKind, Report
from desk.corrections.reader_pages.blueprint import pages
from desk.editions import queries as editions
from desk.mail import outbox
from desk.mail.address import read_address
from desk.mail.links import link as full_link

HOUR = timedelta(hours=1)


@pages.get("/reports/<reference>/<secret>/received")
def received(reference, secret):
    """Right after sending: the reference and the private link, to be kept."""
    link, report = open_link(reference, secret)
    private_url = full_link("corrections.follow", lang=report.page_language, reference=reference, secret=secret)
    return render_template("corrections/received.html", filer=link.filer, private_url=private_url, **_about(report))


@pages.get("/reports/<reference>/<secret>")
def follow(reference, secret):
    """The private page: where the report stands, and what happened."""
    return show(reference, secret)


@pages.get("/account/reports/<reference>")
def follow_signed_in(reference):
    """The same page for a reader who is signed in."""
    person = viewer()
    if person is None or person.is_staff:
        raise NotFound
    report = queries.report(person, reference)
    filer = next(f for f in report.filers if f.person_id == person.id or f.email == person.email)
    return render_template("corrections/follow.html", filer=filer, secret=None, **_forms(), **_about(report, filer))


def show(reference: str, secret: str, **given: Any) -> str:
    """The private page, with a form that was sent back where there is one."""
    link, report = open_link(reference, secret)
    return render_template("corrections/follow.html", filer=link.filer, secret=secret, **_forms(**given), **_about(report, link.filer))


def _forms(**given: Any) -> dict[str, Any]:
    return {
        "information_form": given.get("information_form") or InformationForm(None),
        "appeal_form": given.get("appeal_form") or AppealForm(None),
        "button_form": ButtonForm(None),
    }


@pages.get("/reports/<reference>/<secret>/picture")
@pages.get("/reports/<reference>/<secret>/picture/<int(max=2147483647):number>")
def picture(reference, secret, number=0):
    """A picture the reader sent, for that reader only."""
    link, report = open_link(reference, secret)
    if not number:
        if report.filer is not link.filer:
            raise NotFound
        return picture_answer(report)
    added = queries.picture_of(report.case, number).information
    if added is None or added.filer_id != link.filer.id:
        raise NotFound
    return picture_answer(report.case, number)


@pages.get("/reports/<reference>/answer/<secret>")
def ask_for_answer(reference, secret):
    """One button. Opening the link does nothing: some mail programs open every link."""
    link = _find(reference, secret, LinkKind.ANSWER)
    report = queries.report_of(link)
    return render_template(
        "corrections/ask_for_answer.html", report=report, filer=link.filer, is_over=_is_over(link), form=ButtonForm(), secret=secret
    )


@pages.post("/reports/<reference>/answer/<secret>")
def confirm(reference, secret):
    """“Send me the answer” was pressed. Pressed twice, it is the same."""
    link = _find(reference, secret, LinkKind.ANSWER)
    report = queries.report_of(link)
    if not _is_over(link):
        writing()
        filing.confirm(report, link)
    return redirect(url_for(".ask_for_answer", reference=reference, secret=secret), 303)


@pages.post("/reports/<reference>/answer/<secret>/not-me")
def not_me(reference, secret):
    """“It was not me”: the address is forgotten here, and no receipt goes there again."""
    link = _find(reference, secret, LinkKind.ANSWER)
    queries.report_of(link)
    writing()
    if link.filer.email and link.filer.confirmed_at is None:
        filing.silence(link.filer)
    return render_template("corrections/silenced.html")


@pages.get("/reports/lost-link")
def lost_link_form(form=None):
    """For who has lost the private link."""
    return render_template("corrections/lost_link_form.html", form=form or LostLinkForm())


@pages.post("/reports/lost-link")
def send_lost_link():
    """Answer the same for every reference and address."""
    form = LostLinkForm()
    if not form.validate():
        return lost_link_form(form), 422
    reference = form.reference.data.upper()
    is_moderate = limits.hit("lost link", limits.here(), most=10, every=HOUR) and limits.hit("lost link", reference, most=3, every=HOUR)
    try:
        found = queries.lost_by(reference, read_address(form.email.data)) if is_moderate else None
    except ValueError:
        found = None
    if found:
        writing()
        filing.send_lost_link(*found)
    return render_template("corrections/lost_link_sent.html")


def picture_answer(report: Report, number: int = 0) -> Response:
    """A picture as bytes that a browser shows and nothing else."""
    answer = Response(queries.picture_of(report, number).data, mimetype="image/webp")
    answer.headers["Content-Disposition"] = f'inline; filename="{report.reference}.webp"'
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def open_link(reference: str, secret: str) -> tuple[Link, Report]:
    """The link and the report it belongs to.

    Raises NotFound, and TooMany for who guesses.
    """
    link = _find(reference, secret, LinkKind.PRIVATE)
    return link, queries.report_of(link)


def _find(reference: str, secret: str, kind: LinkKind) -> Link:
    """The link; a wrong secret is not found, and guessing is slowed down.

    Raises NotFound and TooMany.
    """
    found = queries.link_of(reference, secret, kind)
    if found is None:
        if not limits.hit("wrong secret", limits.here(), most=20, every=HOUR):
            raise TooMany(_("Too many wrong links from here. Please wait an hour."))
        raise NotFound(_("There is no report behind this link. Copy the whole link from our letter; it is long."))
    return found


def _is_over(link: Link) -> bool:
    return not link.filer.email or link.used_at is not None or (link.expires_at is not None and link.expires_at < clock.now())


def _about(report: Report, filer: Filer | None = None) -> dict:
    """What the page shows: the filer's own words, and where the case stands under which it is dealt with."""
    case = report.case
    edition = editions.edition(case.edition)
    copies = [mail for mail in outbox.letters_about(report.reference) if mail.letter == "corrections/report_filed"]
    return {
        "report": report,
        "case": case,
        "is_author": filer is not None and report.filer is filer,
        "question": case.question if filer is not None and case.filer is filer else None,
        "added": [one for one in case.information if filer is not None and one.filer_id == filer.id],
        "edition": edition,
        "copy": copies[-1] if copies else None,
        "take_up_due": clocks.take_up_due(case) if edition.makes_promises else None,
        "answer_due": clocks.answer_due(case) if edition.makes_promises else None,
        "appeal_due": clocks.appeal_due(case) if case.appeal and not case.appeal.result else None,
        "appeal_until": clocks.appeal_until(case) if clocks.can_be_appealed(case) else None,
        "steps": queries.steps_for(filer, report) if filer else queries.timeline(report, None),
        "now": clock.now(),
    }
