"""A debate's figures, and the places in its thread. The caller holds the debate's row, or is the only writer (SQLite)."""

from datetime import datetime

from sqlalchemy import update

from desk.core import clock
from desk.core.db import db, insert_into
from desk.debates.models import Debate, DebateCounts, DebateLanguage
from desk.pages.models import raise_versions


def take_place(debate: Debate, language: str) -> tuple[int, datetime]:
    """The next position in the thread, and the time it was taken (UTC); the figures go up by one."""
    moment = clock.now()
    counts = update(DebateCounts).where(DebateCounts.debate_id == debate.id)
    taken = counts.values(position=DebateCounts.position + 1, published=DebateCounts.published + 1, last_at=moment)
    position = db.session.execute(taken.returning(DebateCounts.position)).scalar_one()
    count_language(debate, language, 1)
    touch(debate)
    return position, moment


def leave_place(debate: Debate, language: str) -> None:
    """One contribution stands no longer; its position stays empty."""
    counts = update(DebateCounts).where(DebateCounts.debate_id == debate.id)
    db.session.execute(counts.values(published=DebateCounts.published - 1))
    count_language(debate, language, -1)
    touch(debate)


def count_language(debate: Debate, language: str, n: int) -> None:
    """So many more (or fewer) contributions in this language."""
    counted = insert_into(DebateLanguage).values(debate_id=debate.id, language=language, n=max(n, 0))
    both = ["debate_id", "language"]
    db.session.execute(counted.on_conflict_do_update(index_elements=both, set_={"n": DebateLanguage.n + n}))


def touch(debate: Debate) -> None:
    """What readers see of this debate has changed, on its page and in the lists."""
    raise_versions(debate.scope, "debates", *(f"article:{article.id}" for article in debate.articles))
