"""How things are measured and how it is said: in turns with a yardstick, so that what else the machine does hits all alike."""

import sys
import time
from collections.abc import Callable
from statistics import median

from flask import Flask
from sqlalchemy import event

from desk.core.db import db

ROUNDS = 7
Things = dict[str, Callable[[], object]]


def measure(things: Things, times: int = 30) -> dict[str, float]:
    """Seconds for one, as the median of the rounds."""
    taken: dict[str, list[float]] = {name: [] for name in things}
    for _ in range(ROUNDS):
        for name, thing in things.items():
            began = time.perf_counter()
            for _ in range(times):
                thing()
            taken[name].append((time.perf_counter() - began) / times)
    return {name: median(rounds) for name, rounds in taken.items()}


def count_statements(app: Flask, thing: Callable[[], object]) -> int:
    """How many SQL statements it sends; the BEGIN that we say ourselves on SQLite is not counted."""
    sent: list[str] = []

    def note(_connection, _cursor, statement: str, *_others) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        thing()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(sent)


def say(what: str, found: dict[str, float], name: str, yardstick: str, statements: int | None = None) -> None:
    """One line: the ratio, and the number of queries where it was counted."""
    counted = "" if statements is None else f", {statements} queries"
    times = f"({found[name] * 1000:.2f} ms, {found[yardstick] * 1000:.2f} ms)"
    sys.stdout.write(f"{what:<50} {found[name] / found[yardstick]:6.1f} × {yardstick} {times}{counted}\n")
    sys.stdout.flush()
