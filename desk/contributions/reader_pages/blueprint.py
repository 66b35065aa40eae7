"""The readers' part of the contributions' addresses, and what a browser remembers of what was written in it."""

from flask import Blueprint, g, request, session
from sqlalchemy import CompoundSelect

from desk.accounts.session import viewer
from desk.contributions.models import Contribution
from desk.contributions.queries import Piece, contribution, piece
from desk.core.errors import NotFound
from desk.debates import queries as debates
from desk.debates.models import Debate

pages = Blueprint("contributions", __name__)

REMEMBERED = 20


def written_here() -> list[str]:
    """The public ids of what was written in this browser and is not confirmed yet; on pages for everybody, nothing."""
    return [] if g.get("is_public") or "desk" not in request.cookies else list(session.get("wrote", []))


def remember(public_id: str) -> None:
    """Let this browser show what was written in it, before the address is confirmed."""
    session["wrote"] = [*(one for one in session.get("wrote", []) if one != public_id), public_id][-REMEMBERED:]
    session.permanent = True
    g.marker = True


def forget(public_id: str) -> None:
    """It belongs to an account from now on."""
    session["wrote"] = [one for one in session.get("wrote", []) if one != public_id]


def scopes_of(slug: str, **_: str) -> tuple[str, CompoundSelect]:
    """What a debate's pages show."""
    return "people", debates.scopes_of(slug)


def seen(slug: str, public_id: str) -> tuple[Debate, Piece]:
    """A contribution as this viewer may see it, in its debate.

    Raises NotFound.
    """
    debate = debates.debate(viewer(), slug)
    return debate, piece(debate, public_id, viewer(), written_here())


def thing(slug: str, public_id: str) -> tuple[Debate, Contribution]:
    """The contribution itself, if this viewer may see it at all.

    Raises NotFound.
    """
    debate, shown = seen(slug, public_id)
    return debate, contribution(debate, shown.public_id)


def standing_here(slug: str, public_id: str) -> tuple[Debate, Contribution]:
    """A contribution that everybody can read, in its debate.

    Raises NotFound.
    """
    debate, found = thing(slug, public_id)
    if not found.stands:
        raise NotFound
    return debate, found
