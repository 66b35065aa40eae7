"""Who is looking, and how long a session lasts."""

from datetime import timedelta

from flask import Flask, Response, g, request, session
from flask_login import user_logged_in, user_logged_out
from flask_security import current_user, logout_user
from sqlalchemy.orm.exc import ObjectDeletedError

from desk.accounts.models import User
from desk.core import clock
from desk.pages.public import MARKER

IDLE = {True: timedelta(hours=12), False: timedelta(days=30)}  # staff: True
ABSOLUTE = {True: timedelta(days=7), False: timedelta(days=180)}


def init_app(app: Flask) -> None:
    """Watch sessions, and set the marker that takes a browser off the pages stored for everybody."""
    app.before_request(end_old_session)
    app.before_request(speak_to_staff)
    app.after_request(mark_browser)
    user_logged_in.connect(remember_beginning, app)
    user_logged_out.connect(forget_marker, app)
    app.jinja_env.globals.update(viewer=viewer, languages_read=languages_read)


def viewer() -> User | None:
    """Who is signed in here; on pages that are the same for everybody, nobody."""
    if g.get("is_public") or ("session" not in g and "desk" not in request.cookies):
        return None
    try:
        return current_user._get_current_object() if current_user.is_authenticated else None
    except ObjectDeletedError:  # the account was deleted while this request was on its way
        return None


def languages_read() -> list[str]:
    """The languages whose originals are left as they are for who is looking: a choice of the account, else of this browser."""
    person = viewer()
    if person is not None:
        return person.reads
    return session.get("reads", []) if not g.get("is_public") and "desk" in request.cookies else []


def read_in(codes: list[str]) -> None:
    """Remember in this browser the languages somebody without an account reads; its pages are no longer those for everybody."""
    session.permanent = True
    session["reads"] = codes
    g.marker = True


def me() -> User:
    """The person signed in, behind a door that has made sure of it."""
    return current_user._get_current_object()


def remember_beginning(_app: Flask, **_: object) -> None:
    """Note when a session began."""
    session.permanent = True
    session["since"] = session["seen"] = int(clock.now().timestamp())
    g.marker = True


def forget_marker(_app: Flask, **_: object) -> None:
    """Signed out: back to the pages that are the same for everybody."""
    g.marker = False


def end_old_session() -> None:
    """Sign out who has been away, or here, for too long."""
    if "desk" not in request.cookies or "_user_id" not in session:
        return
    now = int(clock.now().timestamp())
    kind = current_user.is_authenticated and current_user.is_staff
    too_idle = now - session.get("seen", 0) > IDLE[kind].total_seconds()
    too_old = now - session.get("since", 0) > ABSOLUTE[kind].total_seconds()
    if too_idle or too_old:
        logout_user()
    elif now - session["seen"] > 300:
        session["seen"] = now


def speak_to_staff() -> None:
    """Word the desk in the language that the person who works there has chosen."""
    if request.path.startswith(("/desk", "/staff")) and (person := viewer()) is not None and person.is_staff:
        g.language = person.language


def mark_browser(response: Response) -> Response:
    """Set or remove the marker cookie after signing in or out."""
    if g.get("marker") is True:
        response.set_cookie(MARKER, "1", max_age=ABSOLUTE[False], httponly=True, samesite="Lax", secure=request.is_secure)
    elif g.get("marker") is False:
        response.delete_cookie(MARKER)
    return response
