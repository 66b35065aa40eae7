"""Every letter about a debate goes out here, so that none leaves while its edition is practising."""

from desk.editions import queries as editions
from desk.mail import outbox
from desk.mail.models import OutgoingMail


def post(edition: str, letter: OutgoingMail) -> None:
    """Post a letter about something of an edition."""
    outbox.post(letter, is_practice=editions.edition(edition).is_practising)
