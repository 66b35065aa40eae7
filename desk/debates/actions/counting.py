"""A debate's figures, and the places in its thread. The caller holds the debate's row, or is the only writer (SQLite)."""

from datetime import datetime

from sqlalchemy import update

from desk.core import clock
from desk.core.db import db, insert_into
from desk.debates.models import Debate, DebateCounts, DebateLanguage, DebatePerson
from desk.pages.models import raise_versions


def take_place(debate: Debate, language: str, author_id: int | None) -> tuple[int, datetime]:
    """The next position in the thread, and the time it was taken (UTC); the figures go up by one."""
    moment = clock.now()
    counts = update(DebateCounts).where(DebateCounts.debate_id == debate.id)
    taken = counts.values(position=DebateCounts.position + 1, last_at=moment)
    position = db.session.execute(taken.returning(DebateCounts.position)).scalar_one()
    count(debate, language, author_id, 1)
    return position, moment


def count(debate: Debate, language: str, author_id: int | None, n: int) -> None:
    """One contribution more stands (1), or one stands no longer (-1); its position is kept."""
    people = count_person(debate, author_id, n) if author_id else 0
    counts = update(DebateCounts).where(DebateCounts.debate_id == debate.id)
    db.session.execute(counts.values(published=DebateCounts.published + n, participants=DebateCounts.participants + people))
    count_language(debate, language, n)
    touch(debate)


def count_person(debate: Debate, author_id: int, n: int) -> int:
    """So many more (or fewer) contributions of this person; by how many the participants change."""
    counted = insert_into(DebatePerson).values(debate_id=debate.id, person_id=author_id, n=max(n, 0))
    both = ["debate_id", "person_id"]
    counted = counted.on_conflict_do_update(index_elements=both, set_={"n": DebatePerson.n + n}).returning(DebatePerson.n)
    now = db.session.execute(counted).scalar_one()
    return (now > 0) - (now - n > 0)


def count_language(debate: Debate, language: str, n: int) -> None:
    """So many more (or fewer) contributions in this language."""
    counted = insert_into(DebateLanguage).values(debate_id=debate.id, language=language, n=max(n, 0))
    both = ["debate_id", "language"]
    counted = counted.on_conflict_do_update(index_elements=both, set_={"n": DebateLanguage.n + n}).returning(DebateLanguage.n)
    now = db.session.execute(counted).scalar_one()
    if change := (now > 0) - (now - n > 0):
        counts = update(DebateCounts).where(DebateCounts.debate_id == debate.id)
        db.session.execute(counts.values(languages=DebateCounts.languages + change))


def touch(debate: Debate) -> None:
    """What readers see of this debate has changed, on its page and in the lists."""
    raise_versions(debate.scope, "debates", *(f"article:{article.id}" for article in debate.articles))
