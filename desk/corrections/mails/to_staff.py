"""Letters to the newsroom: to an edition's mailbox, to who is on duty, to who has a report in hand."""

from collections.abc import Sequence
from typing import Any

from desk.accounts.models import User
from desk.corrections import clocks
from desk.corrections.mails.addresses import case_url, context_of, notice_url
from desk.corrections.models import News, Notice, Report, SiblingTask, StealthEdit
from desk.corrections.words import LETTERS, NOTICE_KINDS
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
        url=case_url(report),
    )


def urgent_report(report: Report, person: User) -> OutgoingMail:
    """To legal and the edition's editors, at once: it is about the reader, or somebody is in danger."""
    return _to_staff("corrections/urgent_report", person, report)


def urgent_report_on_call(report: Report, address: str) -> OutgoingMail:
    """The same to the edition's on-call address."""
    return compose(
        "corrections/urgent_report",
        to=address,
        language="en",
        thing=report.reference,
        occasion=f"{report.reference} on call {len(report.history)}",
        report=report,
        url=case_url(report),
    )


def approval_wanted(report: Report, person: User, by: User) -> OutgoingMail:
    """To the second pair of eyes."""
    notice = report.notice_in_approval or report.public_notice
    return _to_staff("corrections/approval_wanted", person, report, by=by, notice=notice)


def sent_back(report: Report, person: User, by: User, note: str) -> OutgoingMail:
    """To the drafter: somebody else wants it changed."""
    return _to_staff("corrections/sent_back", person, report, by=by, note=note)


def given_back(report: Report, person: User, was: User) -> OutgoingMail:
    """To who is on duty: a colleague is away, and this is nobody's now."""
    return _to_staff("corrections/given_back", person, report, was=was)


def information_added(report: Report, person: User, words: str) -> OutgoingMail:
    """To who has it in hand: the reader answered, added something, or (without words) withdrew."""
    return _to_staff("corrections/information_added", person, report, words_added=words)


def appeal_filed(report: Report, person: User) -> OutgoingMail:
    """To standards: a reader asks for a second look."""
    return _to_staff("corrections/appeal_filed", person, report, appeal_due=clocks.appeal_due(report))


def due_soon(report: Report, person: User) -> OutgoingMail:
    """To who has it in hand: three quarters of the time are over."""
    return _to_staff("corrections/due_soon", person, report)


def overdue(report: Report, person: User) -> OutgoingMail:
    """To the editors, once: a promise is broken."""
    return _to_staff("corrections/overdue", person, report)


def notice_published(report: Report, notice: Notice, edition: Edition) -> OutgoingMail:
    """To the edition's mailbox: what stands in public now, for the home page, social media and the author."""
    return compose(
        "corrections/notice_published",
        to=edition.mailbox,
        language="en",
        thing=report.reference,
        occasion=f"{notice.reference} published",
        report=report,
        notice=notice,
        notice_kinds=NOTICE_KINDS,
        url=notice_url(notice, notice.language),
    )


def sibling_wanted(task: SiblingTask, to: str, language: str) -> OutgoingMail:
    """To who is on duty for a translation, else to its mailbox: does the error stand there too?"""
    return compose(
        "corrections/sibling_wanted",
        to=to,
        language=language,
        thing=task.notice.reference or "",
        occasion=f"sibling {task.id}",
        task=task,
        url=link("desk.corrections.sibling", number=task.id),
    )


def stealth_edit(edit: StealthEdit, person: User) -> OutgoingMail:
    """To who is on duty: a text changed in substance, and no notice says so."""
    return compose(
        "corrections/stealth_edit",
        to=person.email,
        language=person.language,
        thing=f"article-{edit.article_version.article_id}",
        occasion=f"stealth edit {edit.id} {person.id}",
        edit=edit,
        url=link("desk.corrections.stealth_edit", number=edit.id),
    )


def staff_digest(person: User, news: Sequence[tuple[News, Report]]) -> OutgoingMail:
    """To a colleague who wants one letter a morning: everything they would have been written, a line each."""
    return compose(
        "corrections/staff_digest",
        to=person.email,
        language=person.language,
        thing=f"person-{person.id}",
        occasion=f"staff digest {person.id} {news[-1][0].id}",
        lines=[(LETTERS[one.letter], report, case_url(report)) for one, report in news],
    )


def _to_staff(letter: str, person: User, report: Report, **about: Any) -> OutgoingMail:
    return compose(
        letter,
        to=person.email,
        language=person.language,
        thing=report.reference,
        occasion=f"{report.reference} {letter} {person.id} {report.version} {len(report.history)}",
        report=report,
        notice_kinds=NOTICE_KINDS,
        url=case_url(report),
        **about,
    )
