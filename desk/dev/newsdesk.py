"""How the demo's newsroom is set up: duties, absences, views, answers kept ready, followers; and what its own system changes."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from desk.accounts import actions as accounts
from desk.accounts.models import Role
from desk.articles import actions as articles
from desk.articles.importing import Found
from desk.articles.models import ArticleVersion
from desk.contributions import indexing as debates_indexing
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.corrections import indexing
from desk.corrections.actions import alarming, merging, watching
from desk.corrections.models import CannedAnswer, Outcome, SavedView, StealthEdit
from desk.dev.people import address_of
from desk.dev.told import STARTED, Part, article_of, one_of, person_called, read
from desk.duty import actions as duty
from desk.i18n.dates import as_date, from_bern
from desk.mail.outbox import deliver_due
from desk.notifications import articles as following
from desk.notifications.articles import tell_of_notices
from desk.search import making
from desk.statistics import evidence

ROUND, ROUNDS = timedelta(hours=3), 56  # a week of them


def steps() -> list[Callable[[], None]]:
    """What stands before the reports come in."""
    deeds = {"duty": arrange, "absence": be_away, "view": keep_view, "answer": keep_answer, "follower": follow}
    return [partial(do, given) for name, do in deeds.items() for given in read("desk")[name]]


def parts() -> list[Part]:
    """What happens while reports come in: the newsroom's own system changes articles, and alarms go off."""
    edits: list[Part] = [(STARTED - timedelta(hours=given["hours_ago"]), partial(edit, given)) for given in read("desk")["edit"]]
    times = [STARTED - ROUND * n for n in range(1, ROUNDS)]
    return [*edits, *((moment, partial(sound, moment)) for moment in times)]


def sound(moment: datetime) -> None:
    """Let the alarms go off that are due at a time (UTC)."""
    with clock.at(moment):
        alarming.sound()
        deliver_due()


def morning(days: int, hour: int = 0) -> datetime:
    """An hour in Bern so many days from today (UTC)."""
    return from_bern(datetime.combine(as_date(STARTED) + timedelta(days=days), time(hour)))


def arrange(given: dict[str, Any]) -> None:
    """A week of duty, from Monday to Monday."""
    begins = given["week"] * 7 - as_date(STARTED).weekday()
    stand_in = person_called(given["stand_in"]) if "stand_in" in given else None
    with clock.at(morning(-20, 9)), all_or_nothing():
        duty.arrange(given["edition"], person_called(given["person"]), stand_in, morning(begins), morning(begins + 7))


def be_away(given: dict[str, Any]) -> None:
    """Somebody is away."""
    today = as_date(STARTED)
    with clock.at(morning(-20, 10)), all_or_nothing():
        duty.be_away(person_called(given["person"]), today + timedelta(given["first"]), today + timedelta(given["last"]))


def keep_view(given: dict[str, Any]) -> None:
    """A view under a name, for one person or an edition."""
    person = person_called(given["person"]).id
    with clock.at(morning(-30, 9)), all_or_nothing():
        db.session.add(SavedView(person_id=person, edition=given.get("edition"), name=given["name"], query=given["query"]))


def keep_answer(given: dict[str, Any]) -> None:
    """An answer kept ready, in its languages."""
    with clock.at(morning(-60, 9)), all_or_nothing():
        by = one_of(Role.EDITOR, given["edition"]).id
        outcome = Outcome(given["outcome"]) if "outcome" in given else None
        for language, words in given["text"].items():
            one = CannedAnswer(edition=given["edition"], name=given["name"], language=language, outcome=outcome, text=words, by_id=by)
            db.session.add(one)


def follow(given: dict[str, Any]) -> None:
    """A reader with an account follows an article."""
    with clock.at(article_of(given["article"]).published_at + timedelta(hours=3)), all_or_nothing():
        person = accounts.reader_with(address_of(given["name"]), given["name"], given["language"])
        following.follow(article_of(given["article"]), person)


def edit(given: dict[str, Any]) -> None:
    """The newsroom's own system sends another version; a change of substance comes to the desk."""
    with clock.at(STARTED - timedelta(hours=given["hours_ago"])):
        watch()
        with all_or_nothing():
            article = article_of(given["article"])
            now = article.current
            blocks = [block.replace(given["before"], given["after"]) for block in now.blocks]
            found = Found(now.headline, article.language, blocks, standfirst=now.standfirst, url=article.url)
            if articles.store(found)[1] is not articles.Stored.NEW_VERSION:
                raise ValueError(f"the demo's edit of {given['article']} changes nothing")
        watch()
        deliver_due()
    if "settled" in given:
        with clock.at(STARTED - timedelta(hours=given["hours_ago"] - 3)), all_or_nothing():
            newest = db.session.scalars(db.select(StealthEdit).order_by(StealthEdit.id.desc())).first()
            if newest:
                watching.settle(newest, given["settled"], by=one_of(Role.EDITOR, newest.edition))


def watch() -> None:
    """Look at all the versions nobody has looked at."""
    while db.session.scalar(db.select(ArticleVersion.id).where(ArticleVersion.change.is_(None)).limit(1)):
        watching.watch()


def keep_evidence() -> None:
    """The page for the journalism trust initiative, kept at the first days of three months."""
    first = as_date(STARTED).replace(day=1)
    for months_ago in (2, 1, 0):
        day = first
        for _month in range(months_ago):
            day = (day - timedelta(days=1)).replace(day=1)
        with clock.at(from_bern(datetime.combine(day, time(3)))), all_or_nothing():
            evidence.take_snapshot()


def catch_up() -> None:
    """What the worker does, once, so that all is there before the web server starts."""
    watch()
    merging.group_campaigns()
    alarming.sound()
    tell_of_notices()
    making.index_due(debates_indexing.WHAT | indexing.WHAT)
    deliver_due()
