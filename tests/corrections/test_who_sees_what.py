"""One function decides who reads which step of a history; no page, feed or letter shows more."""

import ast
from pathlib import Path

import pytest

from desk.core.states import Audience
from desk.corrections.queries.reports import PERSONAL
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on
from tests.corrections.test_races import all_reports


def all_moves() -> list[str]:
    """Every step that any code of the room writes into a history."""
    found = set()
    for file in Path("desk/corrections").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            is_step = isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"move", "note"}
            if is_step and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                found.add(node.args[0].value)
    return sorted(found)


PARAMS = {"into": "EN-1", "reference": "EN-1", "n": 1, "number": "1", "to": "x", "severity": "minor", "kind": "date", "cause": ""}
PARAMS |= {"how": "email", "notice": "C-1", "outcome": "no_change", "clock": "answer", "url": "x", "until": "x"}
PARAMS |= {"before": "de", "language": "fr"}


@pytest.fixture
def full(reader, ferry, within):
    """A report with one step of every sort in its history, for the newsroom only, each with words of its own."""
    page = reader.reports(ferry)

    def write() -> None:
        for move in all_moves():
            all_reports()[0].note(move, by=None, audience=Audience.STAFF, text=f"secret-of-{move}", **PARAMS)

    within(write)
    return page


def test_no_step_of_the_newsrooms_own_is_on_any_page_of_readers(full, reader, anyone, journalist):
    for path in (private_link(full), "/en/corrections/", "/en/corrections/feed.atom", "/en/corrections/feed.json", "/en/transparency.csv"):
        assert "secret-of-" not in reader.opens(path).text, path
    shown = journalist.looks_at(reference_on(full)).text
    assert [move for move in all_moves() if f"secret-of-{move}" not in shown] == []


def test_what_the_first_reader_was_asked_and_told_is_not_shown_to_who_joined(anyone, reader, ferry, within):
    page = reader.reports(ferry, passage="founded in 1889")
    reference = reference_on(page)
    joined = anyone.follows(anyone.submits(anyone.opens(f"/en/report/others/{reference}"), f"/others/{reference}", email=MARTA))

    def write() -> None:
        for move in PERSONAL:
            all_reports()[0].note(move, by=None, audience=Audience.READER, text=f"secret-of-{move}", **PARAMS)

    within(write)
    assert "secret-of-" not in anyone.opens(private_link(joined)).text
    assert "secret-of-ask" in reader.opens(private_link(page)).text


def test_the_page_of_a_joined_reader_does_not_open_the_first_readers_picture(anyone, reader, ferry):
    import io

    from tests.corrections.test_reporting_an_error import picture

    page = reader.reports(ferry, passage="founded in 1889", screenshot=(io.BytesIO(picture()), "x.png"))
    reference = reference_on(page)
    joined = anyone.follows(anyone.submits(anyone.opens(f"/en/report/others/{reference}"), f"/others/{reference}"))
    assert anyone.opens(private_link(joined) + "/picture").status == 404
    assert reader.opens(private_link(page) + "/picture").status == 200
