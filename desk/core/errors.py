"""The refusals people may meet. Their pages are in error_pages.py."""

from flask_babel import gettext as _


class Refusal(Exception):
    """Something the desk will not do; its text is fit to be read by the person refused."""

    status = 400


class NotAllowed(Refusal):
    """Not this person's to do (403)."""

    status = 403


class NotFound(Refusal):
    """What one may not see is not found (404)."""

    status = 404


class NotNow(Refusal):
    """Allowed in general, but not in the state things are in (409)."""

    status = 409


class TooMany(Refusal):
    """Too often in too short a time (429)."""

    status = 429


class SomeoneWasFaster(NotNow):
    """Two people changed the same thing; this is the slower one (409)."""

    def __init__(self, stands: list[tuple[str, str]] | None = None) -> None:
        """`stands` is what the thing looks like now, as (label, words), for the page that gives the slower one's words back."""
        self.stands = stands or []
        super().__init__(_("This was changed while you had it open. Look at it again, then decide."))
