"""Fills the demo newsroom through the app's own actions, under a set clock, so that every history is a real one."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache, partial
from itertools import chain
from operator import itemgetter
from typing import Any

from flask_security import hash_password

from desk.accounts import actions as accounts
from desk.articles import actions as articles
from desk.articles.importing import Found
from desk.core import clock
from desk.core.db import all_or_nothing
from desk.dev import debating, history, newsdesk
from desk.dev.history import Everyday
from desk.dev.journeys import Journey
from desk.dev.people import PASSWORD, PEOPLE
from desk.dev.told import STARTED, Part, reports, stories, url_of
from desk.mail.outbox import deliver_due

ENGAGED = timedelta(days=450)


def count() -> int:
    """How many steps there are."""
    return len(PEOPLE) + len(stories()) + len(newsdesk.steps()) + len(parts()) + debating.count() + len(LAST)


def steps() -> Iterator[Callable[[], object]]:
    """Everything to be done, one thing after the other."""
    yield from (partial(engage, person) for person in PEOPLE)
    yield from (partial(publish_article, given) for given in stories())
    yield from newsdesk.steps()
    yield from (do for _moment, do in parts())
    yield from debating.steps(STARTED, url_of)
    yield from LAST


LAST = (newsdesk.keep_evidence, newsdesk.catch_up)


def parts() -> list[Part]:
    """What happens to all reports, in the order of time: those with a story of their own among those of every day."""
    own = [Journey(n, given).parts() for n, given in enumerate(reports())]
    everyday = [Everyday(len(own) + n, given).parts() for n, given in enumerate(history.reports())]
    return sorted(chain(*own, *everyday, newsdesk.parts()), key=itemgetter(0))


def engage(person) -> None:
    """A colleague with the demo's password."""
    with clock.at(STARTED - ENGAGED):
        with all_or_nothing():
            member = accounts.invite(email=person.email, name=person.name, language="en", by=None)
            member.password = _hashed()
            accounts.set_roles(member, set(person.roles))
        deliver_due()


@cache
def _hashed() -> str:
    """Everybody's password is the same, and hashing is slow on purpose."""
    return str(hash_password(PASSWORD))


def publish_article(given: dict[str, Any]) -> None:
    """An article, as the import would store it."""
    published_at = STARTED - timedelta(days=given["days_ago"])
    found = Found(
        headline=given["headline"],
        language=given["language"],
        blocks=given["blocks"],
        standfirst=given["standfirst"],
        url=url_of(given["key"]),
        byline=given["byline"],
        section=given["section"],
        published_at=published_at,
    )
    with clock.at(published_at), all_or_nothing():
        articles.store(found, slug=given["slug"], story=given.get("story"))
