"""A contribution, or a new version of it, is let in or kept out. What everybody sees changes here and in revising.py only."""

from desk.accounts.models import Standing, User
from desk.contributions import mails
from desk.contributions.actions.writing import count_reply
from desk.contributions.models import Clause, Contribution, Status, VersionStatus
from desk.core import clock
from desk.core.db import db
from desk.core.states import Audience
from desk.debates.actions.counting import count_language, leave_place, take_place, touch
from desk.debates.actions.posting import post


def approve(found: Contribution, *, by: User | None) -> None:
    """The newest version stands from now on; its author is told. The first time, the contribution takes its place in the thread."""
    version, before = found.latest, found.public
    version.mark(VersionStatus.APPROVED)
    found.public_n, found.is_held = version.n, False
    if found.status is Status.WAITING:
        found.position, found.published_at = take_place(found.debate, version.language)
        count_reply(found.root_id)
        found.move("publish", by=by)
    else:
        found.note("approve_edit", by=by, audience=Audience.READER)
        if before and before.language != version.language:
            count_language(found.debate, before.language, -1)
            count_language(found.debate, version.language, 1)
        touch(found.debate)
    if found.author and found.author.standing is Standing.NEW:
        found.author.standing = Standing.KNOWN
    if found.author and not found.is_by_staff:
        post(found.debate.edition, mails.published(found))


def refuse_edit(found: Contribution, clause: Clause, note: str, *, by: User | None) -> None:
    """A change does not stand; the version before it does, as before. The author is told why."""
    found.latest.mark(VersionStatus.REFUSED)
    found.is_held = False
    found.note("refuse_edit", by=by, audience=Audience.READER, text=note, clause=clause.value, n=found.latest.n)
    if found.author:
        post(found.debate.edition, mails.edit_refused(found, clause, note))


def remove(found: Contribution, clause: Clause, note: str, *, by: User | None) -> None:
    """It is not published, or no longer; an empty place stays where it stood. The author is told why."""
    stood = found.public
    if found.latest.status is VersionStatus.WAITING:
        found.latest.mark(VersionStatus.REFUSED)
    found.clause, found.picked_at, found.is_held = clause, None, False
    found.move("remove", by=by, text=note, clause=clause.value, had_stood=stood is not None)
    if stood:
        leave_place(found.debate, stood.language)
    if found.author:
        post(found.debate.edition, mails.removed(found, clause, note, had_stood=stood is not None))


def pick(found: Contribution, is_picked: bool, *, by: User) -> None:
    """The host marks it, or takes the mark away."""
    if (found.picked_at is not None) == is_picked:
        return
    found.require(Status.PUBLISHED)
    found.picked_at = clock.now() if is_picked else None
    found.note("pick" if is_picked else "unpick", by=by, audience=Audience.PUBLIC)
    touch(found.debate)
    db.session.flush()
