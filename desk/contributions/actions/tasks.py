"""What waits for a debate's host: it comes onto the list by itself, and leaves it by an answer or with a note."""

from flask_babel import gettext as _
from sqlalchemy import update

from desk.accounts.models import User
from desk.contributions.models import Contribution, HostTask, TaskKind, TaskStatus
from desk.core import clock
from desk.core.db import db, insert_into
from desk.core.errors import NotNow


def open_for(found: Contribution) -> None:
    """Put what now stands onto the host's list, if it asks the host or answers the host."""
    asked = found.answers
    if found.is_by_staff or not (found.asks_host or (asked and asked.is_by_host)):
        return
    kind = TaskKind.QUESTION if found.asks_host else TaskKind.REPLY
    ask(found, kind)


def ask(found: Contribution, kind: TaskKind, *, by: User | None = None, note: str = "") -> None:
    """Put it onto the list; what had left it because its text was away comes back."""
    new = {"contribution_id": found.id, "debate_id": found.debate_id, "kind": kind, "by_id": by.id if by else None, "note": note}
    row = insert_into(HostTask).values(status=TaskStatus.OPEN, created_at=clock.now(), **new)
    again = {"status": TaskStatus.OPEN, "kind": kind, "note": note, "closed_at": None}
    reopened = row.on_conflict_do_update(
        index_elements=["contribution_id"], set_=again, where=(HostTask.status == TaskStatus.GONE) | (kind == TaskKind.MODERATOR)
    )
    db.session.execute(reopened)


def answered(number: int, *, by: User | None) -> None:
    """The newsroom has answered this contribution."""
    _close(number, TaskStatus.ANSWERED, by)


def gone(found: Contribution) -> None:
    """Its text stands no longer."""
    _close(found.id, TaskStatus.GONE, None)


def _close(number: int, status: TaskStatus, by: User | None) -> None:
    is_open = (HostTask.contribution_id == number) & (HostTask.status == TaskStatus.OPEN)
    db.session.execute(update(HostTask).where(is_open).values(status=status, closed_at=clock.now(), by_id=by.id if by else None))


def dismiss(task: HostTask, note: str, *, by: User) -> None:
    """Take it off the list without an answer; the note says why."""
    task.note, task.by, task.closed_at = note, by, clock.now()
    task.mark(TaskStatus.DISMISSED)


def delegate(task: HostTask, to: User, note: str, *, by: User) -> None:
    """Give it to a colleague, on whose list it stands from now on."""
    task.to, task.note, task.by = to, note, by


def require_open(task: HostTask) -> None:
    """Refuse what has left the list already.

    Raises NotNow.
    """
    if task.status is not TaskStatus.OPEN:
        raise NotNow(_("This has left the list already: it was answered, or a colleague dealt with it."))
