"""Proposals as the desk and their authors see them."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from desk.accounts.models import Role, User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.core.tokens import digest
from desk.debates.models import Debate, Proposal, ProposalStatus


def proposals_shown_to(viewer: User) -> Select[Proposal]:
    """Their author's own; for the desk the confirmed ones in the languages of its editions."""
    mine = Proposal.author_id == viewer.id
    theirs = viewer.editions(Role.JOURNALIST, Role.EDITOR)
    for_desk = Proposal.language.in_(theirs) & (Proposal.status != ProposalStatus.UNCONFIRMED)
    return select(Proposal).where(or_(mine, for_desk)).options(selectinload(Proposal.article).selectinload(Article.versions))


def proposal(viewer: User, public_id: str) -> Proposal:
    """One proposal.

    Raises NotFound when there is none this person may see.
    """
    found = db.session.scalar(proposals_shown_to(viewer).where(Proposal.public_id == public_id))
    if found is None:
        raise NotFound
    return found


def open_proposals(viewer: User) -> Sequence[Proposal]:
    """What waits for an answer, oldest first."""
    return db.session.scalars(proposals_shown_to(viewer).where(Proposal.status == ProposalStatus.WAITING).order_by(Proposal.id)).all()


def proposals_of(person: User) -> Sequence[Proposal]:
    """What somebody has proposed, newest first."""
    found = select(Proposal).where(Proposal.author_id == person.id).order_by(Proposal.id.desc())
    return db.session.scalars(found.options(selectinload(Proposal.debate)).limit(100)).all()


def live_proposal(secret: str) -> Proposal | None:
    """The proposal that the link of a letter confirms; None when it is over."""
    found = db.session.scalar(select(Proposal).where(Proposal.confirm_hash == digest(secret)))
    return found if found and found.confirm_until and found.confirm_until > clock.now() else None


def proposal_of(debate: Debate) -> Proposal | None:
    """The proposal a debate was made from."""
    return db.session.scalar(select(Proposal).where(Proposal.debate_id == debate.id))
