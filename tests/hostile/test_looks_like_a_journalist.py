"""Nobody is taken for a journalist: not by letters that look alike, not by the badge, not by turning the words around a name."""

import random
from functools import cache

import pytest
from confusable_homoglyphs.confusables import confusables_data

from desk.accounts import actions as accounts
from desk.accounts import names
from desk.accounts.models import Role
from desk.contributions.models import Contribution
from tests.hostile.crowd import ASKS, LAW, NOTE, OWN, READERS, REPLY, ROOT, WHY, crowd
from tests.hostile.rooms import ANA
from tests.page import Page, words

pytestmark = pytest.mark.once
NEWSROOM = ["Tomas Wyder", "Inès Corbaz", "Jürg Keller-Moser", "Łukasz Bąk", "Giulia D’Amico"]

MARKS = "\u0300\u0301\u0302\u0303\u0304\u0307\u0308\u030a\u0323\u0327\u0331\u0335\u0338\u034f\u20dd\u20e3\u0483\u064e\u0e31\u093e"
INVISIBLE = (
    "\0\t\n\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u2003\u2028\u2800\u3000\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9"
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2061\u2063\u2066\u2069\u206a\U000e0001\U000e0020\U000e007f\U000e0100"
)
BETWEEN = '.,-_·•‧・’"():;¡|/\\*&@#%…–—―‐ʼ'
ALPHABETS = {"fullwidth": (0xFF21, 0xFF41), "circled": (0x24B6, 0x24D0), "squared": (0x1F130, 0x1F130), "regional": (0x1F1E6, 0x1F1E6)}
ALPHABETS |= {f"mathematical {n}": (0x1D400 + 52 * n, 0x1D41A + 52 * n) for n in range(13)}


@cache
def alike(letter: str) -> set[str]:
    """All that the table says looks like a letter, or like something that looks like it."""
    near = {letter} | {one["c"] for one in confusables_data.get(letter, ())}
    near |= {sign for sign, looks in confusables_data.items() if any(one["c"] == letter for one in looks)}
    return near.union(*({one["c"] for one in confusables_data.get(sign, ())} for sign in near))


def substituted(name: str) -> set[str]:
    """The name with one of its letters replaced by each sign that looks like it, or like its other case."""
    found = set()
    for place, letter in enumerate(name):
        if letter.isalpha():
            found |= {name[:place] + sign + name[place + 1 :] for case in (letter.lower(), letter.upper()) for sign in alike(case)}
    return found


def in_alphabet(name: str, alphabet: str) -> str:
    """The name in letters of another alphabet of Latin letters."""
    large, small = ALPHABETS[alphabet]
    return "".join(chr((large if c.isupper() else small) + ord(c.lower()) - 97) if c.isascii() and c.isalpha() else c for c in name)


def turned(name: str) -> set[str]:
    """The name in another order, shortened, and with something added."""
    first, last = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    short = {f"{first[0]}. {last}", f"{last} {first[0]}.", f"{last}, {first[0]}", f"{first} X. {last}"}
    added = {f"{name} 2", f"Dr. {name}", f"{name} (SWI)", f"The {name}", f"{name}’s", f"‘{name}’"}
    return short | added | {f"{last} {first}", f"{last}, {first}", name.upper(), name.swapcase(), " ".join(name), name.replace(" ", "")}


def let_through(tried: set[str]) -> set[str]:
    """Which of these somebody could write under."""
    return {one for one in tried if names.problem(one, NEWSROOM) is None}


@pytest.fixture
def asked(the_app):
    """A reader's request, in which sentences can be worded."""
    with the_app.test_request_context("/en/"):
        yield


@pytest.mark.parametrize("name", NEWSROOM)
def test_no_letter_of_a_journalists_name_can_be_replaced_by_one_that_looks_like_it(asked, name):
    tried = substituted(name)
    assert len(tried) > 200
    assert let_through(tried) == set()


def test_replacing_two_letters_does_not_help(asked):
    chance = random.Random(15)
    tried = set()
    for name in NEWSROOM:
        letters = [place for place, letter in enumerate(name) if letter.isalpha()]
        for _again in range(60):
            changed = list(name)
            for place in chance.sample(letters, 2):
                changed[place] = chance.choice(sorted(alike(name[place])))
            tried.add("".join(changed))
    assert let_through(tried) == set()


