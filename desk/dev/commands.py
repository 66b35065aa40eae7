"""`flask demo …`: what dev.py calls to bring the demo newsroom up."""

import signal
import threading

import click
from flask import current_app
from flask.cli import AppGroup
from flask_migrate import upgrade

from desk.articles import queries as articles
from desk.core.db import db
from desk.dev import seed
from desk.dev.catcher import catcher
from desk.dev.people import PASSWORD, PEOPLE

demo = AppGroup("demo", help="The demo newsroom of this machine.")


@demo.command("prepare")
def prepare() -> None:
    """Bring the database up to date and fill it once."""
    upgrade(directory=current_app.extensions["migrate"].directory)
    if articles.latest("en", most=1):
        click.echo("The demo newsroom is there already; its data is kept.")
        return
    click.echo("Making the demo newsroom …")
    hurry()
    with click.progressbar(seed.steps(), length=seed.count(), label="People, articles, reports, debates") as bar:
        server = catcher(current_app.config["MAIL_PORT"])
        server.start()
        try:
            for step in bar:
                step()
        finally:
            server.stop()


def hurry() -> None:
    """Do not wait for the disk: a demo that was interrupted is made again from the start."""
    if db.engine.dialect.name == "sqlite":
        db.session.remove()
        connection = db.engine.raw_connection()
        connection.cursor().execute("PRAGMA synchronous=OFF")
        connection.close()  # back to the pool, and the only one this process uses


@demo.command("catch-mail")
@click.argument("port", type=int)
def catch_mail(port: int) -> None:
    """Be the demo's mail server until stopped."""
    server = catcher(port)
    server.start()
    stopped = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopped.set())
    stopped.wait()
    server.stop()


@demo.command("welcome")
def welcome() -> None:
    """Say where everything is."""
    base = current_app.config["BASE_URL"]
    click.echo(f"\n  Readers' Desk is at      {base}")
    click.echo(f"  The newsroom signs in at {base}/staff/sign-in")
    click.echo(f"  All mail is caught at    {base}/dev/mail\n")
    click.echo(f"  Everybody's password is  {PASSWORD}\n")
    for person in PEOPLE:
        click.echo(f"    {person.email:<34} {person.name}, {person.what}")
    click.echo("\n  Ctrl-C ends it; the data stays in instance/.\n")
