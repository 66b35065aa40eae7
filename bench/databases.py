"""The two databases, each new and thrown away afterwards."""

import contextlib
import tempfile
from collections.abc import Iterator

import psycopg
from flask import Flask
from flask_migrate import upgrade

from desk import create_app
from desk.core.db import db
from tests import servers
from tests.conftest import settings

KINDS = ("sqlite", "postgresql")
MAIL_PORT = 1  # nobody answers there, and no page may care


@contextlib.contextmanager
def new_app(kind: str) -> Iterator[Flask]:
    """An app on a new database of this kind, at the newest migration."""
    with _sqlite() if kind == "sqlite" else _postgresql() as uri:
        app = create_app(settings(uri, MAIL_PORT))
        with app.app_context():
            upgrade(directory=app.extensions["migrate"].directory)
        try:
            yield app
        finally:
            with app.app_context():
                db.engine.dispose()


@contextlib.contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.db"


@contextlib.contextmanager
def _postgresql() -> Iterator[str]:
    """A server of our own on a socket; like that of the tests it does not wait for the disk."""
    with servers.postgres() as folder:
        with psycopg.connect(f"host={folder} user=desk dbname=postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE bench")
        yield f"postgresql+psycopg://desk@/bench?host={folder}"
