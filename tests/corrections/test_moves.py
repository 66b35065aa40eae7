"""States and moves: what is not in the table is refused."""

import ast
from pathlib import Path

import pytest

from desk.core.errors import NotNow
from desk.corrections.models import Notice, NoticeStatus, Report, SiblingStatus, SiblingTask, Status

pytestmark = pytest.mark.once
MACHINES = [
    (Report, Status, Status.RECEIVED),
    (Notice, NoticeStatus, NoticeStatus.DRAFT),
    (SiblingTask, SiblingStatus, SiblingStatus.PENDING),
]


@pytest.mark.parametrize(("thing", "statuses", "_first"), MACHINES)
def test_a_move_that_is_not_in_the_table_is_refused_and_leaves_no_entry(the_app, thing, statuses, _first):
    for status in statuses:
        for move, (starts, end) in thing.MOVES.items():
            one = thing(status=status)
            with the_app.app_context():
                if status in starts:
                    one.move(move, by=None)
                    assert (one.status, [entry.move for entry in one.history]) == (end, [move])
                else:
                    with pytest.raises(NotNow):
                        one.move(move, by=None)
                    assert (one.status, list(one.history)) == (status, [])


@pytest.mark.parametrize(("thing", "statuses", "first"), MACHINES)
def test_every_status_can_be_reached(thing, statuses, first):
    reached, before = {first}, set()
    while reached != before:
        before = set(reached)
        reached |= {end for starts, end in thing.MOVES.values() if starts & reached}
    assert reached == set(statuses)


def test_no_code_names_a_move_that_does_not_exist():
    moves = set(Report.MOVES) | set(Notice.MOVES) | set(SiblingTask.MOVES)
    for file in Path("desk/corrections").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"move", "can"} and isinstance(node.args[0], ast.Constant):
                assert node.args[0].value in moves, f"{file}: {node.args[0].value}"
