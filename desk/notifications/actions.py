"""Readers follow debates and are told: a host's answer at once, the rest once a day."""

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.orm import joinedload

from desk.accounts.models import User
from desk.contributions.models import Contribution, Status
from desk.core import clock
from desk.core.db import all_or_nothing, db, insert_into
from desk.debates.actions.posting import post
from desk.debates.models import Debate, DebateCounts
from desk.editions import queries as editions
from desk.i18n.dates import as_date, in_bern
from desk.mail import outbox
from desk.notifications import mails
from desk.notifications.models import ArticleFollow, Follow
from desk.notifications.queries import followers, followers_of_the_end, has_stopped, is_wanted, new_since, told_already
from desk.notifications.tokens import Exit

log = structlog.get_logger()

DIGEST_FROM = time(7)  # in Bern
BOTH = ["debate_id", "person_id"]
AT_ONCE = 200  # letters in one transaction


def follow(debate: Debate, person: User) -> None:
    """From now on this person is told. Done twice, it is done once."""
    position = db.session.scalar(select(DebateCounts.position).where(DebateCounts.debate_id == debate.id)) or 0
    values = {"told_until": position, "digested_on": as_date(clock.now()), "is_stopped": False, "only_replies": False}
    row = insert_into(Follow).values(debate_id=debate.id, person_id=person.id, **values)
    db.session.execute(row.on_conflict_do_update(index_elements=BOTH, set_=values, where=Follow.is_stopped | Follow.only_replies))


def note_writer(debate: Debate, person: User) -> None:
    """Who writes in a debate is told of replies and of its end, unless they follow all of it, or have stopped letters about it."""
    position = db.session.scalar(select(DebateCounts.position).where(DebateCounts.debate_id == debate.id)) or 0
    values = {"told_until": position, "digested_on": as_date(clock.now()), "only_replies": True}
    row = insert_into(Follow).values(debate_id=debate.id, person_id=person.id, created_at=clock.now(), **values)
    db.session.execute(row.on_conflict_do_nothing())


def unfollow(debate: Debate, person: User) -> None:
    """No more letters about what others write; who has written in it is still told of replies."""
    theirs = (Follow.debate_id == debate.id, Follow.person_id == person.id)
    db.session.execute(update(Follow).where(*theirs).values(only_replies=True))


def leave(wanted: Exit) -> None:
    """No more letters of the kind the link stood in: about one article or debate, or about all debates."""
    if wanted.article_id:
        db.session.execute(
            delete(ArticleFollow).where(ArticleFollow.article_id == wanted.article_id, ArticleFollow.person_id == wanted.person_id)
        )
    elif wanted.debate_id:  # remembered, since who is answered would be written to without following
        row = insert_into(Follow).values(debate_id=wanted.debate_id, person_id=wanted.person_id, told_until=0, is_stopped=True)
        db.session.execute(row.on_conflict_do_update(index_elements=BOTH, set_={"is_stopped": True}))
    else:
        db.session.execute(update(Follow).where(Follow.person_id == wanted.person_id).values(is_stopped=True))


def tell_of_answers() -> None:
    """Write to followers about what the host answered. The worker runs it every few seconds; a letter is written once."""
    for number in db.session.scalars(_untold().with_only_columns(Contribution.id)).all():
        _until_done(partial(_tell_of_answer, number))


def tell_of_closings() -> None:
    """Write to followers that a debate is closed, once its summary stands."""
    is_new = Debate.closed_at.is_not(None) & Debate.told_followers_at.is_(None)
    for number in db.session.scalars(select(Debate.id).where(is_new).order_by(Debate.id).limit(50)).all():
        _until_done(partial(_tell_of_closing, number))


def _until_done(tell_some: Callable[[], bool]) -> None:
    """Write letters, so many in one transaction, until all are written."""
    done = False
    while not done:
        with all_or_nothing():
            done = tell_some()


def _untold():
    is_new = (Contribution.status == Status.PUBLISHED) & Contribution.told_followers_at.is_(None)
    return select(Contribution).where(is_new, Contribution.is_by_host).order_by(Contribution.id).limit(50)


def _tell_of_answer(number: int) -> bool:
    answer = db.session.get_one(Contribution, number, with_for_update=True)
    if not answer.stands or answer.told_followers_at:
        return True
    people = {person.id: person for person in followers(answer.debate)}
    answered = answer.answers
    if answered and answered.author and answered.stands and not answered.is_by_staff and not has_stopped(answered.author, answer.debate):
        people[answered.author.id] = answered.author
    people.pop(answer.author_id or 0, None)
    told = told_already("notifications/host_answered", answer.debate)
    left = [person for person in people.values() if person.active and mails.about_answer(answer, person) not in told]
    for person in left[:AT_ONCE]:
        post(answer.debate.edition, mails.host_answered(answer, person))
    if len(left) <= AT_ONCE:
        answer.told_followers_at = clock.now()
    return len(left) <= AT_ONCE


def _tell_of_closing(number: int) -> bool:
    debate = db.session.get_one(Debate, number, with_for_update=True)
    if debate.told_followers_at or not debate.own_text.summary:
        return True
    told = told_already("notifications/debate_closed", debate)
    left = [person for person in followers_of_the_end(debate) if person.active and mails.about_closing(debate, person) not in told]
    for person in left[:AT_ONCE]:
        post(debate.edition, mails.debate_closed(debate, person))
    if len(left) <= AT_ONCE:  # in plain SQL, so that a host who has the summary open is not overtaken
        db.session.execute(update(Debate).where(Debate.id == number).values(told_followers_at=clock.now()))
    return len(left) <= AT_ONCE


def send_digests() -> None:
    """Once a day, in the morning in Bern: what is new in all the debates somebody follows, in one letter."""
    moment = clock.now()
    today = as_date(moment)
    if in_bern(moment).time() < DIGEST_FROM:
        return
    while people := _due_for_digest(today):
        for number in people:
            try:
                with all_or_nothing():
                    _digest(number, today)
            except Exception:  # one person's trouble does not keep the others waiting; this one is tried again tomorrow
                log.exception("digest_failed")
                with all_or_nothing():
                    db.session.execute(update(Follow).where(Follow.person_id == number).values(digested_on=today))


def _due_for_digest(today: date) -> Sequence[int]:
    not_today = Follow.digested_on.is_(None) | (Follow.digested_on < today)
    news = select(Follow.person_id).join(User, User.id == Follow.person_id).join(DebateCounts, DebateCounts.debate_id == Follow.debate_id)
    return db.session.scalars(
        news.where(not_today, Follow.is_stopped.is_(False), is_wanted(), DebateCounts.position > Follow.told_until)
        .distinct()
        .limit(AT_ONCE)
    ).all()


def _digest(number: int, today: date) -> None:
    person = db.session.get_one(User, number)
    follows = db.session.scalars(
        select(Follow)
        .join(User, User.id == Follow.person_id)
        .where(Follow.person_id == number, Follow.is_stopped.is_(False), is_wanted())
        .options(joinedload(Follow.debate))
        .with_for_update(of=Follow)
    ).all()
    news = [(one.debate, found) for one in follows if (found := new_since(one))]
    live = [(debate, found) for debate, found in news if not editions.edition(debate.edition).is_practising]
    if live and person.active:
        outbox.post(mails.digest(person, live, today))
    until = dict(_positions([one.debate_id for one in follows]))
    for one in follows:
        one.told_until, one.digested_on = until[one.debate_id], today


def _positions(numbers: list[int]) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a, b in db.session.execute(select(DebateCounts.debate_id, DebateCounts.position).where(DebateCounts.debate_id.in_(numbers)))
    ]
