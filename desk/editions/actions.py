"""What administrators do with editions."""

from desk.editions.models import Edition, Mode
from desk.pages.models import raise_versions


def change(edition: Edition, *, mailbox: str, mode: Mode, is_practising: bool, names_filers: bool) -> None:
    """Set an edition's mailbox and mode; every page that shows them gets a new version."""
    edition.mailbox = mailbox
    edition.mode = mode
    edition.is_practising = is_practising
    edition.names_filers = names_filers
    raise_versions("site")
