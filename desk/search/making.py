"""The worker's part: what is due is put into the index. Each room says what of its things can be searched, and by which words."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sqlalchemy import func, select

from desk.core.db import all_or_nothing, db
from desk.search import index

Searched = dict[str, tuple[Any, Callable[[Any], None]]]  # kind -> (its model, what puts one of them into the index)
AT_ONCE = 50


def index_due(searched: Searched) -> None:
    """Put what is new or has changed into the index. The worker runs it every second."""
    is_more = True
    while is_more:
        with all_or_nothing():
            due = index.take_due(AT_ONCE)
            for kind, number in due:
                _put(searched, kind, number)
        is_more = len(due) == AT_ONCE


def everything(searched: Searched) -> Iterator[Callable[[], None]]:
    """For each thing that can be searched, what puts it into the index anew."""
    for kind, (model, _put_one) in searched.items():
        for number in db.session.scalars(select(model.id).order_by(model.id)).all():
            yield partial(_put, searched, kind, number)


def count(searched: Searched) -> int:
    """How many things can be searched."""
    return sum(db.session.scalar(select(func.count()).select_from(model)) or 0 for model, _put_one in searched.values())


def _put(searched: Searched, kind: str, number: int) -> None:
    model, put_one = searched[kind]
    index.drop(kind, number)
    thing = db.session.get(model, number)
    if thing is not None:
        put_one(thing)
