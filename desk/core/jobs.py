"""Doing the same for many things, as the worker does."""

from collections.abc import Callable, Iterable

import structlog

from desk.core.db import all_or_nothing, db

log = structlog.get_logger()


def one_by_one(numbers: Iterable[int], do: Callable[[int], object]) -> None:
    """Do it for each, in a transaction of its own; trouble with one is written down and does not stop the others."""
    for number in numbers:
        try:
            with all_or_nothing():
                do(number)
        except Exception:
            log.exception("item_failed", job=getattr(do, "__name__", ""), number=number)
            db.session.remove()
