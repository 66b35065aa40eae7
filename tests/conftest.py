"""The stage: a database of the kind asked for, a mail server, the app, and the cast."""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import event, func, select, text, update

from desk import create_app
from desk.accounts.models import Role
from desk.config import Settings
from desk.contributions import phrases
from desk.core import clock
from desk.core.db import Base, all_or_nothing, db
from desk.editions.models import Edition, Mode
from desk.mail import outbox
from desk.moderation.actions import deciding as moderation
from desk.search import making
from desk.timetable import SEARCHED
from tests import make, servers
from tests.cast import Reader, Staff

MEMORY = Path("/dev/shm")  # every commit waits for the disk, which here would only cost time
DATABASES = ("sqlite", "postgresql")


def pytest_addoption(parser):
    parser.addoption("--database", choices=DATABASES, default="sqlite")


def pytest_collection_modifyitems(config, items):
    """What has nothing to do with the database runs in one of the two rounds only."""
    if config.getoption("--database") == "postgresql":
        once = [item for item in items if item.get_closest_marker("once")]
        config.hook.pytest_deselected(items=once)
        items[:] = [item for item in items if item not in once]


@pytest.fixture(scope="session")
def database_kind(request) -> str:
    """sqlite or postgresql."""
    return request.config.getoption("--database")


