"""A contribution is made: one short function, since many may write at once."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import insert, select, update

from desk.accounts.models import Standing, User
from desk.contributions import arrival, indexing, mails
from desk.contributions.actions import tasks
from desk.contributions.actions.log import add, write_down
from desk.contributions.models import (
    Contribution,
    ContributionEntry,
    ContributionVersion,
    Deed,
    LanguageSource,
    LogLine,
    Status,
    VersionStatus,
)
from desk.core import clock, text
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.core.tokens import digest, new_id, new_secret
from desk.debates.actions.counting import take_place
from desk.debates.actions.posting import post
from desk.debates.models import Debate, Format, Moderation
from desk.i18n.dates import deadline
from desk.search import index
from desk.translation.actions import ask_for
from desk.translation.models import Kind

CONFIRM_WITHIN = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody wants to contribute, checked and rendered before the transaction begins."""

    sent_as: str
    words: str
    html: str
    language: str
    language_source: LanguageSource
    name: str
    page_language: str = "en"  # letters to somebody without an account are worded in it
    author: User | None = None
    email: str = ""
    answers: Contribution | None = None
    marks: list[str] = field(default_factory=list)
    is_held: bool = False
    asks_host: bool = False
    wants_to_follow: bool = False


def require_open(debate: Debate) -> None:
    """Refuse to write in a debate that takes nothing any more.

    Raises NotNow.
    """
    if not debate.is_open:
        raise NotNow(_("This debate is closed, so nothing can be added to it. Your text is below; you can copy it from here."))


def require_welcome(person: User | None) -> None:
    """Refuse somebody who is blocked for a while, and say until when.

    Raises NotNow.
    """
    if (
        person is not None
        and person.standing is Standing.BLOCKED
        and (person.standing_until is None or person.standing_until > clock.now())
    ):
        if person.standing_until is None:
            raise NotNow(_("You cannot take part for now. The letter about it says why. Your text is below; you can copy it."))
        until = deadline(person.standing_until)
        raise NotNow(
            _("You cannot take part until %(when)s. The letter about it says why. Your text is below; you can copy it.", when=until)
        )


def write(draft: Draft, debate: Debate) -> str:
    """Make the contribution and give its public id; sent twice, it is the same one.

    Raises NotNow when the debate is closed, or what it answers has gone.
    """
    known = db.session.scalar(select(Contribution.public_id).where(Contribution.sent_as == draft.sent_as))
    if known is not None:
        return known
    require_open(debate)
    require_welcome(draft.author)
    if draft.answers is not None and not draft.answers.stands:
        raise NotNow(_("The contribution you answer is not there any more. Your text is below; you can copy it from here."))
    status = first_status(draft, debate)
    secret = new_secret() if status is Status.UNCONFIRMED else None
    place = take_place(debate, draft.language, draft.author.id if draft.author else None) if status is Status.PUBLISHED else None
    root_id = (draft.answers.root_id or draft.answers.id) if draft.answers else None
    number, public_id = _insert(draft, debate, status, secret, place, root_id)
    add_version(
        number, 1, draft.words, draft.html, draft.language, draft.language_source, is_approved=status in {Status.PUBLISHED, Status.PRIVATE}
    )
    noted = {"contribution_id": number, "move": "write", "was": "", "became": status, "audience": Audience.READER}
    db.session.execute(insert(ContributionEntry).values(by_id=draft.author.id if draft.author else None, **noted))
    if status in {Status.WAITING, Status.PUBLISHED}:
        _log_arrival(draft, debate, number, is_public=place is not None)
    if place:
        count_reply(root_id)
        _tell_desk(draft, number)
    if secret:
        until = clock.now() + CONFIRM_WITHIN
        post(debate.edition, mails.confirm(debate, public_id, draft.words, draft.email, secret, until, draft.page_language))
    return public_id


def _log_arrival(draft: Draft, debate: Debate, number: int, *, is_public: bool) -> None:
    about = {"debate_id": debate.id, "contribution_id": number, "version_n": 1, "language": draft.language}
    for deed in [Deed.RECEIVE, Deed.APPROVE] if is_public else [Deed.RECEIVE]:
        add(LogLine(deed=deed, person_id=draft.author.id if draft.author else None, **about))


