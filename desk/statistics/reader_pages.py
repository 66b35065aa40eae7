"""How fast the newsroom responds and what comes of it, for everybody; the same as CSV; and the evidence page."""

import csv
import io
from datetime import date

from flask import Blueprint, Response, render_template, request

from desk.contributions import queries as contributions
from desk.core.errors import NotFound
from desk.i18n.locale import language
from desk.pages.public import public
from desk.statistics import charts, evidence
from desk.statistics.figures import Figures, Times, counted_until, figures

pages = Blueprint("statistics", __name__)


def scopes() -> tuple[str, ...]:
    """The page changes when a day has passed, and with the notices."""
    return ("corrections", "statistics", f"day:{counted_until():%Y-%m-%d}")


@pages.get("/transparency")
@public(scopes)
def transparency():
    """The figures, each sentence made from its table."""
    counted = figures()
    return render_template(
        "statistics/transparency.html",
        figures=counted,
        as_month=as_month,
        charts={
            "taken": charts.line(counted.taken),
            "decided": charts.line(counted.decided),
            "wrong": charts.line(counted.wrong),
            "outcomes": charts.bars(counted.outcomes),
        },
        **{f"last_{name}": newest(getattr(counted, name)) for name in ("taken", "decided", "wrong")},
        **{f"first_{name}": newest(getattr(counted, name)[::-1]) for name in ("taken", "decided", "wrong")},
    )


@pages.get("/transparency.csv")
@public(scopes)
def table():
    """The same figures as CSV: table, month or edition, measure, value."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(("table", "of", "measure", "value"))
    rows.writerows(_rows(figures()))
    answer = Response(written.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="corrections.csv"'
    return answer


@pages.get("/transparency/debates")
@public(lambda: ("figures",))
def debates():
    """What came of readers' contributions, year by year; the sums of the log of decisions."""
    all_years = contributions.years()
    asked = request.args.get("year", type=int)
    year = asked if asked in all_years else next(iter(all_years), None)
    counted = contributions.figures_of_year(year) if year else contributions.Figures()
    return render_template("statistics/debates.html", years=all_years, year=year, figures=counted)


@pages.get("/transparency/jti")
@public(scopes)
def evidence_page():
    """The clauses of the standard, each with its address and its figure of today."""
    return render_template("statistics/evidence.html", clauses=evidence.evidence(language()), days=evidence.snapshots(), taken_on=None)


@pages.get("/transparency/jti/<day>")
@public(lambda day: ("statistics",))
def evidence_of(day):
    """The same as it was on a day."""
    try:
        found = evidence.snapshot(date.fromisoformat(day))
    except ValueError:
        found = None
    if found is None:
        raise NotFound
    return render_template("statistics/evidence.html", clauses=found.clauses, days=evidence.snapshots(), taken_on=found.taken_on)


def newest(rows: list[Times]) -> Times | None:
    """The last row that has enough to say something."""
    return next((row for row in reversed(rows) if row.half is not None), None)


def as_month(key: str) -> date:
    """The first day of a month written as 2026-11."""
    return date.fromisoformat(key + "-01")


def _rows(counted: Figures) -> list[tuple[str, str, str, object]]:
    made: list[tuple[str, str, str, object]] = [("received", key, "reports", counted.received[key]) for key in counted.months]
    for name, rows in (("taken up", counted.taken), ("decided", counted.decided), ("time wrong", counted.wrong)):
        made += [entry for row in rows for entry in _measures(name, row)]
    for row in counted.outcomes:
        made += [("outcomes", row.key, name, getattr(row, name)) for name in ("corrected", "noted", "without", "aside")]
    return made + [entry for row in counted.editions for entry in _measures("decided by edition", row)]


def _measures(name: str, row: Times) -> list[tuple[str, str, str, object]]:
    measured = (("half", row.half), ("slowest tenth", row.tenth), ("in time", row.in_time))
    return [(name, row.key, what, "" if value is None else round(value, 4)) for what, value in measured]
