"""A mail server that keeps every letter as a file, for the demo."""

from itertools import count
from pathlib import Path

from aiosmtpd.controller import Controller
from flask import current_app


def mail_folder() -> Path:
    """Where caught letters lie: beside the demo's database."""
    return Path(current_app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")).parent / "mail"


class Keeper:
    """Keeps what it is handed, numbered as it came."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.numbers = count(max((int(file.stem) for file in folder.glob("*.eml")), default=0) + 1)

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 aiosmtpd's name
        """Take a letter."""
        (self.folder / f"{next(self.numbers):05}.eml").write_bytes(envelope.original_content)
        return "250 Kept"


def catcher(port: int) -> Controller:
    """A server for this port of the loopback; start() and stop() it."""
    return Controller(Keeper(mail_folder()), hostname="127.0.0.1", port=port)
