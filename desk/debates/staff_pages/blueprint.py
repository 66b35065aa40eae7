"""The newsroom's part of the debates' addresses."""

from typing import Any

from flask import Blueprint, redirect, url_for

from desk.accounts.session import me
from desk.core.db import writing
from desk.core.errors import NotFound
from desk.core.policy import allow
from desk.debates import policy, queries
from desk.debates.models import Debate

pages = Blueprint("debates", __name__)


def for_debaters() -> None:
    """What one may not see is not found: moderators, legal and administrators have their own rooms."""
    if not policy.may_draft(me()):
        raise NotFound


pages.before_request(for_debaters)


def load(slug: str, may: Any = None, *asked: Any) -> Debate:
    """A debate, if this person may do something with it.

    Raises NotFound and NotAllowed.
    """
    found = queries.debate(me(), slug)
    if may:
        allow(may, me(), found, *asked)
    return found


def begin(found: Debate, may: Any, version: int | None = None) -> None:
    """Begin to write: the debate is read again and locked, and the policy is asked again.

    Raises NotAllowed, and SomeoneWasFaster when it is not at the `version` the person saw.
    """
    writing(found)
    allow(may, me(), found)
    if version is not None:
        found.expect(version)


def back_to(debate: Debate):
    """The debate's page on the desk."""
    return redirect(url_for("desk.debates.host", slug=debate.slug), 303)
