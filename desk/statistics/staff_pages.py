"""Where errors come from, for editors and standards: by month, edition and section, and never by person."""

from flask import Blueprint, render_template

from desk.accounts.session import me
from desk.core.policy import allow
from desk.corrections import policy
from desk.statistics.figures import causes as count_causes

pages = Blueprint("statistics", __name__)


@pages.get("/causes")
def causes():
    """The table of causes."""
    allow(policy.may_see_causes, me())
    return render_template("desk/statistics/causes.html", counted=count_causes())
