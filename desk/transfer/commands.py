"""`flask --app wsgi debates export|import`: out of one desk and into another, with progress."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from desk.core.db import all_or_nothing, db
from desk.transfer import export as exporting
from desk.transfer import importing

FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def debates() -> None:
    """Take all debates out as one file, or put them into an empty desk."""


@debates.command("export")
@click.argument("file", type=FILE)
@click.option("--open-data", is_flag=True, help="Only what everybody may have: no name and no number of a person.")
@with_appcontext
def export(file: Path, open_data: bool) -> None:
    """Write FILE; it appears when it is whole."""
    total = exporting.header()["rows"]
    lines = exporting.open_data() if open_data else exporting.everything()
    part = file.with_name(file.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as written, click.progressbar(lines, length=total, label=str(file)) as bar:
            n = sum(1 for line in bar if written.write(line))
    except OSError as error:
        raise click.ClickException(f"{part} cannot be written: {error.strerror}.") from error
    finally:
        db.session.rollback()
    part.replace(file)
    click.echo(f"{file}: {n} lines.")
    if not open_data:
        click.echo("It holds names and addresses of readers: keep it as carefully as the database.")


@debates.command("import")
@click.argument("file", type=FILE)
@with_appcontext
def import_(file: Path) -> None:
    """Read FILE into this desk, which must be empty: all of it, or none."""
    try:
        with file.open(encoding="utf-8") as lines, all_or_nothing():
            total = importing.read_header(lines.readline())
            with click.progressbar(length=total, label=str(file)) as bar:
                for n in importing.read_rows(lines, total):
                    bar.update(n)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from error
    except (importing.WrongFile, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file}: {error} Nothing was imported.") from error
    click.echo(f"{total} rows are in. Invite your colleagues anew at /desk/staff/: passwords stay behind.")
