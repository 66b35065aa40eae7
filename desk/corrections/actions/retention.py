"""What is kept for a while only: names and addresses of readers, 90 days after their case is closed."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, or_, select, update

from desk.core import clock
from desk.core.db import db
from desk.corrections.models import Filer, Report, Status
from desk.mail.models import OutgoingMail

KEPT = timedelta(days=90)
TO_READERS = ("corrections/receipt", "corrections/report_resolved", "corrections/lost_link")


def forget_filers() -> None:
    """Empty names and addresses where the time is over. The report, its history and its private link stay."""
    over = _is_over()
    references = select(Report.reference).where(over)
    its_letters = (OutgoingMail.thing.in_(references), OutgoingMail.letter.in_(TO_READERS), OutgoingMail.to != "")
    db.session.execute(update(OutgoingMail).where(*its_letters).values(to="", message=None))
    filers = (Filer.report_id.in_(select(Report.id).where(over)), or_(Filer.email != "", Filer.name != ""))
    db.session.execute(update(Filer).where(*filers).values(name="", email="", person_id=None))


def _is_over() -> ColumnElement[bool]:
    past = clock.now() - KEPT
    return or_(Report.resolved_at < past, and_(Report.status == Status.SPAM, Report.received_at < past))
