"""Readers follow debates and are told: a host's answer at once, the rest once a day."""

from collections.abc import Sequence
from datetime import date, time

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from desk.accounts.models import User
from desk.contributions.models import Contribution, Status
from desk.core import clock
from desk.core.db import all_or_nothing, db, insert_into
from desk.debates.actions.posting import post
from desk.debates.models import Debate, DebateCounts
from desk.i18n.dates import as_date, in_bern
from desk.notifications import mails
from desk.notifications.models import Follow
from desk.notifications.queries import followers, letter_is_written, new_since
from desk.notifications.tokens import Exit

DIGEST_FROM = time(7)  # in Bern
AT_ONCE = 200  # letters in one transaction


def follow(debate: Debate, person: User) -> None:
    """From now on this person is told. Done twice, it is done once."""
    position = db.session.scalar(select(DebateCounts.position).where(DebateCounts.debate_id == debate.id)) or 0
    row = insert_into(Follow).values(debate_id=debate.id, person_id=person.id, told_until=position, digested_on=as_date(clock.now()))
    db.session.execute(row.on_conflict_do_nothing())


def unfollow(debate: Debate, person: User) -> None:
    """No more letters about this debate."""
    db.session.execute(delete(Follow).where(Follow.debate_id == debate.id, Follow.person_id == person.id))


def leave(wanted: Exit) -> None:
    """No more letters of the kind the link stood in: about one debate, or about all."""
    rows = delete(Follow).where(Follow.person_id == wanted.person_id)
    db.session.execute(rows.where(Follow.debate_id == wanted.debate_id) if wanted.debate_id else rows)


def tell_of_answers() -> None:
    """Write to followers about what the host answered. The worker runs it every few seconds; a letter is written once."""
    for number in db.session.scalars(_untold().with_only_columns(Contribution.id)).all():
        done = False
        while not done:
            with all_or_nothing():
                done = _tell_some(number)


def _untold():
    by_host = Contribution.is_by_staff & Contribution.author_id.in_([Debate.host_id, Debate.stand_in_id])
    is_new = (Contribution.status == Status.PUBLISHED) & Contribution.told_followers_at.is_(None)
    return select(Contribution).join(Debate).where(is_new, by_host).order_by(Contribution.id).limit(50)


def _tell_some(number: int) -> bool:
    """Write the next letters about a host's answer; whether all are written."""
    answer = db.session.get_one(Contribution, number, with_for_update=True)
    if not answer.stands or answer.told_followers_at:
        return True
    people = followers(answer.debate)
    if answer.answers and answer.answers.author and not answer.answers.is_by_staff:
        people = [*{person.id: person for person in [*people, answer.answers.author]}.values()]
    written = 0
    for person in people:
        if person.id == answer.author_id or not person.active or letter_is_written(mails.occasion(answer, person)):
            continue
        if written == AT_ONCE:
            return False
        post(answer.debate.edition, mails.host_answered(answer, person))
        written += 1
    answer.told_followers_at = clock.now()
    return True


def send_digests() -> None:
    """Once a day, in the morning in Bern: what is new in all the debates somebody follows, in one letter."""
    moment = clock.now()
    today = as_date(moment)
    if in_bern(moment).time() < DIGEST_FROM:
        return
    while people := _due_for_digest(today):
        for number in people:
            with all_or_nothing():
                _digest(number, today)


def _due_for_digest(today: date) -> Sequence[int]:
    not_today = Follow.digested_on.is_(None) | (Follow.digested_on < today)
    news = select(Follow.person_id).join(DebateCounts, DebateCounts.debate_id == Follow.debate_id)
    return db.session.scalars(news.where(not_today, DebateCounts.position > Follow.told_until).distinct().limit(AT_ONCE)).all()


def _digest(number: int, today: date) -> None:
    person = db.session.get_one(User, number)
    follows = db.session.scalars(
        select(Follow).where(Follow.person_id == number).options(joinedload(Follow.debate)).with_for_update(of=Follow)
    ).all()
    news = [(one.debate, found) for one in follows if (found := new_since(one))]
    if news and person.active:
        post(news[0][0].edition, mails.digest(person, news, today))
    until = dict(_positions([one.debate_id for one in follows]))
    for one in follows:
        one.told_until, one.digested_on = until[one.debate_id], today


def _positions(numbers: list[int]) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a, b in db.session.execute(select(DebateCounts.debate_id, DebateCounts.position).where(DebateCounts.debate_id.in_(numbers)))
    ]


def tell_of_closing(debate: Debate) -> None:
    """Write to followers that a debate is closed, with its summary."""
    for person in followers(debate):
        if person.active:
            post(debate.edition, mails.debate_closed(debate, person))
