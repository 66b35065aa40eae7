"""The desk's one door."""

from flask import redirect, request, url_for
from flask_security import current_user

from desk.core.errors import NotFound


def staff_only():
    """Let staff in; ask strangers to sign in; for readers the desk does not exist."""
    if not current_user.is_authenticated:
        if request.method == "GET":
            return redirect(url_for("security.login", next=request.path))
        raise NotFound
    if not current_user.is_staff:
        raise NotFound
    return None
