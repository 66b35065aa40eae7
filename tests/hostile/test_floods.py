"""Machines write among people: nothing of theirs stands without a moderator, and nothing of what people wrote is lost."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from desk.accounts import actions as accounts
from desk.accounts.models import Standing
from desk.contributions.models import Contribution, Flag, Status
from desk.core import clock
from desk.core.db import db
from desk.core.tokens import digest
from desk.debates.models import Debate, Moderation, Proposal
from desk.mail.models import OutgoingMail
from desk.moderation.models import LegalFlag
from tests import make
from tests.cast import HERE, Person, Reader
from tests.hostile.rooms import Stage
from tests.page import Page

LINKS = "Cheap at https://a.example and https://b.example and www.c.example, today only."


@pytest.fixture
def busy(stage) -> str:
    """A debate in which known authors are published at once."""
    slug = stage.debate("open")
    with stage.writes():
        db.session.execute(update(Debate).where(Debate.slug == slug).values(moderation=Moderation.NEWCOMERS))
    return slug


def known(stage: Stage, n: int) -> Reader:
    """A reader who is signed in and of whom enough was approved."""
    reader = Reader(stage.app, f"known{n}@example.org", address=f"127.3.0.{n + 1}")
    with stage.writes():
        accounts.reader_with(reader.email, f"Known {n}", "en").standing = Standing.KNOWN
    stage.signs_in(reader)
    return reader


def sends(stage: Stage, who: Person, slug: str, words: str, **filled: str):
    """The answer to a contribution that is sent without the debate's page having been opened."""
    place = f"/en/debates/{slug}/contributions"
    values = {"text": words, "csrf_token": stage.token(who)} | filled
    return who.browser.post(place, data=values, base_url=HERE, environ_overrides={"REMOTE_ADDR": who.address})


def presses(stage: Stage, who: Person, public_id: str) -> None:
    """The button behind the letter's link is pressed."""
    with stage.writes():
        db.session.execute(update(Contribution).where(Contribution.public_id == public_id).values(confirm_hash=digest(public_id)))
    path = f"/en/contributions/confirm/{public_id}"
    assert who.submits(who.opens(path), path).status == 303


def states(stage: Stage, slug: str) -> dict[str, tuple[Status, bool, str]]:
    """Of each contribution: where it stands, whether it is held apart, and its words."""
    with stage.app.app_context():
        found = db.session.scalars(select(Contribution).join(Debate).where(Debate.slug == slug))
        return {one.public_id: (one.status, one.is_held, one.latest.text) for one in found}


def of_a_person(stage: Stage, slug: str, n: int, people: list[Reader]) -> str:
    """Somebody opens the page, takes their time and writes; the public id."""
    words = f"What I would miss most, number {n}, is the bell in the fog."
    if n % 2:
        person = people[n % len(people)]
        form = person.sees(slug).form("/contributions")
        with clock.at(clock.now() + timedelta(seconds=20)):
            sent = person.posts(form.action, form.values | {"text": words})
    else:
        person = make.reader(stage.app, address=f"127.4.0.{n + 1}")
        form = person.composes(slug, words).form("/contributions")
        with clock.at(clock.now() + timedelta(seconds=20)):
            sent = person.posts(form.action, form.values | {"name": "Gast", "email": f"guest{n}@example.org"})
    assert sent.status == 303
    public_id = sent.location.rpartition("#c-")[2]
    if not n % 2:
        presses(stage, person, public_id)
        assert person.sees(slug).shows("A moderator reads this next.")
        assert person.sees(slug).shows(words)
    return public_id


def of_a_bot(stage: Stage, slug: str, n: int, hijacked: list[Reader]) -> str:
    """A machine sends one of its kinds of text, from its own address or from the account of somebody known; the public id."""
    kind = ("honeypot", "fast", "links", "again")[n % 4]
    words = {"links": f"{LINKS} {n}", "again": "What I would miss most, number 1, is the bell in the fog."}.get(
        kind, f"Offer number {n} for you."
    )
    who = hijacked[n % len(hijacked)] if n % 3 == 0 else make.reader(stage.app, address=f"127.5.{n // 200}.{n % 200 + 1}")
    filled = {"form_key": f"made up {n}"} | ({"website": "https://a.example"} if kind == "honeypot" else {})
    if kind == "fast":
        page = who.sees(slug) if who.email else who.composes(slug, words)
        filled["form_key"] = str(page.form("/contributions").values["form_key"])
    if not who.email:
        filled |= {"name": "Gast", "email": f"bot{n}@example.org"}
    with clock.at(clock.now() - timedelta(seconds=30)):  # at once, however slow this machine is
        sent = sends(stage, who, slug, words, **filled)
    assert sent.status_code == 303
    public_id = sent.location.rpartition("#c-")[2]
    if not who.email and n % 2:
        presses(stage, who, public_id)
    return public_id


