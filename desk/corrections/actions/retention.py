"""What is kept for a while only: names and addresses of readers, 90 days after their case is closed; never under legal hold."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.corrections.models import Filer, News, Presence, Report, Status, Undo
from desk.corrections.words import LETTERS_TO_READERS
from desk.mail.models import OutgoingMail

KEPT = timedelta(days=90)


def due() -> list[str]:
    """The references of the reports whose filers are to be forgotten now, the oldest first."""
    named = select(Filer.report_id).where(or_(Filer.email != "", Filer.name != ""))
    return list(db.session.scalars(select(Report.reference).where(_is_over(), Report.id.in_(named)).order_by(Report.id)))


def forget_filers() -> None:
    """Forget all that are due; the worker's way."""
    for _reference in forget_one_by_one():
        pass


def forget_one_by_one() -> Iterator[str]:
    """Empty names and addresses, a report at a time; gives each reference once it is done. The public record stays as it is."""
    for reference in due():
        with all_or_nothing():
            report = db.session.scalars(select(Report).where(Report.reference == reference).with_for_update(of=Report)).one()
            if not report.is_on_legal_hold:
                _forget(report)
        yield reference


def _forget(report: Report) -> None:
    its_letters = (OutgoingMail.thing == report.reference, OutgoingMail.letter.in_(LETTERS_TO_READERS), OutgoingMail.to != "")
    db.session.execute(update(OutgoingMail).where(*its_letters).values(to="", message=None))
    db.session.execute(update(Filer).where(Filer.report_id == report.id).values(name="", email="", person_id=None))


def _is_over() -> ColumnElement[bool]:
    past = clock.now() - KEPT
    closed = or_(Report.resolved_at < past, and_(Report.status == Status.SPAM, Report.received_at < past))
    return and_(closed, Report.status.in_([Status.RESOLVED, Status.SPAM]), Report.is_on_legal_hold.is_(False))


def forget_traces() -> None:
    """Remove what was only good for a moment: who had a report open, what could be taken back, and news that was told."""
    yesterday = clock.now() - timedelta(days=1)
    db.session.execute(delete(Presence).where(Presence.seen_at < yesterday))
    db.session.execute(delete(Undo).where(Undo.until < yesterday))
    db.session.execute(delete(News).where(News.told_at < yesterday))
