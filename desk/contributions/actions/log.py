"""The log of what was decided, and its sums for the public; both are written with the deed, in its transaction."""

from collections import Counter
from datetime import datetime

from sqlalchemy import select

from desk.accounts.models import User
from desk.contributions.models import Clause, Contribution, Deed, Figure, LogLine, Wait
from desk.core import clock
from desk.core.db import db, insert_into
from desk.i18n.dates import as_date
from desk.pages.models import raise_versions

FIRST_READING = {Deed.APPROVE, Deed.REMOVE}


def write_down(
    found: Contribution,
    deed: Deed,
    *,
    by: User | None,
    clause: Clause | None = None,
    was_public: bool = False,
    since: datetime | None = None,
) -> None:
    """Add a line about a contribution; `since` (UTC) is when it joined the queue, if somebody has now read it for the first time."""
    add(
        LogLine(
            deed=deed,
            debate_id=found.debate_id,
            contribution_id=found.id,
            version_n=found.latest.n,
            language=found.latest.language,
            clause=clause,
            was_public=was_public,
            waited=int((clock.now() - since).total_seconds()) if since else None,
            person_id=found.author_id,
            by_id=by.id if by else None,
        )
    )


def add(line: LogLine) -> None:
    """Add a line and count it in."""
    line.created_at = clock.now()
    db.session.add(line)
    if line.debate_id is None:
        return
    raise_versions(f"figures:{line.debate_id}", "figures")
    for what in sorted(sums(line)):
        key = {"debate_id": line.debate_id, "year": as_date(line.created_at).year, "language": line.language, "what": what}
        counted = insert_into(Figure).values(n=1, **key)
        db.session.execute(counted.on_conflict_do_update(index_elements=list(key), set_={"n": Figure.n + 1}))


def sums(line: LogLine) -> list[str]:
    """The figures a line belongs to."""
    found = [f"{line.deed.value} public" if line.was_public else line.deed.value]
    if line.clause:
        found.append(f"clause {line.clause.value}")
    if line.waited is not None and line.deed in FIRST_READING:
        found.append(next(step for step in Wait if line.waited <= step.until).value)
    return found


def recount() -> Counter[tuple[int, int, str, str]]:
    """The figures as they follow from the log: (debate, year, language, what) -> how many. A test compares them."""
    lines = db.session.scalars(select(LogLine).where(LogLine.debate_id.is_not(None)))
    return Counter((line.debate_id or 0, as_date(line.created_at).year, line.language, what) for line in lines for what in sums(line))
