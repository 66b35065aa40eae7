"""Many contributions at once, as rows: for long walks and for measurements."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from flask import Flask
from sqlalchemy import insert, update

from desk.contributions.models import Contribution, ContributionVersion, LanguageSource, Status, VersionStatus
from desk.core import clock, text
from desk.core.db import all_or_nothing, db
from desk.core.tokens import new_id
from desk.debates.actions.counting import count_language, touch
from desk.debates.models import Debate, DebateCounts

AT_ONCE = 5000


def fill(app: Flask, slug: str, count: int, *, root: str = "", languages: Sequence[str] = ("en",), waiting: bool = False) -> list[str]:
    """Put contributions into a debate (or into its queue); their public ids in order."""
    ids: list[str] = []
    with app.app_context():
        while len(ids) < count:
            with all_or_nothing():
                ids += _some(slug, min(AT_ONCE, count - len(ids)), len(ids), root, languages, waiting)
    return ids


def _some(slug: str, count: int, first: int, root: str, languages: Sequence[str], waiting: bool) -> list[str]:
    debate = db.session.scalars(db.select(Debate).where(Debate.slug == slug)).one()
    root_id = db.session.scalar(db.select(Contribution.id).where(Contribution.public_id == root)) if root else None
    counts = db.session.get_one(DebateCounts, debate.id)
    start = counts.position
    moment = clock.now()
    rows = [
        {
            "public_id": (public_id := new_id()),
            "sent_as": public_id,
            "debate_id": debate.id,
            "root_id": root_id,
            "answers_id": root_id,
            "status": Status.WAITING if waiting else Status.PUBLISHED,
            "name": f"Reader {first + n}",
            "position": None if waiting else start + n + 1,
            "published_at": None if waiting else moment,
            "arrived_at": moment - timedelta(seconds=count - n),
            "waiting_in": languages[n % len(languages)] if waiting else None,
            "public_n": None if waiting else 1,
            "recommendations": ((first + n) * 7) % 5,
        }
        for n in range(count)
    ]
    db.session.execute(insert(Contribution), rows)
    numbers = dict(
        db.session.execute(db.select(Contribution.public_id, Contribution.id).order_by(Contribution.id.desc()).limit(count)).all()
    )
    db.session.execute(
        insert(ContributionVersion),
        [_version(numbers[row["public_id"]], start + n, languages[n % len(languages)], waiting) for n, row in enumerate(rows)],
    )
    if root_id:
        db.session.execute(update(Contribution).where(Contribution.id == root_id).values(replies=Contribution.replies + count))
    if not waiting:
        counts.position, counts.published, counts.last_at = start + count, counts.published + count, moment
        for n, language in enumerate(languages):
            count_language(debate, language, len(range(n, count, len(languages))))
    touch(debate)
    return [row["public_id"] for row in rows]


def _version(number: int, n: int, language: str, waiting: bool) -> dict:
    words = f"Thought {n} about the boat, the lake and the winter timetable."
    status = VersionStatus.WAITING if waiting else VersionStatus.APPROVED
    kept = {
        "contribution_id": number,
        "n": 1,
        "text": words,
        "html": f"<p>{words}</p>",
        "renderer": text.RENDERER,
        "essence": text.essence(words),
    }
    return kept | {"language": language, "language_source": LanguageSource.PAGE, "status": status, "created_at": clock.now()}


def roots_on(page) -> list[str]:
    """The public ids of the top contributions of a page, in order."""
    return re.findall(r'<article class="contrib axis" id="c-([a-z0-9]+)"', page.text)


def pages_from(reader, page, rel: str = "next", between: Callable[[], object] = lambda: None) -> Iterator:
    """This page, and those its next (or previous) links lead to."""
    while True:
        yield page
        links = [link for link in page.tree.iter("a") if link.get("rel") == rel]
        if not links:
            return
        between()
        page = reader.opens(links[0].get("href").partition("#")[0])