@pytest.mark.parametrize("signs", [MARKS, INVISIBLE, BETWEEN])
@pytest.mark.parametrize("name", NEWSROOM)
def test_nothing_can_be_put_into_a_journalists_name_to_make_it_another(asked, name, signs):
    assert let_through({name[:place] + sign + name[place:] for place in range(len(name) + 1) for sign in signs}) == set()


@pytest.mark.parametrize("name", NEWSROOM)
def test_a_journalists_name_is_theirs_in_every_alphabet_and_order(asked, name):
    assert let_through({in_alphabet(name, alphabet) for alphabet in ALPHABETS}) == set()
    assert let_through(turned(name)) == set()


def test_the_composer_asks_for_another_name_and_gives_the_words_back(app, reader, debate, within, kept):
    def invite() -> None:
        person = accounts.invite(email="t.wyder@newsroom.example", name="Tomas Wyder", language="en", by=None)
        accounts.set_roles(person, {(Role.JOURNALIST, "en")})

    within(invite)
    form = reader.composes(debate, "My boat leaves at six.").form("/contributions")
    plain = ["Tomas Wyder", "TOMAS WYDER", "Wyder, Tomas", "Tomas.Wyder", "T0mas Wyder", "Tomas VVyder"]
    hidden = ["Tomɑs Wyder", "Tomas Wуder", "Ｔｏｍａｓ Ｗｙｄｅｒ", "Tomas\u200b Wyder", "T̈omas Wyder", "\u202eredyW samoT"]
    for name in plain + hidden:
        page = reader.posts(form.action, form.values | {"name": name, "email": ANA})
        assert page.status == 422, name
        assert page.form("/contributions").values["text"] == "My boat leaves at six."
    assert kept(Contribution) == 0


TYPED = {*READERS, ROOT, REPLY, OWN, NOTE, LAW, WHY, ASKS}


@pytest.fixture
def everywhere(stage) -> dict[str, Page]:
    """All pages that show what people wrote in a debate."""
    pages, _programs = crowd(stage)
    return {path: who.opens(path) for who, path in pages}


def loose(page: Page) -> list[str]:
    """What readers typed and no element keeps apart from the words around it, by its direction or language."""
    found = []

    def walk(element, is_kept_apart: bool) -> None:
        if not isinstance(element.tag, str) or element.tag in {"head", "option", "textarea"} or element.get("class") == "vh":
            return
        is_own = element.tag == "bdi" or (element.tag not in {"html", "body"} and not element.attrib.keys().isdisjoint({"dir", "lang"}))
        if not (is_kept_apart or is_own):
            pieces = [element.text, *(child.tail for child in element)]
            found.extend(piece.strip() for piece in pieces if piece and any(typed in piece for typed in TYPED))
        for child in element:
            walk(child, is_kept_apart or is_own)

    walk(page.tree, False)
    return found


def test_everything_a_reader_typed_stands_in_its_own_direction(everywhere):
    assert {path: page.status for path, page in everywhere.items() if page.status != 200} == {}
    assert {path: there for path, page in everywhere.items() if (there := loose(page))} == {}
    read = " ".join(words(page.tree) for page in everywhere.values())
    assert {typed for typed in TYPED if typed not in read} == set()


def badges(page: Page) -> set[tuple[str, bool]]:
    """The names over contributions, and whether a badge stands beside them."""
    heads = [one for one in page.elements() if "contrib-head" in one.get("class", "").split()]
    found = set()
    for head in heads:
        has_badge = any(one.get("class") == "badge" for one in head.iter())
        found |= {(words(name).strip(), has_badge) for name in head.iter() if "contrib-name" in name.get("class", "").split()}
    return found


def test_the_badge_stands_beside_no_readers_name(everywhere):
    seen = set().union(*map(badges, everywhere.values()))
    assert {name for name, has_badge in seen if has_badge} == {"Nora"}
    assert {"Ben", "Dora", "You"} <= {name for name, has_badge in seen if not has_badge}
