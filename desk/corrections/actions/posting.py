"""Every letter about a report goes out here, so that none leaves while its edition is practising."""

from desk.corrections.models import Report
from desk.editions import queries as editions
from desk.mail import outbox
from desk.mail.models import OutgoingMail


def post(report: Report, letter: OutgoingMail) -> None:
    """Post a letter about a report."""
    outbox.post(letter, is_practice=editions.edition(report.edition).is_practising)
