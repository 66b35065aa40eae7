"""Writing the file: everything, or what is open to everybody."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select, text

from desk.contributions.models import Contribution, ContributionVersion, Status
from desk.contributions.queries import Figures, figures_of_debate
from desk.core import clock
from desk.core.db import db
from desk.debates.models import Debate
from desk.debates.models.debate import PUBLIC
from desk.i18n.dates import stamp
from desk.transfer.tables import AT_ONCE, FORMAT, VERSION, count, rows, tables


def header() -> dict[str, Any]:
    """What the file is; its rows are counted, so that a torn one is noticed."""
    total = sum(count(table) for table in tables())
    return {"format": FORMAT, "version": VERSION, "revision": revision(), "made_at": stamp(clock.now()), "rows": total}


def revision() -> str:
    """The migration the database stands at."""
    return db.session.execute(text("SELECT version_num FROM alembic_version")).scalar_one()


def everything() -> Iterator[str]:
    """The lines of the whole file."""
    yield _line(header())
    for table in tables():
        for row in rows(table):
            yield _line({"table": table.name, "row": row})


def open_data() -> Iterator[str]:
    """The lines of a file that anybody may have: debates, what stands in them, figures; no name and no number of a person."""
    for debate in db.session.scalars(select(Debate).where(Debate.status.in_(PUBLIC)).order_by(Debate.id)):
        yield _line(_debate(debate))
        yield from (_line(one) for one in _contributions(debate))


def _debate(debate: Debate) -> dict[str, Any]:
    texts = [{"language": one.language, "question": one.question, "context": one.context} for one in debate.texts]
    return {
        "type": "debate",
        "slug": debate.slug,
        "status": debate.status.value,
        "format": debate.format.value,
        "topic": debate.topic.value,
        "language": debate.language,
        "texts": texts,
        "opened_at": stamp(debate.opened_at),
        "closed_at": stamp(debate.closed_at),
        "contributions": debate.counts.published,
        "participants": debate.counts.participants,
        "figures": _figures(figures_of_debate(debate.id)),
    }


def _figures(found: Figures) -> dict[str, Any]:
    names = ("received", "published", "not_published", "removed_later", "restored", "withdrawn", "appeals", "appeals_changed")
    clauses = {clause.value: n for clause, n in sorted(found.clauses.items())}
    return {name: getattr(found, name) for name in names} | {"by_house_rule": clauses}


def _contributions(debate: Debate) -> Iterator[dict[str, Any]]:
    answered = Contribution.__table__.alias("answered")
    public = (ContributionVersion.contribution_id == Contribution.id) & (ContributionVersion.n == Contribution.public_n)
    columns = (
        Contribution.public_id, answered.c.public_id.label("to"), Contribution.published_at, Contribution.is_by_staff,
        Contribution.picked_at, Contribution.recommendations, ContributionVersion.language, ContributionVersion.text,
    )  # fmt: skip
    found = select(*columns).select_from(Contribution).join(ContributionVersion, public)
    found = found.outerjoin(answered, answered.c.id == Contribution.answers_id)
    stands = (Contribution.debate_id == debate.id, Contribution.status == Status.PUBLISHED)
    ordered = found.where(*stands).order_by(Contribution.position)
    for row in db.session.execute(ordered, execution_options={"yield_per": AT_ONCE}):
        yield {
            "type": "contribution",
            "debate": debate.slug,
            "id": row.public_id,
            "in_reply_to": row.to,
            "published_at": stamp(row.published_at),
            "language": row.language,
            "text": row.text,
            "recommendations": row.recommendations,
            "is_by_newsroom": row.is_by_staff,
            "is_pick": row.picked_at is not None,
        }


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
