"""A report comes in; a reader asks for letters."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.articles.models import Article
from desk.contributions.models import Contribution
from desk.core import clock
from desk.core.db import db, insert_into
from desk.core.states import Audience
from desk.core.tokens import digest, fingerprint, new_secret
from desk.corrections import clocks, indexing, mails, translating
from desk.corrections.actions.posting import UNDO, post
from desk.corrections.models import About, Filer, Kind, Link, LinkKind, Origin, Picture, Report, SilencedAddress, Status
from desk.corrections.models.sequence import lock_sequence, next_reference
from desk.corrections.pictures import Cleaned
from desk.editions import queries as editions
from desk.editions.models import Edition
from desk.mail import outbox
from desk.pages.models import raise_versions
from desk.search import index

ANSWER_LINK_LIVES = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What somebody wants to report, checked and cleaned."""

    sent_as: str
    article: Article | None
    article_url: str
    page_language: str
    origin: Origin = Origin.FORM
    about: About = About.NO
    kind: Kind = Kind.UNSURE
    passage: str = ""
    prefix: str = ""
    suffix: str = ""
    claim: str = ""
    claim_language: str = ""
    suggestion: str = ""
    sources: str = ""
    name: str = ""
    email: str = ""
    picture: Cleaned | None = None
    marks: list[str] = field(default_factory=list)
    is_held: bool = False
    received_at: datetime | None = None
    person: User | None = None
    contribution: Contribution | None = None


def file_report(filing: Filing, edition: Edition, *, by: User | None = None) -> tuple[Report, str]:
    """The report and the secret of its private link; sent twice, the same report with another secret."""
    moment = clock.now()
    sequence = lock_sequence(edition.code.upper(), moment)
    known = db.session.scalar(select(Report).where(Report.sent_as == filing.sent_as))
    if known is not None and known.filer is not None:
        return known, mint(known.filer, LinkKind.PRIVATE)
    report = Report(
        status=Status.RECEIVED,
        reference=next_reference(sequence),
        sent_as=filing.sent_as,
        home=edition,
        edition=edition.code,
        article=filing.article,
        contribution=filing.contribution,
        seen_version=filing.article.current if filing.article else None,
        received_at=filing.received_at or moment,
        **{name: getattr(filing, name) for name in COPIED},
    )
    if filing.picture:
        report.pictures.append(Picture(data=filing.picture.data, width=filing.picture.width, height=filing.picture.height))
    filer = Filer(
        name=filing.name, email=filing.email, language=filing.page_language, person_id=filing.person.id if filing.person else None
    )
    report.filers.append(filer)
    report.due_at = clocks.take_up_due(report)
    db.session.add(report)
    report.note("receive", by=by, audience=Audience.READER, at=report.received_at)
    db.session.flush()
    if filing.contribution is not None:
        filing.contribution.is_reported = True
        raise_versions(filing.contribution.debate.scope)
    index.put_later(indexing.REPORTS, report.id)
    if not report.is_held:
        announce(report, edition)
    return report, mint(filer, LinkKind.PRIVATE)


COPIED = (
    "article_url", "page_language", "origin", "about", "kind", "passage", "prefix", "suffix",
    "claim", "claim_language", "suggestion", "sources", "marks", "is_held",
)  # fmt: skip


def announce(report: Report, edition: Edition) -> None:
    """The letters that go out when a report is accepted: to the mailbox, to the reader, and at once where harm is done."""
    translating.ask_for(report)
    if report.origin is Origin.FORM:
        pass_on(report, edition)
    if report.filer:
        send_receipt(report, report.filer, edition)
    if report.is_urgent:
        if edition.on_call:
            post(report, mails.urgent_report_on_call(report, edition.on_call))
        told = {person.id: person for person in [*accounts.holders(Role.LEGAL), *accounts.holders(Role.EDITOR, edition.code)]}
        for person in told.values():
            post(report, mails.urgent_report(report, person))


def announce_late(report: Report) -> None:
    """Announce what came back from spam or from a merge and was never announced, because it had been held."""
    if not report.is_held and not outbox.letters_about(report.reference):
        announce(report, editions.edition(report.edition))


def send_receipt(report: Report, filer: Filer, edition: Edition) -> None:
    """The one letter an address gets without being asked; none where its owner said that it was not them."""
    if filer.email and db.session.get(SilencedAddress, silenced(filer.email)) is None:
        private, answer = mint(filer, LinkKind.PRIVATE), mint(filer, LinkKind.ANSWER)
        post(report, mails.receipt(report, filer, edition, private, answer))


def me_too(report: Report, *, name: str, email: str, language: str, person: User | None) -> tuple[Report, str]:
    """One more who sees the same error: the report that goes on, and the secret of their private link.

    An address that is known here gets no second letter, and the page of who gave it first is not opened: anybody may type it.
    """
    case = report.case
    is_known = any(email and one.email == email for one in case.everybody)
    filer = Filer(name=name, email=email, language=language, person_id=person.id if person else None)
    case.filers.append(filer)
    case.note("me_too", by=None)
    db.session.flush()
    if not is_known:
        send_receipt(case, filer, editions.edition(case.edition))
    return case, mint(filer, LinkKind.PRIVATE)


def silence(filer: Filer) -> None:
    """“It was not me”: no receipt goes to this address again, and this report forgets it."""
    db.session.execute(insert_into(SilencedAddress).values(hash=silenced(filer.email)).on_conflict_do_nothing())
    outbox.forget_address(filer.email)
    filer.name = filer.email = ""
    filer.confirmed_at = None


def silenced(email: str) -> str:
    """What is kept of an address that wants no receipts: a keyed hash."""
    return fingerprint("silenced", email)


def pass_on(report: Report, edition: Edition) -> None:
    """The copy for the edition's mailbox."""
    post(report, mails.report_filed(report, edition))


def mint(filer: Filer, kind: LinkKind) -> str:
    """A new secret for a letter or a page; only its hash is kept."""
    secret = new_secret()
    expires_at = clock.now() + ANSWER_LINK_LIVES if kind is LinkKind.ANSWER else None
    filer.links.append(Link(kind=kind, hash=digest(secret), expires_at=expires_at))
    return secret


def confirm(report: Report, link: Link) -> None:
    """“Send me the answer” was pressed: from now on we may write to this address; if there is an answer already, at once."""
    link.used_at = clock.now()
    if link.filer.confirmed_at is not None:
        return
    link.filer.confirmed_at = clock.now()
    report.note("confirm", by=None, audience=Audience.READER, filer=link.filer.id)
    case = report.case
    if case.status is Status.RESOLVED and case.resolved_at is not None:
        send_answer(case, link.filer, after=max(timedelta(), case.resolved_at + UNDO - clock.now()))


def send_answer(report: Report, filer: Filer, *, after: timedelta = timedelta()) -> None:
    """Write a reader what came of their report, if they asked for it; after an appeal it is our last word."""
    if not filer.wants_letters:
        return
    edition, private = editions.edition(report.edition), mint(filer, LinkKind.PRIVATE)
    compose = mails.appeal_decided if report.appeal and report.appeal.result else mails.report_resolved
    post(report, compose(report, filer, edition, private), after=after)


def send_lost_link(report: Report, filer: Filer) -> None:
    """Write a reader who has confirmed their address a new private link."""
    post(report, mails.lost_link(report, filer, mint(filer, LinkKind.PRIVATE)))
