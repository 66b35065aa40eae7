"""Warnings, and keeping authors out for a while. Each has a house rule, a letter to its author, and an end."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from desk.accounts.models import Standing, User
from desk.contributions.actions import publishing
from desk.contributions.actions.log import add
from desk.contributions.models import Clause, Contribution, Deed, LogLine
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.jobs import one_by_one
from desk.debates.actions.posting import post
from desk.moderation import mails
from desk.moderation.models import Measure, MeasureKind

WARNING_LASTS = timedelta(days=90)  # afterwards it is not held against anybody
DAYS = (1, 3, 7, 30, 90, 365)
STANDINGS = {MeasureKind.MUTE: Standing.MUTED, MeasureKind.BLOCK: Standing.BLOCKED}
DEEDS = {MeasureKind.WARNING: Deed.WARN, MeasureKind.MUTE: Deed.MUTE, MeasureKind.BLOCK: Deed.BLOCK}


def impose(found: Contribution, kind: MeasureKind, clause: Clause, note: str, days: int, *, by: User) -> Measure:
    """Warn the author of a contribution, or keep them out for so many days; they are told. A new exclusion takes the place of the last.

    Raises NotNow for somebody of the newsroom.
    """
    person = found.author
    if person is None or person.is_staff:
        raise NotNow(_("This is one of the newsroom; speak to them, or to their editor."))
    until = clock.now() + (WARNING_LASTS if kind is MeasureKind.WARNING else timedelta(days=days))
    if kind in STANDINGS:
        for earlier in _running(person):
            earlier.ended_at, earlier.ended_by_id = clock.now(), by.id
        person.standing, person.standing_until = STANDINGS[kind], until
    measure = Measure(person=person, kind=kind, clause=clause, note=note, until=until, by=by, contribution=found)
    db.session.add(measure)
    db.session.flush()
    _log(measure, DEEDS[kind], by)
    post(found.debate.edition, mails.measure_taken(measure))
    return measure


def end(measure: Measure, *, by: User | None) -> None:
    """Its time is over, or somebody ends it before; who was kept out is told, and read first again.

    Raises NotNow when it has ended already.
    """
    if measure.ended_at is not None:
        raise NotNow(_("This has ended already."))
    person = measure.person
    measure.ended_at, measure.ended_by_id = clock.now(), by.id if by else None
    if measure.kind not in STANDINGS:
        return
    person.standing, person.standing_until = Standing.NEW, None
    publishing.earn_trust(person)
    _log(measure, Deed.END, by)
    edition = measure.contribution.debate.edition if measure.contribution else person.language
    post(edition, mails.measure_ended(measure))


def end_due() -> None:
    """End what has reached its end. The worker runs it every minute."""
    due = select(Measure.id).where(Measure.ended_at.is_(None), Measure.until <= clock.now()).limit(200)
    one_by_one(db.session.scalars(due).all(), lambda number: end(db.session.get_one(Measure, number, with_for_update=True), by=None))


def set_standing(person: User, standing: Standing) -> None:
    """Read this reader's next contributions first, always, or as those of others."""
    if person.standing in STANDINGS.values():
        raise NotNow(_("This reader is kept out for a while; end that first."))
    person.standing = standing


def _running(person: User) -> list[Measure]:
    kinds = Measure.kind.in_(list(STANDINGS))
    return list(db.session.scalars(select(Measure).where(Measure.person_id == person.id, Measure.ended_at.is_(None), kinds)))


def _log(measure: Measure, deed: Deed, by: User | None) -> None:
    found = measure.contribution
    about = {"contribution_id": found.id if found else None, "language": found.latest.language if found else measure.person.language}
    add(
        LogLine(
            deed=deed,
            debate_id=found.debate_id if found else None,
            clause=None,
            person_id=measure.person_id,
            by_id=by.id if by else None,
            **about,
        )
    )