def test_nothing_of_a_flood_of_machines_stands_and_nothing_of_people_is_lost(stage, busy, anyone):
    people, hijacked = [known(stage, n) for n in range(4)], [known(stage, n) for n in range(10, 14)]
    written = {of_a_person(stage, busy, 1, people): True}
    turns = [("person", n) for n in range(2, 18)] + [("bot", n) for n in range(60)]
    random.Random(21).shuffle(turns)
    for kind, n in turns:
        made = of_a_person(stage, busy, n, people) if kind == "person" else of_a_bot(stage, busy, n, hijacked)
        assert made not in written
        written[made] = kind == "person"

    found = states(stage, busy)
    assert set(found) == set(written), "nothing lost, nothing doubled"
    of_bots = {public_id: state for public_id, state in found.items() if not written[public_id]}
    assert {status for status, _held, _words in of_bots.values()} == {Status.WAITING, Status.UNCONFIRMED}
    of_people = [state for public_id, state in found.items() if written[public_id]]
    assert Counter(status for status, _held, _words in of_people) == {Status.PUBLISHED: 9, Status.WAITING: 8}
    assert not any(held for _status, held, _words in of_people)
    assert all(held for status, held, words in of_bots.values() if status is Status.WAITING and (LINKS in words or "number 1," in words))
    page = anyone.sees(busy)
    assert {words for status, _held, words in of_people if status is Status.PUBLISHED and not page.shows(words)} == set()
    assert not any(page.shows(words) for _status, _held, words in of_bots.values() if "number 1," not in words)
    assert page.text.count("number 1, is") == 1


def test_what_a_machine_sends_again_and_again_is_kept_once(stage, busy):
    bot = make.reader(stage.app, address="127.5.9.1")
    answers = {sends(stage, bot, busy, "Only once.", name="Gast", email="bot@example.org", form_key="k").location for _again in range(5)}
    assert len(answers) == 1
    assert len(states(stage, busy)) == 1


def test_the_eleventh_of_an_hour_is_kept_apart_also_from_somebody_known(stage, busy):
    bot = known(stage, 30)
    key = bot.sees(busy).form("/contributions").values["form_key"]
    with clock.at(clock.now() + timedelta(seconds=20)):
        sent = [sends(stage, bot, busy, f"One of very many thoughts, the {n}th.", form_key=key) for n in range(14)]
    ids = [answer.location.rpartition("#c-")[2] for answer in sent]
    found = states(stage, busy)
    assert [found[one][:2] for one in ids] == [(Status.PUBLISHED, False)] * 10 + [(Status.WAITING, True)] * 4


def count(stage: Stage, model: type) -> int:
    """How many there are."""
    with stage.app.app_context():
        return len(db.session.scalars(select(model.id)).all())


def test_letters_to_one_address_end_however_many_places_ask_for_them(stage, busy):
    before, statuses = count(stage, OutgoingMail), []
    for n in range(9):
        bot = make.reader(stage.app, address=f"127.5.8.{n + 1}")
        sent = sends(stage, bot, busy, f"A letter to Vera, the {n}th.", name="Gast", email="vera@example.org")
        statuses.append(sent.status_code)
        assert sent.status_code == 303 or Page(sent).shows("your text is below")
        assert sent.status_code == 303 or f"the {n}th." in sent.text
    assert statuses == [303] * 5 + [429] * 4
    assert count(stage, OutgoingMail) - before == 5


@pytest.mark.parametrize(
    "part, filled, model, most",
    [
        ("flag", {"reason": "abuse", "note": "Look."}, Flag, 20),
        ("illegal", {"law": "StGB 261", "explanation": "It degrades.", "name": "Vera", "good_faith": "y"}, LegalFlag, 10),
        ("proposal", {"seen": "yes", "name": "Gast"}, Proposal, 10),
    ],
)
def test_one_place_can_tell_us_and_ask_us_only_so_much_without_opening_a_page(stage, part, filled, model, most):
    bot, statuses = make.reader(stage.app, address="127.5.7.1"), []
    for n in range(most + 3):
        path = "/en/conversations/new" if part == "proposal" else f"/en/debates/{stage.slug}/c/{stage.contribution('published')}/{part}"
        values = filled | {"email": f"v{n}@example.org", "question": f"Who pays for boat {n}?", "csrf_token": stage.token(bot)}
        sent = bot.browser.post(path, data=values, base_url=HERE, environ_overrides={"REMOTE_ADDR": bot.address})
        statuses.append(sent.status_code)
    assert [status < 400 for status in statuses] == [True] * most + [False] * 3
    assert set(statuses[most:]) == {429}
    assert count(stage, model) == most
