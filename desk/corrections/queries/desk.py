"""What the desk asks beside its reports: sibling checks, stealth edits, answers kept ready, who is looking, the undo."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from desk.accounts.models import Role, User
from desk.articles.models import ArticleVersion
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.corrections.models import CannedAnswer, Presence, Report, SiblingStatus, SiblingTask, StealthEdit, Undo

PRESENT = timedelta(seconds=25)
RECENT = 50


def _of_editions_of(viewer: User, model: type[SiblingTask] | type[StealthEdit]) -> Select:
    found = select(model)
    if viewer.holds(Role.STANDARDS) or viewer.holds(Role.LEGAL):
        return found
    return found.where(model.edition.in_(viewer.editions(Role.JOURNALIST, Role.EDITOR)))


def sibling_tasks(viewer: User) -> Sequence[SiblingTask]:
    """Checks of somebody's editions: what waits first, the oldest first; then the newest that are settled."""
    found = _of_editions_of(viewer, SiblingTask).options(selectinload(SiblingTask.notice), selectinload(SiblingTask.article))
    waiting = db.session.scalars(found.where(SiblingTask.status == SiblingStatus.PENDING).order_by(SiblingTask.id).limit(200)).all()
    settled = db.session.scalars(
        found.where(SiblingTask.status != SiblingStatus.PENDING).order_by(SiblingTask.id.desc()).limit(RECENT)
    ).all()
    return [*waiting, *settled]


def sibling_task(viewer: User, number: int) -> SiblingTask:
    """One check.

    Raises NotFound.
    """
    found = db.session.scalar(_of_editions_of(viewer, SiblingTask).where(SiblingTask.id == number))
    if found is None:
        raise NotFound
    return found


def stealth_edits(viewer: User) -> Sequence[StealthEdit]:
    """Changes of substance without a notice: what waits first, then the newest that are settled."""
    found = _of_editions_of(viewer, StealthEdit).options(selectinload(StealthEdit.article_version).selectinload(ArticleVersion.article))
    waiting = db.session.scalars(found.where(StealthEdit.settled_at.is_(None)).order_by(StealthEdit.id).limit(200)).all()
    settled = db.session.scalars(found.where(StealthEdit.settled_at.is_not(None)).order_by(StealthEdit.id.desc()).limit(RECENT)).all()
    return [*waiting, *settled]


def stealth_edit(viewer: User, number: int) -> StealthEdit:
    """One of them.

    Raises NotFound.
    """
    found = db.session.scalar(_of_editions_of(viewer, StealthEdit).where(StealthEdit.id == number))
    if found is None:
        raise NotFound
    return found


def waiting_checks(viewer: User) -> tuple[int, int]:
    """(sibling checks, stealth edits) that wait for somebody's editions."""
    tasks = _of_editions_of(viewer, SiblingTask).where(SiblingTask.status == SiblingStatus.PENDING)
    edits = _of_editions_of(viewer, StealthEdit).where(StealthEdit.settled_at.is_(None))
    counted = [found.with_only_columns(func.count()).scalar_subquery() for found in (tasks, edits)]
    row = db.session.execute(select(*counted)).one()
    return row[0], row[1]


class Canned(NamedTuple):
    """An answer kept ready, filled in; `is_stand_in` when there is none in the reader's language and this is the English one."""

    number: int
    name: str
    text: str
    is_stand_in: bool


def canned_answers(edition: str) -> Sequence[CannedAnswer]:
    """All an edition keeps ready, by name and language."""
    found = select(CannedAnswer).where(CannedAnswer.edition == edition)
    return db.session.scalars(found.order_by(CannedAnswer.name, CannedAnswer.language)).all()


def canned_for(report: Report, filled: dict[str, str]) -> list[Canned]:
    """The answers that fit a report: in its reader's language, else the English one, marked as such."""
    by_name: dict[str, dict[str, CannedAnswer]] = {}
    for answer in canned_answers(report.edition):
        by_name.setdefault(answer.name, {})[answer.language] = answer
    chosen = [(of.get(report.page_language) or of.get("en"), report.page_language in of) for of in by_name.values()]
    return [Canned(answer.id, answer.name, _fill(answer.text, filled), not is_own) for answer, is_own in chosen if answer]


def _fill(text: str, filled: dict[str, str]) -> str:
    for name, value in filled.items():
        text = text.replace("{" + name + "}", value)
    return text


def present(report: Report, but: User) -> list[Presence]:
    """Who else has this report open now."""
    found = select(Presence).where(Presence.report_id == report.id, Presence.person_id != but.id, Presence.seen_at > clock.now() - PRESENT)
    return list(db.session.scalars(found.options(selectinload(Presence.person)).order_by(Presence.person_id)))


def open_undo(person: User) -> Undo | None:
    """What somebody can still take back."""
    found = select(Undo).where(Undo.by_id == person.id, Undo.undone_at.is_(None), Undo.until > clock.now())
    return db.session.scalars(found.order_by(Undo.id.desc()).limit(1)).first()


def undo(person: User, number: int) -> Undo:
    """A step of this person's own.

    Raises NotFound.
    """
    found = db.session.get(Undo, number)
    if found is None or found.by_id != person.id:
        raise NotFound
    return found
