"""Whether a kept page is still right: exact, across threads, processes and machines.

SQLite tells each connection for nothing whether another one has committed (`PRAGMA data_version`); while it says no, every
page that was right is right. PostgreSQL is asked for the versions themselves: https://www.sqlite.org/pragma.html#pragma_data_version
"""

import sqlite3
import threading
from contextlib import suppress
from queue import Empty, LifoQueue
from typing import Protocol

import psycopg
from flask import Flask
from sqlalchemy.engine import make_url

from desk.front.store import Kept

AWAY = -1  # no moment: the database does not answer


class Freshness(Protocol):
    """Says whether a page is still right."""

    def moment(self) -> int:
        """A number that is another one once something was committed."""

    def is_right(self, page: Kept) -> bool:
        """Whether the versions of its scopes are those it was made with."""

    def learn(self, page: Kept, moment: int) -> None:
        """The page was made with versions read after this moment."""

    def close(self) -> None:
        """Let go of what is held open."""


class OnSqlite:
    """One connection a thread, for reading only."""

    def __init__(self, path: str) -> None:
        """`path` is the database's file."""
        self.path, self._here = path, threading.local()

    def moment(self) -> int:
        """SQLite's own count of what other connections have committed; with it goes what this thread knew."""
        here = self._here
        try:
            if not hasattr(here, "connection"):
                here.connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, isolation_level=None, timeout=15)
                here.seen, here.right = AWAY, set()
            seen = here.connection.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.OperationalError:  # the app says that the database is away
            return AWAY
        if seen != here.seen:
            here.seen, here.right = seen, set()
        return seen

    def is_right(self, page: Kept) -> bool:
        """Read its versions only if something was committed since."""
        if self.moment() == AWAY:
            return False
        here = self._here
        if page.number in here.right:
            return True
        if list(map(tuple, here.connection.execute(page.question).fetchall())) != list(page.versions):
            return False
        here.right.add(page.number)
        return True

    def learn(self, page: Kept, moment: int) -> None:
        """It need not be asked about until something is committed."""
        if self.moment() == moment != AWAY:
            self._here.right.add(page.number)

    def close(self) -> None:
        """Each thread's connection ends with the thread."""


class OnPostgres:
    """As many connections as threads ask at once; every page is asked about, in one short statement."""

    def __init__(self, uri: str) -> None:
        """`uri` as psycopg takes it."""
        self.uri, self._free = uri, LifoQueue[psycopg.Connection]()

    def moment(self) -> int:
        """PostgreSQL keeps no such count."""
        return 0

    def is_right(self, page: Kept) -> bool:
        """Read its versions; where connections were lost, at last with a new one."""
        while True:
            connection = self._free_one()
            try:
                used = connection or psycopg.connect(self.uri, autocommit=True, connect_timeout=5)
                found = used.execute(page.question).fetchall()
            except psycopg.OperationalError:
                if connection is None:
                    return False  # the database is away; the app says so
                connection.close()
            else:
                self._free.put(used)
                return found == list(page.versions)

    def learn(self, page: Kept, moment: int) -> None:
        """Nothing is remembered here."""

    def close(self) -> None:
        """Close the connections that nobody uses."""
        with suppress(Empty):
            while True:
                self._free.get_nowait().close()

    def _free_one(self) -> psycopg.Connection | None:
        with suppress(Empty):
            return self._free.get_nowait()
        return None


def freshness_of(app: Flask) -> Freshness:
    """As the app's database does it."""
    url = make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    if url.get_backend_name() == "sqlite":
        return OnSqlite(str(url.database))
    return OnPostgres(url.set(drivername="postgresql").render_as_string(hide_password=False))
