"""The log of what was decided, for the desk."""

from flask import render_template, request

from desk.accounts.session import me
from desk.core.errors import NotFound
from desk.moderation import queries
from desk.moderation.staff_pages.blueprint import pages

MOST = 2**31 - 1


@pages.get("/log")
def log():
    """Every decision about contributions and authors, the newest first."""
    if not me().moderates:
        raise NotFound
    below = request.args.get("below", type=int)
    lines = queries.log_page(max(0, min(below, MOST)) if below else None)
    older = lines[-1][0].id if len(lines) == queries.PAGE else None
    return render_template("desk/moderation/log.html", lines=lines, older=older)
