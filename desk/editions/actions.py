"""What administrators do with editions."""

from desk.editions.models import Edition, Mode
from desk.pages.models import raise_versions


def change(edition: Edition, *, mailbox: str, mode: Mode, is_practising: bool, names_filers: bool, canton: str, on_call: str) -> None:
    """Set how an edition works with the desk; every page that shows it gets a new version."""
    edition.mailbox = mailbox
    edition.mode = mode
    edition.is_practising = is_practising
    edition.names_filers = names_filers
    edition.canton = canton
    edition.on_call = on_call
    raise_versions("site")
