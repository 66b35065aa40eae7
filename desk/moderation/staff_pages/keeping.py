"""The log of what was decided, for the desk."""

from flask import render_template

from desk.accounts.session import me
from desk.core.cursors import asked_number
from desk.core.errors import NotFound
from desk.moderation import queries
from desk.moderation.staff_pages.blueprint import pages


@pages.get("/log")
def log():
    """Every decision about contributions and authors, the newest first."""
    if not me().moderates:
        raise NotFound
    lines = queries.log_page(asked_number("below"))
    older = lines[-1][0].id if len(lines) == queries.PAGE else None
    return render_template("desk/moderation/log.html", lines=lines, older=older)
