"""Nobody takes a journalist's name by letters that look alike."""

import pytest
from confusable_homoglyphs.confusables import confusables_data

from desk.accounts import names

pytestmark = pytest.mark.once
NEWSROOM = ["Nora Feldis", "Inès Corbaz", "Tomas Wyder"]


def lookalikes(name: str):
    """The name with each of its letters replaced by each sign that looks like it."""
    for place, letter in enumerate(name):
        for entry in confusables_data.get(letter, ()):
            yield name[:place] + entry["c"] + name[place + 1 :]


@pytest.mark.parametrize("name", NEWSROOM)
def test_every_lookalike_of_a_journalists_name_is_refused(app, name):
    with app.test_request_context("/en/"):
        tried = set(lookalikes(name))
        let_through = {one for one in tried if names.problem(one, NEWSROOM) is None}
    assert len(tried) > 100
    assert let_through == set()


@pytest.mark.parametrize(
    "name",
    [
        "NORA FELDIS",
        "nora.feldis",
        "Nora  Feldis",
        "Nоrа Fеldis",
        "Ｎｏｒａ Ｆｅｌｄｉｓ",
        "Nora Feldis (SWI)",
        "Nora-Feldis",
        "Feldis, Nora",
        "N. Feldis",
        "Corbaz Ines",
        "SWI",
        "host",
        "Das Team",
        "N o r a F e l d i s",
    ],
)
def test_other_ways_to_write_it_are_refused_too(app, name):
    with app.test_request_context("/en/"):
        assert names.problem(name, NEWSROOM)


@pytest.mark.parametrize(
    "name", ["Eleanora", "Corbin", "Ines", "Thomas", "Wydra Tom", "Feldmann", "محمد", "小林", "김민수", "Ægir", "D’Angelo", "Lê Văn Ân"]
)
def test_other_people_keep_their_names(app, name):
    with app.test_request_context("/en/"):
        assert names.problem(name, NEWSROOM) is None


@pytest.mark.parametrize("name", ["Z̷̢̛͖a̸l̵g̶o̴", "a\u200bb", "Ana\u2066", "☑ Ana", "Ana 🇨🇭", "12345", "a", "Ana\nBen" + "x" * 60])
def test_names_that_break_the_page_are_refused(app, name):
    with app.test_request_context("/en/"):
        assert names.problem(name, NEWSROOM)


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("CIara Vogt", "Clara Vogt"),
        ("C1ara Vogt", "Clara Vogt"),
        ("Nora! Feldis", "Nora Feldis"),
        ("Nora ſeldis", "Nora Seldis"),
        ("Анна Павᴫова", "Анна Павлова"),
        ("森田 健ニ", "森田 健二"),
    ],
)
def test_a_name_that_is_seen_as_a_journalists_is_refused(the_app, name, member):
    with the_app.test_request_context("/en/"):
        assert names.problem(name, [member])
