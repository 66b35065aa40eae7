"""The host tells everybody how the debate goes on: notes, one of which may be pinned above the thread."""

from sqlalchemy import select, update

from desk.accounts.models import User
from desk.core import clock, text
from desk.core.db import db
from desk.core.errors import NotFound
from desk.core.states import Audience
from desk.debates.actions.counting import touch
from desk.debates.models import Debate, DebateCounts, DebateNote, Status


def tell(debate: Debate, words: str, *, is_pinned: bool, by: User) -> None:
    """Publish a note at once, in the debate's own language; a pinned one takes the place of the one before.

    Raises NotNow when the debate is not open.
    """
    debate.require(Status.OPEN)
    if is_pinned:
        _unpin(debate)
    note = DebateNote(debate_id=debate.id, by=by, language=debate.language, text=words, html=text.markdown(words), is_pinned=is_pinned)
    db.session.add(note)
    _count(debate, 1)
    debate.note("tell", by=by, audience=Audience.STAFF)
    touch(debate)


def pin(debate: Debate, note: DebateNote, is_pinned: bool) -> None:
    """Pin a note above the thread instead of another, or take it down from there."""
    _unpin(debate)
    note.is_pinned = is_pinned
    touch(debate)


def withdraw(debate: Debate, note: DebateNote, *, by: User) -> None:
    """Readers see the note no longer."""
    note.withdrawn_at, note.is_pinned = clock.now(), False
    _count(debate, -1)
    debate.note("withdraw_note", by=by, audience=Audience.STAFF, text=note.text)
    touch(debate)


def note_of(debate: Debate, number: int) -> DebateNote:
    """One of its notes.

    Raises NotFound.
    """
    there = (DebateNote.id == number, DebateNote.debate_id == debate.id, DebateNote.withdrawn_at.is_(None))
    found = db.session.scalar(select(DebateNote).where(*there))
    if found is None:
        raise NotFound
    return found


def _unpin(debate: Debate) -> None:
    db.session.execute(update(DebateNote).where(DebateNote.debate_id == debate.id).values(is_pinned=False))


def _count(debate: Debate, n: int) -> None:
    db.session.execute(update(DebateCounts).where(DebateCounts.debate_id == debate.id).values(notes=DebateCounts.notes + n))
