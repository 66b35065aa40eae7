"""Contributions in other languages: what the worker puts into them, and what follows when a translation is there."""

from sqlalchemy import update

from desk.accounts.models import User
from desk.contributions import indexing
from desk.contributions.models import Contribution, Flag, FlagReason
from desk.core import clock
from desk.core.db import db
from desk.core.states import Audience
from desk.debates.actions.counting import touch
from desk.search import index
from desk.translation import actions
from desk.translation.actions import Original, Translated
from desk.translation.models import Kind, Translation


def ask_for(found: Contribution) -> None:
    """Have the text that stands put into the other languages."""
    if found.public is not None:
        actions.ask_for(Kind.CONTRIBUTION, found.id, found.public.n, found.public.language)


def forget(found: Contribution) -> None:
    """What is gone is gone in every language."""
    actions.forget(Kind.CONTRIBUTION, found.id)


def begin_again(found: Contribution) -> None:
    """The words changed without a new version, as when somebody who was quoted leaves."""
    forget(found)
    ask_for(found)


def keep(found: Contribution, language: str, words: str, *, by: User) -> None:
    """A person's words for the text that stands; readers see them from now on, and what was told about it is settled."""
    original = found.public or found.latest
    actions.write(Kind.CONTRIBUTION, found.id, original.n, (original.language, language), [words], by_id=by.id, texts=TEXTS)
    found.note("translate", by=by, audience=Audience.STAFF, language=language)
    settle(found, language)


def settle(found: Contribution, language: str) -> None:
    """What readers told about this translation is dealt with."""
    told = (Flag.contribution_id == found.id, Flag.reason == FlagReason.TRANSLATION, Flag.language == language, Flag.settled_at.is_(None))
    db.session.execute(update(Flag).where(*told).values(settled_at=clock.now()))


def _original(number: int, version: int) -> Original | None:
    found = db.session.get(Contribution, number)
    if found is None or found.public is None or found.public.n != version:
        return None
    return Original(found.public.language, [found.public.text])


def _arrived(translation: Translation) -> None:
    index.put_later(indexing.CONTRIBUTIONS, translation.thing_id)
    touch(db.session.get_one(Contribution, translation.thing_id).debate)


TEXTS = {Kind.CONTRIBUTION: Translated(_original, _arrived)}
