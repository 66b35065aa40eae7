"""What was decided can be taken back for ten seconds; its letters wait as long."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from desk.accounts.models import User
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.corrections.actions.posting import UNDO
from desk.corrections.actions.triage import show_outcome
from desk.corrections.models import Outcome, Report, Severity, Status, Undo
from desk.mail import outbox
from desk.mail.models import OutgoingMail

TIMES = ("due_at", "taken_at", "resolved_at", "snoozed_until")
PLAIN = ("assignee_id", "is_held", "canonical_id", "was_taken_in_time", "was_answered_in_time")


@contextmanager
def undoable(step: str, reports: Sequence[Report], *, by: User) -> Iterator[None]:
    """Do something to reports, and remember how they were before."""
    began = clock.now()
    touched = {one.id: one for report in reports for one in [report, *report.campaign, *report.merged]}
    before = {number: _state(report) for number, report in touched.items()}
    versions = {number: report.version for number, report in touched.items()}
    yield
    db.session.flush()
    changed = [{"id": n, "version": one.version} | before[n] for n, one in touched.items() if one.version != versions[n]]
    if changed:
        things = {report.reference for one in touched.values() for report in (one, one.case)}
        letters = list(db.session.scalars(select(OutgoingMail.id).where(OutgoingMail.thing.in_(things), OutgoingMail.created_at >= began)))
        db.session.add(Undo(by_id=by.id, created_at=began, until=clock.now() + UNDO, step=step, reports=changed, letters=letters))


def take_back(undo: Undo, *, by: User) -> list[Report]:
    """Set the reports as they were; those that have moved on since are left as they are. Gives those that were set back.

    Raises NotNow when the ten seconds are over.
    """
    if undo.undone_at is not None:
        raise NotNow(_("This is taken back already."))
    if clock.now() > undo.until:
        raise NotNow(_("Too late: ten seconds are over and the letters are leaving. Reopen the report instead."))
    undo.undone_at = clock.now()
    outbox.cancel_all(undo.letters)
    done = []
    for kept in undo.reports:
        report = db.session.get_one(Report, kept["id"], with_for_update={"of": Report})
        if report.version == kept["version"]:
            _set_back(report, kept, undo.created_at, by=by)
            done.append(report)
    return done


def _set_back(report: Report, kept: dict[str, Any], since: datetime, *, by: User) -> None:
    for name in TIMES:
        setattr(report, name, datetime.fromisoformat(kept[name]) if kept[name] else None)
    for name in PLAIN:
        setattr(report, name, kept[name])
    report.outcome = Outcome(kept["outcome"]) if kept["outcome"] else None
    report.severity = Severity(kept["severity"]) if kept["severity"] else None
    report.take_back(Status(kept["status"]), by=by, audience=report.history[-1].audience)
    for decision in report.decisions:
        if decision.created_at >= since:
            decision.taken_back_at = clock.now()
    show_outcome(report)


def _state(report: Report) -> dict[str, Any]:
    times = {name: getattr(report, name).isoformat() if getattr(report, name) else None for name in TIMES}
    codes = {"outcome": report.outcome, "severity": report.severity, "status": report.status}
    return times | {name: getattr(report, name) for name in PLAIN} | {name: code.value if code else None for name, code in codes.items()}
