"""One request, one transaction: a POST that succeeds commits, nothing else does."""

from contextlib import suppress

from flask import Flask, Response, got_request_exception, make_response, request
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError

from desk.core.db import db
from desk.core.error_pages import refusal_page
from desk.core.errors import SomeoneWasFaster

READS = {"GET", "HEAD", "OPTIONS"}


def init_app(app: Flask) -> None:
    """Settle every request. Registered first, so that it runs last."""
    app.after_request(settle)
    app.register_error_handler(StaleDataError, lost_race)
    got_request_exception.connect(let_go, app)


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


def lost_race(_error: StaleDataError):
    """Somebody else changed the row between our reading and our writing."""
    db.session.rollback()
    return refusal_page(SomeoneWasFaster())


def let_go(_app: Flask, **_: object) -> None:
    """After a bug the session is cleared, so that the page that says so can be rendered."""
    with suppress(SQLAlchemyError):
        db.session.rollback()
