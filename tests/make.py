"""Things in the states our stories begin with, made through the app's own actions."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from flask import Flask
from flask_security import hash_password

from desk.accounts import actions as accounts
from desk.accounts import queries as people
from desk.accounts.models import Role
from desk.articles import actions as articles
from desk.articles import queries as article_queries
from desk.articles.importing import Found
from desk.core.db import all_or_nothing, db
from desk.debates.actions import drafting, lifecycle
from desk.debates.models import Format, Moderation, Topic
from desk.mail.models import OutgoingMail
from tests.cast import PASSWORD, Reader, Staff

FERRY = "https://www.swissinfo.ch/eng/society/the-last-ferry/1001"
PARAGRAPHS = [
    "In November the timetable shrinks to two crossings a day.",
    "The service was founded in 1889 by eleven fishermen. It links Corvesin and Ostermatt.",
    "“In fog you listen before you look,” says the captain.",
]


@cache
def _hashed() -> str:
    return hash_password(PASSWORD)


def staff(app: Flask, name: str, *roles: tuple[Role, str | None]) -> Staff:
    """A colleague with these roles, signed in."""
    email = f"{name.lower()}@newsroom.example"
    with app.app_context(), all_or_nothing():
        person = accounts.invite(email=email, name=name, language="en", by=None)
        person.password = _hashed()
        accounts.set_roles(person, set(roles))
        db.session.execute(db.delete(OutgoingMail).where(OutgoingMail.letter == "accounts/invitation"))
    colleague = Staff(app, email)
    assert colleague.signs_in().status == 302
    return colleague


def reader(app: Flask, address: str = "127.0.0.1") -> Reader:
    """Somebody at some network address."""
    return Reader(app, address=address)


def article(
    app: Flask,
    url: str = FERRY,
    language: str = "en",
    headline: str = "The last ferry of the season",
    paragraphs: Iterable[str] = PARAGRAPHS,
    story: str | None = None,
    byline: Iterable[str] = ("Odile Ansermoz",),
    published_at: datetime | None = None,
) -> str:
    """An article; gives its slug."""
    found = Found(
        headline=headline,
        language=language,
        blocks=list(paragraphs),
        standfirst="A village prepares for winter.",
        url=url,
        byline=list(byline),
        published_at=published_at,
    )
    with app.app_context(), all_or_nothing():
        return articles.store(found, story=story)[0].slug


QUESTION = "What does a winter ferry mean to your village?"


def debate(app: Flask, host: Staff, *, slug: str = "a-winter-ferry", edition: str = "en", opened: bool = True, **changed) -> str:
    """A debate about the ferry, drafted and (if so wanted) opened by its host; gives its slug."""
    with app.app_context(), all_or_nothing():
        person = people.person_with(host.email)
        ferry = article_queries.article_at(FERRY)
        given = {
            "question": QUESTION,
            "context": "I want to know what you would miss.",
            "topic": Topic.SOCIETY,
            "format": Format.DISCUSSION,
            "moderation": Moderation.EVERYBODY,
            "host": person,
            "stand_in": None,
            "articles": [ferry] if ferry else [],
            "opens_at": None,
            "closes_at": None,
        }
        made = drafting.draft(drafting.Plan(**(given | changed)), edition, by=person, slug=slug)
        if opened:
            lifecycle.open_now(made, by=person)
        return made.slug
