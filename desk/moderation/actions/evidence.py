"""What was decided about, frozen at the time, so that a second look and the ombuds office see what the moderator saw."""

from typing import Any

from sqlalchemy import select

from desk.accounts.models import User
from desk.contributions.models import Clause, Contribution, Flag
from desk.core import clock
from desk.core.db import db
from desk.house_texts import queries as house_texts
from desk.house_texts.models import TextName
from desk.i18n.dates import stamp


def freeze(found: Contribution, clause: Clause | None, note: str, by: User) -> dict[str, Any]:
    """Text and versions, what it answers, question, rule, names, times, and what readers had told us."""
    own = found.debate.own_text
    rules = house_texts.current(TextName.GUIDELINES, found.latest.language)
    answered = found.answers.public if found.answers else None
    flags = db.session.scalars(select(Flag).where(Flag.contribution_id == found.id).order_by(Flag.id))
    return {
        "contribution": found.public_id,
        "debate": found.debate.slug,
        "question": own.question,
        "context": own.context,
        "name": found.name,
        "language": found.latest.language,
        "version": found.latest.n,
        "text": found.latest.text,
        "versions": [{"n": one.n, "text": one.text, "language": one.language, "at": stamp(one.created_at)} for one in found.versions],
        "answers": {"name": found.answers.name, "text": answered.text} if found.answers and answered else None,
        "was_public": found.stands,
        "published_at": stamp(found.published_at),
        "marks": list(found.marks),
        "flags": [{"reason": flag.reason.value, "note": flag.note, "at": stamp(flag.created_at)} for flag in flags],
        "rule": clause.number if clause else None,
        "clause": clause.value if clause else None,
        "rules": {"language": rules.language, "version": rules.n, "text": rules.source},
        "note": note,
        "decided_by": by.name,
        "decided_at": stamp(clock.now()),
    }
