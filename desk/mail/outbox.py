"""Post now, hand over later: the database is the queue."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select, update

from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.core.logs import LETTERS
from desk.mail.models import MailState, OutgoingMail
from desk.mail.transport import Answer, hand_over

LEASE = timedelta(minutes=8)  # longer than the longest conversation the transport allows
GIVE_UP = timedelta(hours=72)
ERASE_AFTER = timedelta(days=7)
LONGEST_PAUSE = timedelta(hours=1)


class Claimed(NamedTuple):
    """What the worker needs of a letter while it talks to the mail server, without holding a transaction."""

    id: int
    to: str
    message: bytes


def post(mail: OutgoingMail, *, is_practice: bool = False, after: timedelta = timedelta()) -> None:
    """Write a letter down in the caller's transaction; it leaves `after` this long at the earliest."""
    mail.not_before = clock.now() + after
    if is_practice:
        mail.state = MailState.KEPT
    db.session.add(mail)


def deliver_due(should_stop: Callable[[], bool] = lambda: False) -> int:
    """Hand over every letter that is due; how many were tried."""
    tried = 0
    while not should_stop() and (claimed := claim_next()):
        settle(claimed, hand_over(claimed.to, claimed.message))
        tried += 1
    return tried


def claim_next() -> Claimed | None:
    """Take one due letter for the time of a lease. Two workers never take the same one."""
    with all_or_nothing():
        moment = clock.db_now()
        is_due = or_(
            and_(OutgoingMail.state == MailState.QUEUED, OutgoingMail.not_before <= moment),
            and_(OutgoingMail.state == MailState.SENDING, OutgoingMail.lease_until < moment),
        )
        oldest = select(OutgoingMail).where(is_due).order_by(OutgoingMail.not_before, OutgoingMail.id).limit(1)
        mail = db.session.scalar(oldest.with_for_update(skip_locked=True))
        if mail is None:
            return None
        if mail.state is MailState.SENDING:  # its worker vanished, perhaps after the server had taken the letter
            mail.possible_copies += 1
        mail.state = MailState.SENDING
        mail.lease_until = moment + LEASE
        mail.attempts += 1
        return Claimed(mail.id, mail.to, mail.message or b"")


def settle(claimed: Claimed, answer: Answer) -> None:
    """Write down what the mail server said."""
    with all_or_nothing():
        mail = db.session.get_one(OutgoingMail, claimed.id)
        moment = clock.db_now()
        mail.answer = answer.words
        mail.lease_until = None
        mail.possible_copies += answer.is_unknown
        if answer.is_accepted:
            mail.state, mail.handed_over_at = MailState.HANDED_OVER, moment
            wake_waiting()
        elif answer.is_final or moment - mail.created_at > GIVE_UP:
            mail.state = MailState.FAILED
        else:
            mail.state = MailState.QUEUED
            mail.not_before = moment + min(LONGEST_PAUSE, timedelta(seconds=10) * 2 ** min(mail.attempts, 12))


def wake_waiting() -> None:
    """The mail server answers again: letters that waited for it need not wait out their pause."""
    waiting = (OutgoingMail.state == MailState.QUEUED) & (OutgoingMail.answer.like("connect:%"))
    db.session.execute(update(OutgoingMail).where(waiting).values(not_before=clock.db_now(), answer="connect: tried again"))


def cancel(thing: str, *, letter: str | None = None) -> int:
    """Take back letters about something that have not left yet (of one kind, if said); how many."""
    wanted = [OutgoingMail.thing == thing, OutgoingMail.state == MailState.QUEUED]
    if letter:
        wanted.append(OutgoingMail.letter == letter)
    return db.session.execute(update(OutgoingMail).where(*wanted).values(state=MailState.CANCELLED)).rowcount  # type: ignore[attr-defined]


def cancel_all(numbers: list[int]) -> None:
    """Take back those of these letters that have not left yet."""
    queued = OutgoingMail.id.in_(numbers) & (OutgoingMail.state == MailState.QUEUED)
    db.session.execute(update(OutgoingMail).where(queued).values(state=MailState.CANCELLED))


def forget_address(email: str) -> None:
    """Empty every letter to this address, and take back those that have not left."""
    theirs = OutgoingMail.to == email
    db.session.execute(update(OutgoingMail).where(theirs, OutgoingMail.state == MailState.QUEUED).values(state=MailState.CANCELLED))
    db.session.execute(update(OutgoingMail).where(theirs, OutgoingMail.state != MailState.SENDING).values(to="", message=None))


def letters_about(thing: str) -> list[OutgoingMail]:
    """All letters about something, oldest first."""
    return list(db.session.scalars(select(OutgoingMail).where(OutgoingMail.thing == thing).order_by(OutgoingMail.id)))


def erase_old_bodies() -> None:
    """Empty letters some days after they were handed over: they hold names and secrets."""
    past = clock.now() - ERASE_AFTER
    is_over = OutgoingMail.state.in_([MailState.FAILED, MailState.KEPT, MailState.CANCELLED, MailState.BOUNCED])
    old = (OutgoingMail.handed_over_at < past) | (is_over & (OutgoingMail.created_at < past - GIVE_UP))
    db.session.execute(update(OutgoingMail).where(old, OutgoingMail.message.is_not(None)).values(message=None))


def count_letters() -> None:
    """Set the figures for /metrics."""
    counted = dict(db.session.execute(select(OutgoingMail.state, func.count()).group_by(OutgoingMail.state)).all())
    for state in MailState:
        LETTERS.labels(state.value).set(counted.get(state, 0))
