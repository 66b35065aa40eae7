"""Somebody tells us that a contribution is illegal: they get a reference, a page, and an outcome with reasons.

What has to be asked and answered: Regulation (EU) 2022/2065, article 16.
"""

from dataclasses import dataclass

from sqlalchemy import and_, select

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.contributions.actions import responding
from desk.contributions.models import Contribution, FlagReason, Status
from desk.core import clock
from desk.core.db import db
from desk.core.jobs import one_by_one
from desk.core.tokens import digest, fingerprint
from desk.corrections.models.sequence import lock_sequence, next_reference
from desk.debates.actions.posting import post
from desk.moderation import mails
from desk.moderation.models import LegalFlag, LegalFlagStatus, ModerationDecision, Verdict

PREFIX = "F"
SECRET_LENGTH = 32  # hexadecimal digits: 128 bits
OUTCOMES = {
    Verdict.REMOVE: LegalFlagStatus.REMOVED,
    Verdict.KEEP: LegalFlagStatus.STAYS,
    Verdict.APPROVE: LegalFlagStatus.STAYS,
    Verdict.REFUSE: LegalFlagStatus.STAYS,
    Verdict.RESTORE: LegalFlagStatus.STAYS,
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody says is illegal, checked."""

    sent_as: str
    law: str
    explanation: str
    name: str
    email: str
    language: str
    who: str
    by: User | None


def tell(found: Contribution, told: Told) -> tuple[LegalFlag, str]:
    """The flag and the secret of its page; sent twice, it is the same flag with the same secret."""
    secret = fingerprint("legal flag", told.sent_as)[:SECRET_LENGTH]
    sequence = lock_sequence(PREFIX, clock.now())
    same = (LegalFlag.contribution_id == found.id, LegalFlag.email == told.email, LegalFlag.explanation == told.explanation)
    is_open = LegalFlag.status == LegalFlagStatus.RECEIVED
    known = db.session.scalar(select(LegalFlag).where((LegalFlag.sent_as == told.sent_as) | (and_(*same) & is_open)))
    if known is not None:
        return known, fingerprint("legal flag", known.sent_as)[:SECRET_LENGTH]
    kept = {name: getattr(told, name) for name in ("sent_as", "law", "explanation", "name", "email", "language")}
    number = found.public_n or found.latest.n
    flag = LegalFlag(reference=next_reference(sequence), hash=digest(secret), contribution=found, version_n=number, **kept)
    db.session.add(flag)
    responding.flag(found, FlagReason.ILLEGAL, told.explanation[:500], who=told.who, by=told.by)
    db.session.flush()
    post(found.debate.edition, mails.legal_flag_received(flag, secret))
    for person in accounts.holders(Role.LEGAL):
        post(found.debate.edition, mails.legal_flag_filed(flag, person))
    return flag, secret


def settle(decision: ModerationDecision) -> None:
    """A person has decided: whoever told us before that is told what came of it, with the reason."""
    told = select(LegalFlag).where(
        LegalFlag.contribution_id == decision.contribution_id,
        LegalFlag.status == LegalFlagStatus.RECEIVED,
        LegalFlag.created_at <= decision.created_at,
    )
    for flag in db.session.scalars(told):
        flag.clause = decision.clause
        _settle(flag, OUTCOMES[decision.verdict])


def stands_again(found: Contribution) -> None:
    """What was removed stands again: who had told us, and heard that it was removed, hears that too."""
    told = select(LegalFlag).where(LegalFlag.contribution_id == found.id, LegalFlag.status == LegalFlagStatus.REMOVED)
    for flag in db.session.scalars(told):
        flag.clause = None
        _settle(flag, LegalFlagStatus.STAYS)


def settle_gone() -> None:
    """Tell those who flagged a text that its author took back before anybody had decided. The worker runs it every minute."""
    gone = select(LegalFlag.id).join(LegalFlag.contribution)
    found = gone.where(LegalFlag.status == LegalFlagStatus.RECEIVED, Contribution.status == Status.WITHDRAWN).limit(200)
    one_by_one(db.session.scalars(found).all(), lambda number: _settle(db.session.get_one(LegalFlag, number), LegalFlagStatus.GONE))


def _settle(flag: LegalFlag, outcome: LegalFlagStatus) -> None:
    flag.settled_at = clock.now()
    flag.mark(outcome)
    post(flag.contribution.debate.edition, mails.legal_flag_settled(flag))
