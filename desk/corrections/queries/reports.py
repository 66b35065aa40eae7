"""Reports, as the people concerned and the newsroom read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, or_, select

from desk.accounts import queries as accounts
from desk.accounts.models import Membership, Role, User
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotFound
from desk.core.states import Audience
from desk.core.tokens import digest
from desk.corrections import policy
from desk.corrections.models import Filer, Link, LinkKind, Picture, Report, Status
from desk.mail import outbox
from desk.mail.models import OutgoingMail


def reports_shown_to(viewer: User | None) -> Select[Report]:
    """Readers see their own; staff those of their editions; standards and legal all. Nobody else sees any."""
    found = select(Report)
    if viewer is None:
        return found.where(Report.id.is_(None))
    if not viewer.is_staff:
        own = exists().where(Filer.report_id == Report.id, or_(Filer.person_id == viewer.id, Filer.email == viewer.email))
        return found.where(own, Report.status != Status.SPAM)
    if viewer.holds(Role.STANDARDS) or viewer.holds(Role.LEGAL):
        return found
    return found.where(Report.edition.in_(viewer.editions(Role.JOURNALIST, Role.EDITOR)))


def report(viewer: User, reference: str) -> Report:
    """One report.

    Raises NotFound when there is none this person may see.
    """
    found = db.session.scalar(reports_shown_to(viewer).where(Report.reference == reference))
    if found is None:
        raise NotFound
    return found


def reports_of(person: User) -> Sequence[Report]:
    """What a reader has filed, newest first."""
    return db.session.scalars(reports_shown_to(person).order_by(Report.id.desc())).all()


def reports_from(contributions: Iterable[int]) -> dict[int, Report]:
    """The reports that were made from these contributions, for the line under them: number of the contribution -> report."""
    found = select(Report).where(Report.contribution_id.in_(list(contributions)), Report.status != Status.SPAM).order_by(Report.id)
    return {report.contribution_id: report for report in db.session.scalars(found) if report.contribution_id}


def link_of(reference: str, secret: str, kind: LinkKind) -> Link | None:
    """The link with this secret, if it belongs to this report and was not taken back."""
    found = select(Link).join(Filer).join(Report, Report.id == Filer.report_id)
    found = found.where(Report.reference == reference, Link.hash == digest(secret), Link.kind == kind, Link.revoked_at.is_(None))
    return db.session.scalar(found)


def report_of(link: Link) -> Report:
    """The report a link belongs to.

    Raises NotFound for what has been thrown out as spam.
    """
    found = db.session.get(Report, link.filer.report_id)
    if found is None or found.status is Status.SPAM:
        raise NotFound
    return found


def lost_by(reference: str, email: str) -> tuple[Report, Filer] | None:
    """Whose private link is to be sent again: only to an address that was confirmed."""
    found = (
        select(Report, Filer)
        .join(Filer, Filer.report_id == Report.id)
        .where(Report.reference == reference, Filer.email == email, Filer.confirmed_at.is_not(None))
    )
    row = db.session.execute(found).first()
    return (row[0], row[1]) if row and row[0].status is not Status.SPAM else None


def knows_address(email: str) -> bool:
    """Whether somebody has filed a report under this address."""
    return bool(db.session.scalar(select(exists().where(Filer.email == email))))


def picture_of(report: Report, number: int = 0) -> Picture:
    """The picture sent with a report, or (by its number among all of them, from 1) one added later.

    Raises NotFound.
    """
    found = report.pictures[number - 1] if 0 < number <= len(report.pictures) else report.picture if number == 0 else None
    if found is None:
        raise NotFound
    return found


def colleagues(report: Report) -> list[User]:
    """Who could work on a report: journalists and editors of its edition."""
    held = select(Membership.person_id).where(Membership.edition == report.edition, Membership.role.in_([Role.JOURNALIST, Role.EDITOR]))
    return list(db.session.scalars(select(User).where(User.id.in_(held), User.active).order_by(User.name)))


def second_readers(report: Report, drafter: User) -> list[User]:
    """Who could be the second pair of eyes."""
    people = [*accounts.holders(Role.EDITOR, report.edition), *accounts.holders(Role.STANDARDS)]
    return sorted({person.id: person for person in people if person.id != drafter.id}.values(), key=lambda person: person.name)


# Steps whose words belong to the one who filed the report, and to nobody who said “me too”.
PERSONAL = {"confirm", "ask", "reply", "add_information", "answer_elsewhere", "remind", "appeal", "withdraw", "leave"}


@dataclass(frozen=True)
class Step:
    """One line of a timeline."""

    at: datetime
    move: str
    text: str = ""
    by: User | None = None
    audience: Audience = Audience.READER
    params: dict[str, Any] = field(default_factory=dict)
    letter: OutgoingMail | None = None


def timeline(report: Report, viewer: User | None) -> list[Step]:
    """What happened, oldest first: for staff everything, for others what they may know, without names."""
    sees_all = viewer is not None and policy.may_see(viewer, report)
    steps = [
        Step(entry.at, entry.move, entry.text, entry.by if sees_all else None, entry.audience, entry.params)
        for entry in report.history
        if sees_all or entry.audience is not Audience.STAFF
    ]
    shown = None if sees_all else {"corrections/report_filed"}
    letters = [m for m in outbox.letters_about(report.reference) if shown is None or m.letter in shown]
    steps += [Step(m.created_at, "letter", letter=m, params={"to": m.to}) for m in letters]
    return sorted(steps, key=lambda step: step.at)


def steps_for(filer: Filer, report: Report) -> list[Step]:
    """The timeline of a filer's private page: of their own report, and after a merge what follows in the one that goes on.

    Nothing another reader wrote, was asked or was told is in it.
    """
    steps = [step for step in timeline(report, None) if _is_for(filer, step, is_author=report.filer is filer)]
    if report.canonical is not None and report.resolved_at is not None:
        since = report.resolved_at
        later = [step for step in timeline(report.canonical, None) if step.at >= since and step.letter is None]
        steps += [step for step in later if _is_for(filer, step, is_author=False)]
    return sorted(steps, key=lambda step: step.at)


def _is_for(filer: Filer, step: Step, *, is_author: bool) -> bool:
    """Whether a reader may see a step: what one reader wrote only that one, what the first was asked only the first."""
    if "filer" in step.params:
        return step.params["filer"] == filer.id
    return is_author or step.move not in PERSONAL


def is_overdue(report: Report) -> bool:
    """Whether what is due next from us is late."""
    return report.due_at is not None and report.due_at < clock.now() and report.status is not Status.NEEDS_INFO
