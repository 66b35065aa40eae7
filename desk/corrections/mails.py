"""The letters of the corrections desk, one function a letter."""

from typing import Any

from desk.accounts.models import User
from desk.corrections import clocks
from desk.corrections.models import Filer, Notice, Report
from desk.corrections.words import NOTICE_KINDS
from desk.editions.models import Edition
from desk.mail.letters import compose
from desk.mail.links import link
from desk.mail.models import OutgoingMail


def report_filed(report: Report, edition: Edition) -> OutgoingMail:
    """To the edition's mailbox: the passage in its context, the claim, the sources, a link to the case."""
    filer = report.filer if edition.names_filers else None
    return compose(
        "corrections/report_filed",
        to=edition.mailbox,
        language="en",
        thing=report.reference,
        occasion=f"{report.reference} report_filed {len(report.history)}",
        reply_to=(filer.name, filer.email) if filer and filer.email else None,
        report=report,
        filer=filer,
        context=context_of(report),
        url=link("desk.corrections.report", reference=report.reference),
    )


def receipt(report: Report, filer: Filer, edition: Edition, private: str, answer: str) -> OutgoingMail:
    """To the reader, once: the reference, the private link, and the link to ask for more letters."""
    return compose(
        "corrections/receipt",
        to=filer.email,
        language=filer.language,
        thing=report.reference,
        occasion=f"{report.reference} receipt {filer.id}",
        reply_to=("", edition.mailbox),
        report=report,
        edition=edition,
        take_up_due=clocks.take_up_due(report) if edition.makes_promises else None,
        answer_due=clocks.answer_due(report) if edition.makes_promises else None,
        private_url=link("corrections.follow", lang=filer.language, reference=report.reference, secret=private),
        answer_url=link("corrections.ask_for_answer", lang=filer.language, reference=report.reference, secret=answer),
    )


def report_resolved(report: Report, filer: Filer, edition: Edition, private: str) -> OutgoingMail:
    """To the reader who asked for it: the outcome, with before and after or the reason."""
    notice = report.notice if report.notice and report.notice.is_published else None
    return compose(
        "corrections/report_resolved",
        to=filer.email,
        language=filer.language,
        thing=report.reference,
        occasion=f"{report.reference} resolved {filer.id} {len(report.history)}",
        reply_to=("", edition.mailbox),
        report=report,
        notice=notice,
        notice_url=notice_url(notice, filer.language) if notice else None,
        private_url=link("corrections.follow", lang=filer.language, reference=report.reference, secret=private),
    )


def lost_link(report: Report, filer: Filer, private: str) -> OutgoingMail:
    """To a reader who has lost the private link."""
    return compose(
        "corrections/lost_link",
        to=filer.email,
        language=filer.language,
        thing=report.reference,
        occasion=f"{report.reference} lost_link {len(filer.links)} {filer.id}",
        report=report,
        private_url=link("corrections.follow", lang=filer.language, reference=report.reference, secret=private),
    )


def urgent_report(report: Report, person: User) -> OutgoingMail:
    """To legal and the edition's editors, at once: it is about the reader, or somebody is in danger."""
    return _to_staff("corrections/urgent_report", person, report)


def approval_wanted(report: Report, person: User, by: User) -> OutgoingMail:
    """To the second pair of eyes."""
    return _to_staff("corrections/approval_wanted", person, report, by=by)


def sent_back(report: Report, person: User, by: User, note: str) -> OutgoingMail:
    """To the drafter: somebody else wants it changed."""
    return _to_staff("corrections/sent_back", person, report, by=by, note=note)


def context_of(report: Report) -> tuple[str, str, str]:
    """(words before, the passage, words after) as they stand in the article; the passage alone if it is not found."""
    place = report.place
    if not place or report.article is None:
        return report.prefix, report.passage, report.suffix
    text = report.article.current.texts[place[0].text]
    span = place[0]
    return text[: span.start][-300:], text[span.start : span.end], text[span.end :][:300]


def notice_url(notice: Notice, language: str) -> str:
    """The full address of a notice's page."""
    return link("corrections.notice", lang=language, reference=notice.reference)


def _to_staff(letter: str, person: User, report: Report, **about: Any) -> OutgoingMail:
    return compose(
        letter,
        to=person.email,
        language=person.language,
        thing=report.reference,
        occasion=f"{report.reference} {letter} {person.id} {report.version} {len(report.history)}",
        report=report,
        notice_kinds=NOTICE_KINDS,
        url=link("desk.corrections.report", reference=report.reference),
        **about,
    )
