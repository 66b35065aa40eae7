"""One letter a working morning to colleagues who want no letter for each event."""

from datetime import time

from sqlalchemy import select, update

from desk.accounts.models import User
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.corrections import mails
from desk.corrections.models import News, Report
from desk.editions.calendar import is_working_day
from desk.i18n.dates import in_bern
from desk.mail import outbox

FROM = time(7, 30)  # in Bern


def send_staff_digests() -> None:
    """Write to everybody for whom there is news. The worker runs it; each piece of news is told once."""
    local = in_bern(clock.now())
    if local.time() < FROM or not is_working_day(local.date()):
        return
    for number in db.session.scalars(select(News.person_id).where(News.told_at.is_(None)).distinct()).all():
        with all_or_nothing():
            _digest(number)


def _digest(number: int) -> None:
    found = select(News, Report).join(Report, Report.id == News.report_id).where(News.person_id == number, News.told_at.is_(None))
    rows = db.session.execute(found.order_by(News.id).with_for_update(of=News)).all()
    person = db.session.get_one(User, number)
    if rows and person.active:
        outbox.post(mails.staff_digest(person, [(news, report) for news, report in rows]))
    told = [news.id for news, _report in rows]
    db.session.execute(update(News).where(News.id.in_(told)).values(told_at=clock.now()))
