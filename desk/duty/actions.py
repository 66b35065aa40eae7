"""What is arranged: who is on duty, and who is away."""

from datetime import date, datetime

from desk.accounts.models import User
from desk.core.db import db
from desk.duty.models import Absence, Duty


def arrange(edition: str, person: User, stand_in: User | None, begins_at: datetime, ends_at: datetime) -> Duty:
    """Put somebody on duty from one time to another (UTC)."""
    made = Duty(edition=edition, person=person, stand_in=stand_in, begins_at=begins_at, ends_at=ends_at)
    db.session.add(made)
    return made


def cancel(duty: Duty) -> None:
    """Take a duty off the list."""
    db.session.delete(duty)


def be_away(person: User, first_on: date, last_on: date) -> None:
    """Say that somebody is away from the first to the last day (Bern)."""
    db.session.add(Absence(person=person, first_on=first_on, last_on=last_on))


def be_back(person: User, number: int) -> None:
    """Take one of a person's absences off the list; another person's is left alone."""
    found = db.session.get(Absence, number)
    if found is not None and found.person_id == person.id:
        db.session.delete(found)
