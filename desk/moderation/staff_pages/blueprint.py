"""The moderators' part of the desk's addresses, and what their pages share."""

from flask import Blueprint, redirect, request, url_for

from desk.accounts.session import me
from desk.contributions.models import Contribution
from desk.core.db import writing
from desk.core.policy import allow
from desk.i18n import LANGUAGES
from desk.moderation import policy, queries
from desk.moderation.queries import View

pages = Blueprint("moderation", __name__)


def read_view() -> tuple[View, str]:
    """What of the queue the address asks for."""
    view, language = request.values.get("view", ""), request.values.get("language", "")
    return View(view) if view in set(View) else View.WAITING, language if language in LANGUAGES else ""


def begin(public_id: str, may=policy.may_moderate) -> Contribution:
    """Begin to write about a contribution: it is read again and locked, and the policy is asked again.

    Raises NotFound and NotAllowed.
    """
    found = queries.item(me(), public_id)
    allow(may, me(), found)
    writing(found)
    allow(may, me(), found)
    return found


def back_to(public_id: str):
    """The contribution's page, in the view it was opened from."""
    view, language = read_view()
    return redirect(url_for("desk.moderation.item", public_id=public_id, view=view.value, language=language or None), 303)


def on():
    """To the next one of the same view."""
    view, language = read_view()
    return redirect(url_for("desk.moderation.queue", view=view.value, language=language or None), 303)
