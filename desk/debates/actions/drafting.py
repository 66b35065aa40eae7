"""A debate is drafted and its texts are written, in its own language and in others."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from desk.accounts.models import User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import db
from desk.core.errors import SomeoneWasFaster
from desk.core.states import Audience
from desk.core.text import paragraphs
from desk.debates import translating
from desk.debates.actions.counting import touch
from desk.debates.models import Debate, DebateCounts, DebateText, Format, Moderation, Status, TextStatus, Topic
from desk.debates.models.debate import SEARCHED_AS
from desk.search import index

EDITABLE = (Status.DRAFT, Status.SCHEDULED, Status.OPEN)  # afterwards readers rely on what they answered
RESERVED_SLUGS = {"topics", "feed", "archive", "new", "proposals", "search"}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a debate is to be, checked."""

    question: str
    context: str
    topic: Topic
    format: Format
    moderation: Moderation
    host: User
    stand_in: User | None
    articles: list[Article]
    opens_at: datetime | None
    closes_at: datetime | None


class Words(NamedTuple):
    """A debate's words in another language; the summary comes rendered."""

    question: str
    context: str
    summary: str = ""
    summary_html: str = ""


def draft(plan: Plan, edition: str, *, by: User | None, slug: str = "", proposer: str = "") -> Debate:
    """A new debate that only the desk sees."""
    debate = Debate(status=Status.DRAFT, slug=free_slug(slug or plan.question), edition=edition, proposer=proposer, counts=DebateCounts())
    _follow(plan, debate)
    debate.texts.append(_text(edition, plan.question, plan.context))
    debate.note("draft", by=by, became=debate.status)
    db.session.add(debate)
    db.session.flush()
    return debate


def save(plan: Plan, debate: Debate, *, by: User) -> None:
    """Change it; readers see at once what concerns an open debate, and the history keeps the question as it was.

    Raises NotNow when it is closed.
    """
    debate.require(*EDITABLE)
    touch(debate)  # also the pages of articles that are taken off
    _follow(plan, debate)
    text = debate.own_text
    if (plan.question, plan.context) != (text.question, text.context):
        audience = Audience.PUBLIC if debate.is_public else Audience.STAFF
        if debate.is_public:
            debate.reworded_at = clock.now()
        debate.note("reword", by=by, audience=audience, question=text.question, context=text.context)
        _reword(text, plan.question, plan.context)
    flag_modified(debate, "topic")  # the words stand in another table, and yet the slower of two who edit is to be told
    touch(debate)
    if debate.is_public:
        index.put_later(SEARCHED_AS, debate.id)
        translating.ask_for(debate)


def translate(debate: Debate, language: str, words: Words, *, version: int, by: User) -> None:
    """Keep a person's translation; from now on readers of that language see it.

    Raises SomeoneWasFaster when it is not at the `version` (0 for none) the person saw.
    """
    text = next((one for one in debate.texts if one.language == language), None)
    if (text.version if text else 0) != version:
        raise SomeoneWasFaster
    if text is None:
        text = _text(language, words.question, words.context)
        debate.texts.append(text)
    else:
        _reword(text, words.question, words.context)
    text.summary, text.summary_html = words.summary, words.summary_html
    text.source, text.engine = "person", ""
    text.mark(TextStatus.APPROVED)
    debate.note("translate", by=by, language=language)
    touch(debate)
    index.put_later(SEARCHED_AS, debate.id)


def free_slug(wanted: str) -> str:
    """An ASCII slug of at most 60 characters that no debate has yet."""
    plain = unicodedata.normalize("NFKD", wanted.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "debate"
    taken = set(db.session.scalars(select(Debate.slug).where(Debate.slug.startswith(base)))) | RESERVED_SLUGS
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def _follow(plan: Plan, debate: Debate) -> None:
    if not debate.is_public:  # afterwards readers rely on who reads what they write
        debate.format = plan.format
    if plan.closes_at != debate.closes_at:
        debate.is_closing_soon = False
    debate.topic, debate.moderation = plan.topic, plan.moderation
    debate.host, debate.stand_in = plan.host, plan.stand_in
    debate.articles = plan.articles
    debate.opens_at, debate.closes_at = plan.opens_at, plan.closes_at


def _text(language: str, question: str, context: str) -> DebateText:
    return DebateText(language=language, question=question, context=context, context_html=paragraphs(context))


def _reword(text: DebateText, question: str, context: str) -> None:
    if (text.question, text.context) != (question, context):
        text.question, text.context, text.context_html = question, context, paragraphs(context)
        text.version += 1