def _tell_desk(draft: Draft, number: int) -> None:
    """What stands at once is found by its words; an answer of the newsroom takes a question off the host's list."""
    index.put_later(indexing.CONTRIBUTIONS, number)
    ask_for(Kind.CONTRIBUTION, number, 1, draft.language)
    if draft.answers is not None and draft.author is not None and draft.author.is_staff:
        tasks.answered(draft.answers.id, by=draft.author)
    else:
        tasks.open_for(db.session.get_one(Contribution, number))


def _insert(
    draft: Draft, debate: Debate, status: Status, secret: str | None, place: tuple[int, datetime] | None, root_id: int | None
) -> tuple[int, str]:
    """(number, public id) of the new row."""
    public_id = new_id()
    position, published_at = place or (None, None)
    row = insert(Contribution).values(
        public_id=public_id,
        sent_as=draft.sent_as,
        debate_id=debate.id,
        root_id=root_id,
        answers_id=draft.answers.id if draft.answers else None,
        status=status,
        author_id=draft.author.id if draft.author else None,
        name=draft.name,
        email=draft.email if secret else "",
        is_by_staff=bool(draft.author and draft.author.is_staff),
        is_by_host=draft.author is not None and draft.author.id in {debate.host_id, debate.stand_in_id},
        wants_to_follow=draft.wants_to_follow,
        confirm_hash=digest(secret) if secret else None,
        confirm_until=clock.now() + CONFIRM_WITHIN if secret else None,
        marks=draft.marks,
        is_held=draft.is_held,
        asks_host=draft.asks_host,
        waiting_in=draft.language if status is Status.WAITING else None,
        arrived_at=clock.now() if status is Status.WAITING else None,
        position=position,
        published_at=published_at,
        public_n=1 if place else None,
    )
    return db.session.execute(row.returning(Contribution.id)).scalar_one(), public_id


def first_status(draft: Draft, debate: Debate) -> Status:
    """Where a new contribution stands: read first, unless its author is of the newsroom, or known in a debate that lets those in."""
    if draft.author is None:
        return Status.UNCONFIRMED
    if debate.format is not Format.DISCUSSION:
        return Status.PRIVATE
    is_let_in = draft.author.is_staff or goes_at_once(draft.author, draft.marks, debate)
    return Status.PUBLISHED if is_let_in else Status.WAITING


def goes_at_once(author: User, marks: list[str], debate: Debate) -> bool:
    """Whether a reader's words need not be read first."""
    return debate.moderation is Moderation.NEWCOMERS and author.standing is Standing.KNOWN and not marks


def add_version(number: int, n: int, words: str, html: str, language: str, source: LanguageSource, *, is_approved: bool) -> None:
    """Keep a text and its finished HTML."""
    db.session.execute(
        insert(ContributionVersion).values(
            contribution_id=number,
            n=n,
            text=words,
            html=html,
            renderer=text.RENDERER,
            language=language,
            language_source=source,
            essence=text.essence(words),
            status=VersionStatus.APPROVED if is_approved else VersionStatus.WAITING,
        )
    )


def count_reply(root_id: int | None) -> None:
    """A reply has got its place under this root."""
    if root_id is not None:
        db.session.execute(update(Contribution).where(Contribution.id == root_id).values(replies=Contribution.replies + 1))


def confirm(found: Contribution, person: User) -> None:
    """Its author pressed the button in the letter: it joins the queue, or stands at once if its author is known."""
    require_open(found.debate)
    require_welcome(person)
    arriving = arrival.Arriving(words=found.latest.text, author=person, of=found.id)
    seen = [finding for check in (arrival.new_person, arrival.muted, arrival.duplicates) if (finding := check(arriving))]
    found.marks = [mark for mark in found.marks if mark not in {"newcomer", "duplicate"}] + [finding.reason for finding in seen]
    found.is_held = found.is_held or any(finding.holds for finding in seen)
    found.author, found.email = person, ""
    found.confirm_hash = found.confirm_until = None
    found.arrived_at, found.waiting_in = clock.now(), found.latest.language
    found.move("confirm", by=person)
    if found.debate.format is Format.DISCUSSION:
        write_down(found, Deed.RECEIVE, by=None)
