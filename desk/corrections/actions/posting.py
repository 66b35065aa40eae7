"""Every letter about a report goes out here, so that none leaves while its edition is practising."""

from datetime import timedelta

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.core import clock
from desk.core.db import db
from desk.corrections.models import News, Report
from desk.duty import queries as duty
from desk.editions import queries as editions
from desk.mail import outbox
from desk.mail.models import OutgoingMail

UNDO = timedelta(seconds=10)  # an answer waits so long before it leaves, so that it can be taken back
BATCHED = timedelta(minutes=30)  # “it is taken up” is not worth a letter when the answer follows at once
A_SECOND = 10  # letters of one answer to many: more at once would be taken for spam


def post(report: Report, letter: OutgoingMail, *, after: timedelta = timedelta()) -> None:
    """Post a letter about a report; it leaves `after` this long at the earliest."""
    outbox.post(letter, is_practice=editions.edition(report.edition).is_practising, after=after)


def tell(report: Report, person: User, letter: OutgoingMail) -> None:
    """Tell a colleague: by a letter at once or, where they chose so, in the digest of the next working morning."""
    if person.wants_digest:
        db.session.add(News(person_id=person.id, report_id=report.id, letter=letter.letter))
    else:
        post(report, letter)


def drop_news_of_taking_up(report: Report) -> None:
    """Something better to tell has happened: the letter that it was taken up need not leave any more."""
    outbox.cancel(report.reference, letter="corrections/taken_up")


def in_charge(report: Report) -> list[User]:
    """Whom a report concerns inside: who has it in hand, else who is on duty, else the edition's editors."""
    if report.assignee is not None:
        return [report.assignee]
    on_duty = duty.on_duty(report.edition, clock.now())
    return [on_duty] if on_duty else list(accounts.holders(Role.EDITOR, report.edition))
