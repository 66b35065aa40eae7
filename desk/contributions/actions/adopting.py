"""What a proposer would answer becomes a contribution when the debate made from the question opens."""

from sqlalchemy import exists, select
from sqlalchemy.sql.expression import literal

from desk.contributions import arrival
from desk.contributions.actions.writing import Draft, write
from desk.contributions.models import Contribution, LanguageSource
from desk.core import text
from desk.core.db import all_or_nothing, db
from desk.debates.models import Debate, Proposal, ProposalStatus, Status
from desk.i18n.guessing import guess


def adopt_answers() -> None:
    """Put such answers into the queue, each once. The worker runs it every few seconds."""
    there = exists().where(Contribution.sent_as == literal("proposal ") + Proposal.public_id)
    is_due = (Proposal.status == ProposalStatus.ACCEPTED) & (Proposal.answer != "") & (Debate.status == Status.OPEN)
    found = select(Proposal.id).join(Debate, Debate.id == Proposal.debate_id).where(is_due, ~there)
    for number in db.session.scalars(found.limit(50)).all():
        with all_or_nothing():
            _adopt(db.session.get_one(Proposal, number))


def _adopt(proposal: Proposal) -> None:
    if proposal.debate is None or proposal.author is None or not proposal.debate.is_open:
        return
    words = proposal.answer
    language, source = guess(words, proposal.language)
    marks, is_held = arrival.look_at(arrival.Arriving(words=words, author=proposal.author))
    draft = Draft(
        sent_as=f"proposal {proposal.public_id}",
        words=words,
        html=text.contribution(words),
        language=language,
        language_source=LanguageSource(source),
        name=proposal.name,
        author=proposal.author,
        marks=marks,
        is_held=is_held,
    )
    write(draft, proposal.debate)
