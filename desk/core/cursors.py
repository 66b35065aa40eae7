"""Places in a list, as they stand in the addresses of its next and previous pages."""

from typing import Any

from flask import current_app, request
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeSerializer

from desk.core.errors import Refusal

LARGEST = 2**31 - 1  # of a number in the database


def write_cursor(of: str, *values: int | str) -> str:
    """A place in the list `of`, signed, so that nobody can make one up."""
    return _signer(of).dumps(list(values))


def read_cursor(of: str, cursor: str) -> list[Any]:
    """The values of a place in this list.

    Raises Refusal (400) for one that we did not write, or wrote for another list.
    """
    try:
        return _signer(of).loads(cursor)
    except BadSignature as error:
        raise Refusal(_("This address is not complete. Begin at the first page again.")) from error


def asked_number(name: str) -> int | None:
    """A number from the address, within what the database can hold; None if there is none."""
    asked = request.args.get(name, type=int)
    return None if asked is None else max(0, min(asked, LARGEST))


def _signer(of: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"cursor {of}")
