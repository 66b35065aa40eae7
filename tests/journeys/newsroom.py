"""The demo newsroom, served as in production: granian, the worker, and a mail server we can read."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from desk.dev.people import PASSWORD
from tests import servers

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@dataclass
class Newsroom:
    """Where the newsroom is, and what it mailed."""

    address: str
    received: servers.Received


@contextlib.contextmanager
def newsroom(folder: Path) -> Iterator[Newsroom]:
    """A newsroom with its data in this folder."""
    mail_port = servers.free_port()
    settings = {
        "SECRET_KEY": "j" * 40,
        "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder}/newsroom.db",
        "MAIL_SERVER": "127.0.0.1",
        "MAIL_PORT": str(mail_port),
        "MAIL_DEFAULT_SENDER": "desk@swissinfo.example",
        "PROXIES": "0",
        "DEMO": "true",
        "LOG_LEVEL": "CRITICAL",
    }
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DESK_")}
    environment = clean | {f"DESK_{name}": value for name, value in settings.items()} | {"DESK_BASE_URL": "http://127.0.0.1:1"}
    flask = [sys.executable, "-m", "flask", "--app", "wsgi"]
    subprocess.run([*flask, "demo", "prepare"], env=environment, cwd=servers.ROOT, check=True, stdout=subprocess.DEVNULL)
    with servers.mail_server(mail_port) as (_port, received), servers.web_server(settings) as address:
        worker = subprocess.Popen([*flask, "work"], env=environment | {"DESK_BASE_URL": address}, cwd=servers.ROOT)
        try:
            yield Newsroom(address, received)
        finally:
            worker.terminate()
            worker.wait(20)


@contextlib.contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """The system's browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def go(page: Page, selector: str) -> None:
    """Press what leads to another page: Page, and wait for that page."""
    with page.expect_navigation():
        page.click(selector)


def sign_in(page: Page, address: str, email: str) -> None:
    """Sign a colleague in."""
    page.goto(f"{address}/staff/sign-in")
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    go(page, "button[name=submit]")
