"""One request, one transaction: a POST that succeeds commits, nothing else does."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, make_response, request
from sqlalchemy.orm.exc import StaleDataError

from desk.core.db import db, writing
from desk.core.errors import SomeoneWasFaster, refusal_page

READS = {"GET", "HEAD", "OPTIONS"}


def init_app(app: Flask) -> None:
    """Settle every request. Registered first, so that it runs last."""
    app.after_request(settle)


def settle(response: Response) -> Response:
    """Commit what a POST wrote if its answer is a success, else roll back."""
    if request.method in READS or response.status_code >= 400:
        db.session.rollback()
        return response
    try:
        db.session.commit()
    except StaleDataError:
        db.session.rollback()
        return make_response(refusal_page(SomeoneWasFaster()))
    return response


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """The transaction of a job or a command: all of it is kept, or none."""
    writing()
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
