"""The way out that stands in every letter to followers: signed, so that nothing need be kept for it."""

from typing import NamedTuple

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from desk.core.errors import NotFound


class Exit(NamedTuple):
    """Who wants out, and of which debate or article (neither: of all debates)."""

    person_id: int
    debate_id: int | None
    article_id: int | None = None


def write_exit(person_id: int, debate_id: int | None, article_id: int | None = None) -> str:
    """The token for the link in a letter."""
    return _signer().dumps([person_id, debate_id, article_id] if article_id else [person_id, debate_id])


def read_exit(token: str) -> Exit:
    """What a token says.

    Raises NotFound for one we did not write.
    """
    try:
        return Exit(*_signer().loads(token))
    except BadSignature as error:
        raise NotFound from error


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="unsubscribe")
