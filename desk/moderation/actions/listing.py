"""The newsroom keeps its word lists."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select

from desk.contributions.models import Phrase, PhraseKind
from desk.contributions.phrases import scope_of
from desk.core import clock
from desk.core.db import db
from desk.pages.models import raise_versions


def keep(language: str, lists: Mapping[PhraseKind, Sequence[str]]) -> None:
    """Both lists of a language as they are from now on; a phrase on both is banned."""
    db.session.execute(delete(Phrase).where(Phrase.language == language))
    kinds = {phrase: kind for kind in (PhraseKind.SUSPECT, PhraseKind.BANNED) for phrase in lists[kind]}
    rows = [{"language": language, "kind": kind, "phrase": phrase, "created_at": clock.now()} for phrase, kind in kinds.items()]
    if rows:
        db.session.execute(insert(Phrase), rows)
    raise_versions(scope_of(language))


def phrases_of(language: str) -> dict[PhraseKind, list[str]]:
    """The lists as they were typed, in alphabetical order."""
    rows = db.session.execute(select(Phrase.kind, Phrase.phrase).where(Phrase.language == language).order_by(Phrase.phrase)).all()
    return {kind: [phrase for of, phrase in rows if of is kind] for kind in PhraseKind}
