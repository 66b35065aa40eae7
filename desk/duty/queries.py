"""What pages and other features ask about duties."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from desk.accounts.models import User
from desk.core.db import db
from desk.core.errors import NotFound
from desk.duty.models import Absence, Duty
from desk.i18n.dates import as_date


def on_duty(edition: str, moment: datetime) -> User | None:
    """Who looks after an edition at this time (UTC): who is down for it, or the stand-in of who is away."""
    found = select(Duty).where(Duty.edition == edition, Duty.begins_at <= moment, Duty.ends_at > moment)
    away = people_away(as_date(moment))
    for duty in db.session.scalars(found.order_by(Duty.begins_at.desc(), Duty.id.desc())):
        for person in (duty.person, duty.stand_in):
            if person is not None and person.active and person.id not in away:
                return person
    return None


def duties(edition: str, moment: datetime) -> Sequence[Duty]:
    """An edition's duties that are not over, the earliest first."""
    found = select(Duty).where(Duty.edition == edition, Duty.ends_at > moment)
    return db.session.scalars(found.order_by(Duty.begins_at, Duty.id)).all()


def duty(number: int) -> Duty:
    """One duty.

    Raises NotFound.
    """
    found = db.session.get(Duty, number)
    if found is None:
        raise NotFound
    return found


def people_away(day: date) -> set[int]:
    """The numbers of the people who are away on this day (Bern)."""
    found = select(Absence.person_id).where(Absence.first_on <= day, Absence.last_on >= day)
    return set(db.session.scalars(found))


def absences(person: User, day: date) -> Sequence[Absence]:
    """When somebody is away from this day (Bern) on, the earliest first."""
    found = select(Absence).where(Absence.person_id == person.id, Absence.last_on >= day)
    return db.session.scalars(found.order_by(Absence.first_on)).all()
