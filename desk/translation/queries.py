"""How far the translations are, and what can be shown of them."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import func, select

from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.translation.models import EngineState, Kind, Status, Translation, TranslationDay


def paused() -> set[str]:
    """The names of engines that are left alone for now."""
    return set(db.session.scalars(select(EngineState.name).where(EngineState.paused_until > clock.now())))


def engine_states() -> dict[str, EngineState]:
    """The engines that did not answer lately, by name."""
    return {state.name: state for state in db.session.scalars(select(EngineState))}


def spent_today() -> dict[str, int]:
    """How many characters went to engines today (UTC), by language."""
    found = select(TranslationDay.language, TranslationDay.characters).where(TranslationDay.day == clock.now().date())
    return dict(db.session.execute(found).all())


def progress() -> dict[str, Counter[Status]]:
    """For each language how many translations stand where."""
    found: dict[str, Counter[Status]] = {}
    counted = select(Translation.language, Translation.status, func.count()).group_by(Translation.language, Translation.status)
    for language, status, n in db.session.execute(counted):
        found.setdefault(language, Counter())[status] = n
    return found


def failed(most: int = 50) -> Sequence[Translation]:
    """The newest whose answers were no good."""
    return db.session.scalars(
        select(Translation).where(Translation.status == Status.FAILED).order_by(Translation.id.desc()).limit(most)
    ).all()


def translation(number: int) -> Translation:
    """One of them.

    Raises NotFound.
    """
    found = db.session.get(Translation, number)
    if found is None:
        raise NotFound
    return found


def of(kind: Kind, thing_id: int, version: int, language: str) -> Translation | None:
    """A text in a language, if it is there."""
    there = (Translation.kind == kind, Translation.thing_id == thing_id, Translation.version == version, Translation.language == language)
    return db.session.scalar(select(Translation).where(*there, Translation.status == Status.DONE))


def finished(kind: Kind, thing_id: int, version: int) -> Sequence[Translation]:
    """A version of a text in all languages in which it is there."""
    there = (Translation.kind == kind, Translation.thing_id == thing_id, Translation.version == version)
    return db.session.scalars(select(Translation).where(*there, Translation.status == Status.DONE)).all()
