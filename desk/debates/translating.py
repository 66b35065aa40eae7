"""Debates in other languages: machine drafts, which readers see as such until a person has approved or rewritten them."""

import re

from sqlalchemy import select

from desk.core import text
from desk.core.db import db
from desk.debates.actions.counting import touch
from desk.debates.models import Debate, DebateText, TextStatus
from desk.debates.models.debate import SEARCHED_AS
from desk.search import index
from desk.translation import actions
from desk.translation.actions import Original, Translated
from desk.translation.engines import targets
from desk.translation.models import Kind, Translation

_CITATION = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{1,500}\)")


def ask_for(debate: Debate) -> None:
    """Have the host's words put into the languages in which no person has written them yet; where one has, theirs stand.

    Drafts of earlier words go at once, so that nobody reads an old question as the translation of the new one.
    """
    for draft in [one for one in debate.texts if one.status is TextStatus.DRAFT]:
        debate.texts.remove(draft)
    if debate.is_public:
        own, written = debate.own_text, {one.language for one in debate.texts if one.status is TextStatus.APPROVED}
        db.session.flush()
        actions.ask_for(Kind.DEBATE, own.id, own.version, own.language, set(targets(own.language)) - written)


def begin_again(debate: Debate) -> None:
    """The words changed without a new version, as when somebody who was cited leaves: all that says the same goes first."""
    actions.forget(Kind.DEBATE, debate.own_text.id)
    ask_for(debate)


def _original(number: int, version: int) -> Original | None:
    found = db.session.get(DebateText, number)
    if found is None or found.version != version:
        return None
    return Original(found.language, [found.question, found.context, _CITATION.sub(r"\1", found.summary)])


def _arrived(translation: Translation) -> None:
    own = db.session.get_one(DebateText, translation.thing_id)
    debate = db.session.get_one(Debate, own.debate_id)
    this = (DebateText.debate_id == debate.id, DebateText.language == translation.language)
    found = db.session.scalar(select(DebateText).where(*this))
    if found is None:
        found = DebateText(debate_id=debate.id, language=translation.language, version=1, status=TextStatus.DRAFT)
        db.session.add(found)
    elif found.status is TextStatus.APPROVED:
        return
    else:
        found.version += 1
    found.source, found.engine = translation.source.value, translation.engine
    found.question, found.context, found.summary = translation.parts
    found.context_html, found.summary_html = text.paragraphs(found.context), text.markdown(found.summary) if found.summary else ""
    touch(debate)
    index.put_later(SEARCHED_AS, debate.id)


TEXTS = {Kind.DEBATE: Translated(_original, _arrived)}
