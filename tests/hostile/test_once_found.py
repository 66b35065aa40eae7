"""What once broke a page, hid a flood or let words through as they should not be: it does so no more."""

import io
import json
from collections import Counter
from datetime import timedelta

import pytest

from desk.accounts import actions as accounts
from desk.contributions import arrival
from desk.contributions.models import Status
from desk.core import clock
from tests import make
from tests.hostile.deeds import posts
from tests.hostile.rooms import Stage, places, rules
from tests.hostile.test_floods import busy, presses, sends, states  # noqa: F401  a debate of theirs
from tests.hostile.test_strange_parameters import body, who_for
from tests.page import Page


def test_a_file_where_words_belong_breaks_no_page(app, stage):
    broken = {}
    for rule in rules(app, "POST"):
        actor = who_for(stage, rule.endpoint)[0]
        given = places(stage, actor)[rule.endpoint]()
        filled = body(stage, rule.endpoint, actor, given)
        files = {name: (io.BytesIO(b"x"), "x.txt") for name in filled if name != "csrf_token"}
        sent = stage.sends(actor, stage.path(rule.endpoint, **given), filled | files)
        if sent.status_code >= 500:
            broken[rule.endpoint] = sent.status_code
    assert broken == {}


@pytest.mark.parametrize("chosen", ["", "x", "x 1", "x 1 0 0", "{} one 0", "{} 1 " + "9" * 5000, "a\0b 1 0"])
def test_a_choice_that_is_none_breaks_no_page(stage, chosen):
    filled = {"verdict": "approve", "clause": "", "chosen": ["{} 1 0", chosen]}
    filled["chosen"] = [one.format(stage.contribution("waiting")) for one in filled["chosen"]]
    assert posts(stage, stage.editor, "/desk/moderation/bulk", 303, 400, 404, 409, 422, **filled)


def test_a_place_below_all_places_breaks_no_page(stage):
    for path in (f"/desk/debates/{stage.slug}", "/desk/moderation/log"):
        assert stage.editor.opens(f"{path}?below=-{'9' * 30}").status == 200


def test_a_nul_names_nothing(stage):
    place = f"/en/debates/{stage.slug}"
    assert posts(stage, stage.reader, f"{place}/write", 200, 404, 409, text="It leaves at six.", answers="a\0b")
    assert posts(stage, stage.reader, f"{place}/contributions", 404, 409, text="It leaves at six.", answers="a\0b")
    assert posts(stage, stage.editor, "/desk/debates/new", 404, proposal="a\0b")
    assert stage.editor.opens("/desk/debates/new?proposal=a%00b").status == 404


def test_a_note_has_an_end_also_where_it_is_optional(stage):
    removed = stage.contribution("removed")
    seen = stage.newest(removed)[1]
    assert posts(stage, stage.editor, f"/desk/moderation/{removed}/restoration", 409, 422, n="1", seen=seen, note="x" * 601)
    path = f"/desk/debates/{stage.slug}/tasks/{stage.task()}/delegation"
    assert posts(stage, stage.editor, path, 400, 422, to=stage.number(stage.host), note="x" * 301)


def test_nothing_is_new_since_before_the_beginning(stage, anyone):
    stage.contribution("published")
    assert json.loads(anyone.opens(f"/en/debates/{stage.slug}/news?since=-5000").text)["n"] == 1


@pytest.mark.once
def test_the_name_beside_a_box_of_the_queue_is_kept_apart(stage):
    stage.contribution("waiting")
    page = stage.editor.opens("/desk/moderation/")
    assert {element.tag for element in page.elements() if "Ben" in (element.text or "")} == {"bdi"}


@pytest.mark.once
@pytest.mark.parametrize("words", ["a\0b", "a\x08b\x1b[31m", "\u202eb"])
def test_what_a_refusal_gives_back_holds_no_invisible_signs(stage, words):
    anyone = make.reader(stage.app, address="127.0.6.9")
    refused = Page(stage.sends(anyone, "/en/conversations/new", {"question": words}))
    assert refused.status == 400
    assert not set(refused.text) & set("\0\x08\x1b\u202e")
    Page(stage.sends(anyone, f"/en/debates/{stage.slug}/write", {"text": "It leaves.", "form_key": words, "answers": words}))


def test_the_same_words_confirmed_again_and_again_stand_once(stage, busy, anyone):  # noqa: F811
    with stage.writes():
        accounts.reader_with("karl@example.org", "Karl", "en")
    for _n in range(3):
        stage.contribution("published", "karl@example.org")  # known from now on
    bots = [make.reader(stage.app, address=f"127.5.6.{n + 1}") for n in range(4)]
    about = {"name": "Karl", "email": "karl@example.org"}
    keys = [bot.composes(busy, "Buy").form("/contributions").values["form_key"] for bot in bots]
    with clock.at(clock.now() + timedelta(seconds=20)):
        words = "Buy the boat now, it is cheap."
        sent = [sends(stage, bot, busy, words, form_key=key, **about) for bot, key in zip(bots, keys, strict=True)]
    for bot, answer in zip(bots, sent, strict=True):
        presses(stage, bot, answer.location.rpartition("#c-")[2])
    assert Counter(status for status, _held, _words in states(stage, busy).values()) == {Status.PUBLISHED: 1, Status.WAITING: 3}
    assert anyone.sees(busy).text.count("Buy the boat now") == 1


def held(stage: Stage, slug: str, addresses: list[str]) -> list[bool]:
    """Of one contribution from each of these addresses of the network, whether it is held apart."""
    ids = []
    for n, address in enumerate(addresses):
        sent = sends(stage, make.reader(stage.app, address=address), slug, f"The {n}th.", name="Gast", email=f"b{n}@example.org")
        ids.append(sent.location.rpartition("#c-")[2])
    found = states(stage, slug)
    return [found[one][1] for one in ids]


def test_one_line_is_one_place_however_many_addresses_it_has(stage, busy):  # noqa: F811
    assert held(stage, busy, [f"2001:db8:1:2::{n:x}" for n in range(12)]) == [False] * 10 + [True] * 2
    assert not any(held(stage, stage.debate("open"), [f"2001:db8:1:{n:x}::1" for n in range(3, 8)]))


def test_one_address_is_one_place_in_either_writing(stage, busy):  # noqa: F811
    assert held(stage, busy, ["::ffff:127.9.9.9", "127.9.9.9"] * 6) == [False] * 10 + [True] * 2


@pytest.mark.once
def test_one_address_of_a_source_is_one_link():
    for words in ("I read it at https://www.nytimes.com/2026/ferry.html last year.", "See http://www.w3.org/ for more about it."):
        finding = arrival.links(arrival.Arriving(words=words, author=None))
        assert finding
        assert not finding.holds
