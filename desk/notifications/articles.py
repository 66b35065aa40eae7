"""Readers follow an article's corrections; they, and who follows a debate about it, are told of what is substantive."""

from functools import partial

from sqlalchemy import delete, select, update

from desk.accounts.models import User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import all_or_nothing, db, insert_into
from desk.corrections.models import Notice, NoticeStatus, Severity
from desk.debates import queries as debates
from desk.editions import queries as editions
from desk.mail import outbox
from desk.mail.models import OutgoingMail
from desk.notifications import mails
from desk.notifications.models import ArticleFollow, Follow

AT_ONCE = 200  # letters in one transaction
TOLD = [one for one in Severity if one.rank >= Severity.SUBSTANTIVE.rank]


def follow(article: Article, person: User) -> None:
    """From now on this person is told of corrections. Done twice, it is done once."""
    row = insert_into(ArticleFollow).values(article_id=article.id, person_id=person.id, created_at=clock.now())
    db.session.execute(row.on_conflict_do_nothing())


def unfollow(article: Article, person: User) -> None:
    """No more letters about this article."""
    db.session.execute(delete(ArticleFollow).where(ArticleFollow.article_id == article.id, ArticleFollow.person_id == person.id))


def follows(person: User, article: Article) -> bool:
    """Whether this person is told of what is corrected in this article."""
    found = select(ArticleFollow.id).where(ArticleFollow.article_id == article.id, ArticleFollow.person_id == person.id)
    return db.session.scalar(found) is not None


def tell_of_notices() -> None:
    """Write to followers about notices they have not been told of. The worker runs it; one letter a person and notice."""
    untold = select(Notice.id).where(Notice.status == NoticeStatus.PUBLISHED, Notice.told_followers_at.is_(None), Notice.severity.in_(TOLD))
    for number in db.session.scalars(untold.order_by(Notice.id).limit(50)).all():
        done = False
        while not done:
            with all_or_nothing():
                done = _tell(number)


def _tell(number: int) -> bool:
    notice = db.session.get_one(Notice, number, with_for_update={"of": Notice})
    if notice.told_followers_at:
        return True
    of_notice = (OutgoingMail.letter == "notifications/notice_published", OutgoingMail.thing == notice.reference)
    told = set(db.session.scalars(select(OutgoingMail.occasion).where(*of_notice)))
    exits = _followers(notice)
    left = [(person, way_out) for person, way_out in exits.values() if person.active and mails.about_notice(notice, person) not in told]
    is_practice = editions.edition(notice.edition).is_practising
    for person, way_out in left[:AT_ONCE]:
        outbox.post(mails.notice_published(notice, person, way_out), is_practice=is_practice)
    if len(left) <= AT_ONCE:  # in plain SQL, so that an editor who has the notice open is not overtaken
        db.session.execute(update(Notice).where(Notice.id == number).values(told_followers_at=clock.now()))
    return len(left) <= AT_ONCE


def _followers(notice: Notice) -> dict[int, tuple[User, mails.WayOut]]:
    """Everybody to be told, with what their letter lets them stop: the article, else the debate about it."""
    found: dict[int, tuple[User, mails.WayOut]] = {}
    for debate in debates.debates_about(notice.article):
        following = select(User).join(Follow).where(Follow.debate_id == debate.id, Follow.is_stopped.is_(False))
        found |= {person.id: (person, partial(mails.way_out_of_debate, debate_id=debate.id)) for person in db.session.scalars(following)}
    own = select(User).join(ArticleFollow).where(ArticleFollow.article_id == notice.article_id)
    return found | {
        person.id: (person, partial(mails.way_out_of_article, article_id=notice.article_id)) for person in db.session.scalars(own)
    }