@pytest.fixture(scope="session")
def new_database(database_kind):
    """Makes empty databases of the kind asked for; each call gives the address of another one."""
    names = iter(range(1000))
    if database_kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="desk-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
            yield lambda: f"sqlite:///{folder}/{next(names)}.db"
        return
    with servers.postgres() as folder:

        def create() -> str:
            name = f"desk{next(names)}"
            with psycopg.connect(f"host={folder} user=desk dbname=postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            return f"postgresql+psycopg://desk@/{name}?host={folder}"

        yield create


@pytest.fixture(scope="session")
def mail_server() -> Iterator[tuple[int, servers.Received]]:
    """A real mail server for the whole round."""
    with servers.mail_server() as server:
        yield server


def settings(uri: str, mail_port: int, **changed) -> Settings:
    """Settings of a newsroom under test."""
    given = {
        "SECRET_KEY": "t" * 40,
        "SQLALCHEMY_DATABASE_URI": uri,
        "BASE_URL": "http://127.0.0.1",
        "MAIL_SERVER": "127.0.0.1",
        "MAIL_PORT": mail_port,
        "MAIL_DEFAULT_SENDER": "desk@swissinfo.example",
        "PROXIES": 0,
        "DEMO": True,  # without a second factor, which has tests of its own
        "LOG_LEVEL": "CRITICAL",
    }
    return Settings(**(given | changed))


@pytest.fixture(scope="session")
def migrated(new_database) -> str:
    """A database at the newest migration."""
    uri = new_database()
    app = create_app(settings(uri, 1))
    with app.app_context():
        upgrade(directory=app.extensions["migrate"].directory)
        db.engine.dispose()
    return uri


@pytest.fixture(scope="session")
def the_app(migrated, mail_server) -> Iterator[Flask]:
    """One app for the round; no context is left open, or `g` would leak from one person's request to the next."""
    app = create_app(settings(migrated, mail_server[0]))
    # Hashing a password is slow on purpose; here people sign in thousands of times, all with the same one.
    app.extensions["security"].pwd_context.update(argon2__time_cost=1, argon2__memory_cost=8, argon2__parallelism=1)
    yield app
    app.extensions["front"].freshness.close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(the_app, mail_server) -> Flask:
    """The app with nothing in its database but the ten editions."""
    with the_app.app_context():
        empty_database()
    the_app.extensions["front"].store.clear()
    phrases._lists.cache_clear()  # versions begin again with every test
    mail_server[1].letters.clear()
    mail_server[1].refuse = ""
    return the_app


def empty_database() -> None:
    """Remove everything but the editions, and set those as they came."""
    tables = [table for table in reversed(Base.metadata.sorted_tables) if table.name != "editions"]
    with db.engine.begin() as connection:
        if db.engine.dialect.name == "postgresql":
            connection.execute(text(f"TRUNCATE {', '.join(table.name for table in tables)} RESTART IDENTITY CASCADE"))
        else:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            kept = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE name LIKE 'decision_log_%'")).all()
            for name, _sql in kept:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            for table in tables:
                connection.execute(table.delete())
            connection.exec_driver_sql("DELETE FROM sqlite_sequence")
            for _name, sql in kept:
                connection.exec_driver_sql(sql)
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.execute(update(Edition).values(mode=Mode.FULL, is_practising=False, names_filers=True, canton="BE", on_call=""))
        connection.execute(update(Edition).where(Edition.code == "en").values(mailbox="english@swissinfo.ch"))


@pytest.fixture
def kept(app):
    """How many of these are in the database."""

    def count(model) -> int:
        with app.app_context():
            return db.session.scalar(select(func.count()).select_from(model))

    return count


@pytest.fixture
def queries(app):
    """How many statements the database is sent while something is done."""

    def count(deed) -> int:
        sent = []

        def note(*_args):
            sent.append(1)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            deed()
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len(sent)

    return count


@pytest.fixture
def within(app):
    """Do something in the app's own context and one transaction; gives what it gives."""

    def do(deed, *args):
        with app.app_context(), all_or_nothing():
            return deed(*args)

    return do


class Mailbox:
    """The mail the real server received."""

    def __init__(self, app: Flask, received: servers.Received) -> None:
        self.app, self.received = app, received

    def deliver(self) -> list[EmailMessage]:
        """Let the worker hand over what is due; everything received so far."""
        with self.app.app_context(), clock.at(clock.now() + timedelta(seconds=11)):  # answers wait ten seconds, for their undo
            outbox.deliver_due()
        return self.letters

    @property
    def letters(self) -> list[EmailMessage]:
        """Everything received so far, parsed from the bytes."""
        return [message_from_bytes(data, policy=policy.default) for _to, data in self.received.letters]

    def to(self, address: str) -> list[EmailMessage]:
        """What this address was sent."""
        return [letter for letter in self.deliver() if letter["To"] == address]

    def link(self, address: str, part: str) -> str:
        """The path of the link with `part` in it, in the newest letter to this address."""
        plain = self.to(address)[-1].get_body(("plain",)).get_content()
        return next(found for found in re.findall(r"http://127\.0\.0\.1(/\S+)", plain) if part in found)


@pytest.fixture
def mailbox(app, mail_server) -> Mailbox:
    """What was mailed."""
    return Mailbox(app, mail_server[1])


@pytest.fixture
def ferry(app) -> str:
    """The address of an article with a wrong year in it."""
    make.article(app)
    return make.FERRY


@pytest.fixture
def reader(app) -> Reader:
    """Somebody who reads."""
    return make.reader(app)


@pytest.fixture
def anyone(app) -> Reader:
    """Somebody else, elsewhere."""
    return make.reader(app, address="127.0.0.9")


@pytest.fixture
def journalist(app) -> Staff:
    """A journalist of the English edition."""
    return make.staff(app, "Jonas", (Role.JOURNALIST, "en"))


@pytest.fixture
def editor(app) -> Staff:
    """An editor of the English edition."""
    return make.staff(app, "Edda", (Role.EDITOR, "en"))


@pytest.fixture
def standards(app) -> Staff:
    """The standards editor."""
    return make.staff(app, "Ruth", (Role.STANDARDS, None))


@pytest.fixture
def admin(app) -> Staff:
    """An administrator."""
    return make.staff(app, "Alma", (Role.ADMIN, None))


@pytest.fixture
def host(app) -> Staff:
    """A journalist who hosts a debate."""
    return make.staff(app, "Nora", (Role.JOURNALIST, "en"))


@pytest.fixture
def moderator(app) -> Staff:
    """A moderator who reads English, German and Arabic."""
    return make.staff(app, "Mona", *((Role.MODERATOR, code) for code in ("en", "de", "ar")))


@pytest.fixture
def debate(app, host, ferry) -> str:
    """An open debate about the ferry; gives its slug."""
    return make.debate(app, host)


@pytest.fixture
def later(app):
    """Let decisions take effect, as the worker does ten seconds later."""

    def carry_out() -> None:
        with app.app_context(), clock.at(clock.now() + timedelta(seconds=11)):
            moderation.carry_out_due()
            outbox.deliver_due()

    return carry_out


@pytest.fixture
def standing(app, debate, moderator, mailbox, later):
    """Brings a contribution into the thread: written, confirmed, approved. Gives its public id."""

    def bring(words: str, *, email: str = "ana@example.org", name: str = "Ana", lang: str = "en", answers: str = "") -> str:
        author = make.reader(app, address=f"127.0.7.{next(addresses)}")
        public_id = author.says(debate, words, mailbox, email=email, name=name, lang=lang, answers=answers)
        assert moderator.approves(public_id).status in {302, 303}
        later()
        return public_id

    addresses = iter(range(1, 250))
    return bring


@pytest.fixture
def later_on(app):
    """Some time later: the clock stands there, colleagues sign in again, and the worker has done what is due meanwhile."""

    @contextlib.contextmanager
    def go(*colleagues: Staff, **span: float) -> Iterator[None]:
        with clock.at(clock.now() + timedelta(**span)):
            for colleague in colleagues:
                colleague.browser.delete_cookie("desk", domain="127.0.0.1")
                colleague.signs_in()
            yield

    return go


@pytest.fixture
def works(app):
    """The worker does some of its jobs once."""

    def do(*jobs) -> None:
        with app.app_context():
            for job in jobs:
                job()

    return do


@pytest.fixture
def confirmed(reader, mailbox):
    """A reader reports and asks for the answer; gives the page after sending."""

    def report(url: str, *, by: Reader | None = None, email: str = "marta@example.org", **filled):
        who = by or reader
        page = who.reports(url, email=email, **filled)
        link = mailbox.link(email, "/answer/")
        who.submits(who.opens(link), link)
        return page

    return report


@pytest.fixture
def indexed(app):
    """Let the worker put what is new into the search index."""

    def put() -> None:
        with app.app_context():
            making.index_due(SEARCHED)

    return put


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Where the browser for the journeys is."""
    found = os.environ.get("DESK_TEST_BROWSER") or shutil.which("chromium")
    if not found or not Path(found).exists():
        pytest.fail("No Chromium here: sudo apt-get install chromium")
    return found
