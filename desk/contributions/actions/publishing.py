"""A contribution, or a new version of it, is let in or kept out. What everybody sees changes here and in revising.py only."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from desk.accounts.models import Standing, User
from desk.contributions import indexing, mails, translating
from desk.contributions.actions import tasks
from desk.contributions.actions.log import write_down
from desk.contributions.actions.writing import count_reply
from desk.contributions.models import Clause, Contribution, Deed, Status, VersionStatus
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.debates.actions.counting import count, count_language, take_place, touch
from desk.debates.actions.posting import post
from desk.debates.models import Status as DebateStatus
from desk.search import index

TRUSTED_AFTER = 3  # contributions that were approved
MOST_REMOVED = 0.25  # of an author's decided contributions; with more they are read first again


def approve(found: Contribution, *, by: User | None) -> None:
    """The newest version stands from now on; its author is told. The first time, the contribution takes its place in the thread."""
    version, before = found.latest, found.public
    version.mark(VersionStatus.APPROVED)
    found.public_n, found.is_held, found.waiting_in, found.escalated_at = version.n, False, None, None
    if found.status is Status.WAITING:
        stood_before = found.position is not None
        _take_its_place(found)
        found.move("publish", by=by)
        if stood_before:  # it was escalated, and an editor lets it stand
            write_down(found, Deed.RESTORE, by=by)
        else:
            write_down(found, Deed.APPROVE, by=by, since=found.arrived_at if by else None)
    else:
        found.note("approve_edit", by=by, audience=Audience.READER)
        write_down(found, Deed.ACCEPT, by=by)
        if before and before.language != version.language:
            count_language(found.debate, before.language, -1)
            count_language(found.debate, version.language, 1)
        touch(found.debate)
    index.put_later(indexing.CONTRIBUTIONS, found.id)
    translating.ask_for(found)
    earn_trust(found.author)
    if found.author and not found.is_by_staff:
        post(found.debate.edition, mails.published(found))


def receive(found: Contribution, *, by: User | None) -> None:
    """In a debate that is not public it goes to the newsroom, and nobody else reads it."""
    found.latest.mark(VersionStatus.APPROVED)
    found.is_held, found.waiting_in = False, None
    found.move("receive", by=by)


def _take_its_place(found: Contribution) -> None:
    """The next place in the thread; what stood before gets its old one back."""
    language = found.latest.language
    if found.position is None:
        found.position, found.published_at = take_place(found.debate, language, found.author_id)
        count_reply(found.root_id)
    else:
        count(found.debate, language, found.author_id, 1)
    tasks.open_for(found)


def refuse_edit(found: Contribution, clause: Clause, note: str, *, by: User | None) -> None:
    """A change does not stand; the version before it does, as before. The author is told why."""
    found.latest.mark(VersionStatus.REFUSED)
    found.is_held, found.waiting_in = False, None
    found.note("refuse_edit", by=by, audience=Audience.READER, text=note, clause=clause.value, n=found.latest.n)
    write_down(found, Deed.REFUSE, by=by, clause=clause)
    if found.author:
        post(found.debate.edition, mails.edit_refused(found, clause, note))


def remove(found: Contribution, clause: Clause, note: str, *, by: User | None) -> None:
    """It is not published, or no longer; an empty place stays where it stood. The author is told why."""
    stood, was_public = found.public, found.position is not None
    if found.latest.status is VersionStatus.WAITING:
        found.latest.mark(VersionStatus.REFUSED)
    write_down(found, Deed.REMOVE, by=by, clause=clause, was_public=was_public, since=None if was_public else found.arrived_at)
    found.clause, found.picked_at, found.is_held, found.waiting_in, found.escalated_at = clause, None, False, None, None
    found.move("remove", by=by, text=note, clause=clause.value, had_stood=was_public)
    _leave_its_place(found, stood.language if stood else None)
    earn_trust(found.author)
    if found.author:
        post(found.debate.edition, mails.removed(found, clause, note, had_stood=was_public))


def restore(found: Contribution, note: str, *, by: User | None) -> None:
    """What was removed stands (again), in its place. The author is told."""
    found.require(Status.REMOVED)
    version = next((one for one in found.versions if one.n == found.public_n), found.latest)
    version.mark(VersionStatus.APPROVED)
    found.public_n, found.clause = version.n, None
    _take_its_place(found)
    found.move("restore", by=by, text=note)
    write_down(found, Deed.RESTORE, by=by)
    index.put_later(indexing.CONTRIBUTIONS, found.id)
    translating.ask_for(found)
    earn_trust(found.author)
    if found.author:
        post(found.debate.edition, mails.restored(found, note))


def hold(found: Contribution, *, by: User) -> None:
    """Nobody but the desk reads it until an editor has decided; where it stood an empty place stays meanwhile."""
    stood = found.public
    if stood:
        found.latest.mark(VersionStatus.WAITING)
        found.move("hold", by=by, audience=Audience.STAFF)
        found.picked_at, found.arrived_at = None, clock.now()
        _leave_its_place(found, stood.language)
    found.waiting_in, found.escalated_at = found.latest.language, clock.now()
    write_down(found, Deed.ESCALATE, by=by, was_public=stood is not None)


def _leave_its_place(found: Contribution, language: str | None) -> None:
    """`language` is that of the text that stood, if one did."""
    tasks.gone(found)
    index.put_later(indexing.CONTRIBUTIONS, found.id)
    if language:
        count(found.debate, language, found.author_id, -1)
    else:
        touch(found.debate)


def earn_trust(author: User | None) -> None:
    """Who had enough approved, and not too much removed, is known from now on; else they are read first (again)."""
    if author is None or author.standing not in {Standing.NEW, Standing.KNOWN}:
        return
    db.session.flush()
    decided = select(Contribution.status, func.count()).where(Contribution.author_id == author.id).group_by(Contribution.status)
    counts = dict(db.session.execute(decided).all())
    approved, removed = counts.get(Status.PUBLISHED, 0), counts.get(Status.REMOVED, 0)
    is_trusted = approved >= TRUSTED_AFTER and removed <= MOST_REMOVED * (approved + removed)
    author.standing = Standing.KNOWN if is_trusted else Standing.NEW


def pick(found: Contribution, is_picked: bool, *, by: User) -> None:
    """The host marks it, or takes the mark away.

    Raises NotNow for the newsroom's own words, and in an archived debate.
    """
    if (found.picked_at is not None) == is_picked:
        return
    if is_picked and found.is_by_staff:
        raise NotNow(_("Picks show what readers say; this is one of the newsroom’s own."))
    if found.debate.status is DebateStatus.ARCHIVED:
        raise NotNow(_("This debate is archived; nothing in it changes any more."))
    found.require(Status.PUBLISHED)
    found.picked_at = clock.now() if is_picked else None
    found.note("pick" if is_picked else "unpick", by=by, audience=Audience.PUBLIC)
    touch(found.debate)
    db.session.flush()
