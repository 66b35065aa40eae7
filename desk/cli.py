"""The newsroom's operators' commands: `flask --app wsgi …`."""

import signal
from collections.abc import Callable
from functools import partial
from typing import Any

import click
from flask import Flask
from flask.cli import with_appcontext
from sqlalchemy import select

from desk.accounts import actions as accounts
from desk.accounts import queries
from desk.accounts.models import Role
from desk.articles.commands import articles
from desk.contributions import translating
from desk.contributions.models import Contribution, Status
from desk.core.db import Base, all_or_nothing, db
from desk.corrections.actions import retention as retaining
from desk.debates import translating as debates_translating
from desk.debates.models import Debate
from desk.debates.models.debate import PUBLIC
from desk.mail.address import read_address
from desk.search import making
from desk.timetable import SEARCHED, work
from desk.transfer.commands import debates
from desk.translation.actions import try_all_again


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(articles)
    app.cli.add_command(debates)
    app.cli.add_command(work_command)
    app.cli.add_command(first_admin)
    app.cli.add_command(retention)
    app.cli.add_command(reindex)
    app.cli.add_command(translate)
    if app.config["DEMO"]:
        from desk.dev.commands import demo

        app.cli.add_command(demo)


@click.command("work")
@with_appcontext
def work_command() -> None:
    """Hand over letters and do what the clock asks for, until stopped. Several may run."""
    stopping: list[int] = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda number, _frame: stopping.append(number))
    work(lambda: bool(stopping))


@click.command("first-admin")
@click.argument("email")
@click.argument("name")
@with_appcontext
def first_admin(email: str, name: str) -> None:
    """Invite the first administrator, who invites all others at /desk/staff/."""
    try:
        address = read_address(email)
    except ValueError as error:
        raise click.BadParameter(f"{email} is not an e-mail address") from error
    with all_or_nothing():
        person = queries.person_with(address)
        if person is None:
            person = accounts.invite(email=address, name=name, language="en", by=None)
        else:
            accounts.send_invitation(person, by=None)
        accounts.set_roles(person, {(m.role, m.edition) for m in person.memberships} | {(Role.ADMIN, None)})
    click.echo(f"An invitation to {address} is in the outbox; “flask --app wsgi work” hands it over.")


@click.command("retention")
@click.option("--dry-run", is_flag=True, help="Only list what would go.")
@with_appcontext
def retention(dry_run: bool) -> None:
    """Erase names and addresses of readers whose cases were closed 90 days ago; never under legal hold."""
    due = retaining.due()
    if dry_run:
        for reference in due:
            click.echo(reference)
        click.echo(f"{len(due)} reports hold names or addresses whose time is over. Nothing was changed.")
        return
    with click.progressbar(retaining.forget_one_by_one(), length=len(due), label="Reports") as bar:
        done = sum(1 for _reference in bar)
    click.echo(f"{done} of {len(due)} reports: names and addresses are erased. The public record is as it was.")


@click.command("reindex")
@with_appcontext
def reindex() -> None:
    """Make the search index anew, as after a change of the tokenizer."""
    with click.progressbar(making.everything(SEARCHED), length=making.count(SEARCHED), label="Reports, notices, articles, debates") as bar:
        for index_some in bar:
            with all_or_nothing():
                index_some()
    click.echo("The search index is new.")


@click.command("translate")
@with_appcontext
def translate() -> None:
    """Have everything public put into the languages that the configured engines reach, as after a change of the engines."""
    debates = db.session.scalars(select(Debate.id).where(Debate.status.in_(PUBLIC)).order_by(Debate.id)).all()
    standing = select(Contribution.id).where(Contribution.status == Status.PUBLISHED).order_by(Contribution.id)
    asked = [partial(_ask_for, Debate, debates_translating.ask_for, number) for number in debates]
    asked += [partial(_ask_for, Contribution, translating.ask_for, number) for number in db.session.scalars(standing)]
    db.session.rollback()
    with all_or_nothing():
        try_all_again()
    with click.progressbar(asked, label="Debates, contributions") as bar:
        for ask_for_one in bar:
            with all_or_nothing():
                ask_for_one()
    click.echo("All of it is in line; “flask --app wsgi work” translates it, the oldest first. /desk/translations/ shows how far it is.")


def _ask_for(model: type[Base], ask_for: Callable[[Any], None], number: int) -> None:
    found = db.session.get(model, number)
    if found is not None:
        ask_for(found)
