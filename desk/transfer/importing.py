"""Reading the file into an empty desk: all of it, or none."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Table, func, insert, select, text

from desk.accounts.models import User
from desk.contributions import indexing
from desk.contributions.models import Contribution
from desk.core.db import db
from desk.debates.models import Debate
from desk.pages.models import raise_versions
from desk.search import index
from desk.transfer.export import revision
from desk.transfer.tables import AT_ONCE, FORMAT, VERSION, columns, read, tables


class WrongFile(ValueError):
    """The file cannot be read in; the text says why, and where."""


def read_header(line: str) -> int:
    """How many rows follow.

    Raises WrongFile for a file of another kind or age, and for a desk that is not empty.
    """
    head = _json(1, line)
    if head.get("format") != FORMAT or head.get("version") != VERSION:
        raise WrongFile("Line 1: this is not an export of debates that this program can read.")
    if head.get("revision") != revision():
        raise WrongFile(
            f"Line 1: the file was made at revision {head.get('revision')}, and this database stands at {revision()}. "
            "Bring both desks to the same release, then export again."
        )
    for model, what in ((Debate, "debates"), (User, "people")):
        if n := db.session.scalar(select(func.count()).select_from(model)):
            raise WrongFile(f"This desk is not empty: it has {n} {what}. Import into a new database.")
    return int(head["rows"])


def read_rows(lines: Iterable[str], total: int) -> Iterator[int]:
    """Put the rows in, in the caller's transaction; gives how many each step has put in.

    Raises WrongFile for a line that cannot be read, and for a file that ends early.
    """
    known = {table.name: table for table in tables()}
    done, current = 0, None
    waiting: list[dict[str, Any]] = []
    for n, line in enumerate(lines, start=2):
        table, row = _row(n, line, known)
        if table is not current or len(waiting) == AT_ONCE:
            yield _put(current, waiting)
            waiting = []
        current = table
        waiting.append(row)
        done += 1
    yield _put(current, waiting)
    if done != total:
        raise WrongFile(f"The file ends early: it has {done} rows of {total}. Copy it again.")
    _go_on_from_here()


def _row(n: int, line: str, known: dict[str, Table]) -> tuple[Table, dict[str, Any]]:
    data = _json(n, line)
    table = known.get(data.get("table", ""))
    if table is None or not isinstance(data.get("row"), dict):
        raise WrongFile(f"Line {n}: there is no table “{data.get('table')}” here.")
    by_name = {column.name: column for column in columns(table)}
    if set(data["row"]) != set(by_name):
        raise WrongFile(f"Line {n}: a row of “{table.name}” has other columns than here.")
    try:
        return table, {name: read(by_name[name], value) for name, value in data["row"].items()}
    except (ValueError, TypeError) as error:
        raise WrongFile(f"Line {n}: {error}") from error


def _json(n: int, line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise WrongFile(f"Line {n} is not JSON: {error}") from error
    if not isinstance(data, dict):
        raise WrongFile(f"Line {n} is not a JSON object.")
    return data


def _put(table: Table | None, rows: list[dict[str, Any]]) -> int:
    if table is not None and rows:
        db.session.execute(insert(table), rows)
    return len(rows)


def _go_on_from_here() -> None:
    """New rows get new numbers; pages, rankings and the search index are made anew by the worker."""
    if db.engine.dialect.name == "postgresql":
        for table in tables():
            if "id" in table.columns and table.columns["id"].autoincrement:
                following = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), (SELECT max(id) FROM {table.name}))"  # noqa: S608 our own names
                db.session.execute(text(following))
    numbers = db.session.scalars(select(Debate.id)).all()
    raise_versions("debates", *(f"debate:{number}" for number in numbers))
    for number in numbers:
        index.put_later(indexing.DEBATES, number)
    for number in db.session.scalars(select(Contribution.id).where(Contribution.public_n.is_not(None))):
        index.put_later(indexing.CONTRIBUTIONS, number)
