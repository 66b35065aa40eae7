"""A reader proposes a question; the desk opens a debate from it, or answers why not."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import select

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import db
from desk.core.states import Audience
from desk.core.tokens import digest, new_id, new_secret
from desk.debates import mails
from desk.debates.actions.posting import post
from desk.debates.models import Debate, Proposal, ProposalStatus
from desk.editions.calendar import after_working_days
from desk.i18n.dates import as_date, from_bern

CONFIRM_WITHIN = timedelta(days=2)
ANSWER_WITHIN = 6  # working days; the form names the date that follows from it
KEPT_AFTER = timedelta(days=5)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody proposes, checked."""

    sent_as: str
    language: str
    question: str
    answer: str
    name: str
    may_be_named: bool
    article: Article | None
    author: User | None = None
    email: str = ""


def answer_due(moment: datetime) -> datetime:
    """By when a proposal that comes in now is answered (UTC): at six in the evening in Bern."""
    return from_bern(datetime.combine(as_date(after_working_days(moment, ANSWER_WITHIN)), time(18)))


def propose(wish: Wish) -> Proposal:
    """Keep the proposal; sent twice, it is the same one."""
    known = db.session.scalar(select(Proposal).where(Proposal.sent_as == wish.sent_as))
    if known is not None:
        return known
    secret = None if wish.author else new_secret()
    until = clock.now() + CONFIRM_WITHIN
    proposal = Proposal(
        public_id=new_id(),
        status=ProposalStatus.UNCONFIRMED if secret else ProposalStatus.WAITING,
        author=wish.author,
        confirm_hash=digest(secret) if secret else None,
        confirm_until=until if secret else None,
        **{name: getattr(wish, name) for name in ("sent_as", "language", "question", "answer", "name", "may_be_named", "article", "email")},
    )
    db.session.add(proposal)
    proposal.note("propose", by=wish.author, audience=Audience.READER, became=proposal.status)
    db.session.flush()
    if secret:
        post(proposal.language, mails.proposal_confirm(proposal, secret, until))
    else:
        _announce(proposal)
    return proposal


def confirm(proposal: Proposal, author: User) -> None:
    """The proposer pressed the button in the letter: it goes to the desk."""
    proposal.author, proposal.email = author, ""
    proposal.confirm_hash = proposal.confirm_until = None
    proposal.move("confirm", by=author)
    _announce(proposal)


def _announce(proposal: Proposal) -> None:
    proposal.due_at = answer_due(clock.now())
    for person in accounts.holders(Role.JOURNALIST, proposal.language) or accounts.holders(Role.EDITOR, proposal.language):
        post(proposal.language, mails.proposal_received(proposal, person))


def accept(proposal: Proposal, debate: Debate, *, by: User) -> None:
    """A debate was drafted from it; its proposer is told when that opens."""
    proposal.debate = debate
    proposal.move("accept", by=by)


def decline(proposal: Proposal, reply: str, *, by: User) -> None:
    """Answer why there will be no debate, at once."""
    proposal.reply = reply
    proposal.move("decline", by=by, text=reply)
    if proposal.author is not None:
        post(proposal.language, mails.proposal_answered(proposal, proposal.author))


def forget_unconfirmed() -> None:
    """Remove proposals whose address was never confirmed, some days after the link ended."""
    over = (Proposal.status == ProposalStatus.UNCONFIRMED) & (Proposal.confirm_until < clock.now() - KEPT_AFTER)
    for proposal in db.session.scalars(select(Proposal).where(over).limit(500)):
        db.session.delete(proposal)
