"""`flask articles import`: articles out of files."""

from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy.exc import SQLAlchemyError

from desk.articles import actions
from desk.articles.importing import Found, Unreadable, read
from desk.core.db import all_or_nothing
from desk.i18n import LANGUAGES

articles = AppGroup("articles", help="Articles of the newsroom.")


@articles.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="For plain text, whose language is only guessed.")
@click.option("--url", help="The article's address, for a file that does not say it. One file only.")
@click.option("--published", type=click.DateTime(), help="When it was published (UTC), for a file that does not say it.")
def import_files(files: tuple[Path, ...], language: str | None, url: str | None, published: datetime | None) -> None:
    """Store each file's article, or its new version; a file that cannot be read is named, and the rest goes on."""
    if url and len(files) > 1:
        raise click.UsageError("--url goes with one file.")
    failed = 0
    for number, file in enumerate(files, 1):
        try:
            said = import_file(file, language, url, published)
        except (Unreadable, OSError, SQLAlchemyError) as error:
            failed += 1
            said = f"NOT READ: {why(error)}"
        click.echo(f"[{number}/{len(files)}] {file}: {said}")
    click.echo(f"{len(files) - failed} of {len(files)} files read." + (f" {failed} were not." if failed else ""))
    if failed:
        raise SystemExit(1)


def why(error: Exception) -> str:
    """What went wrong with a file, in words."""
    if isinstance(error, OSError):
        return error.strerror or "it cannot be opened"
    return "the database would not store it" if isinstance(error, SQLAlchemyError) else str(error)


def import_file(file: Path, language: str | None, url: str | None, published: datetime | None) -> str:
    """Import one file; what came of it, in words.

    Raises Unreadable and OSError.
    """
    found: Found = read(file.read_bytes())
    found.language = language or found.language
    found.url = found.url or url
    if found.published_at is None and published is not None:
        found.published_at = published.replace(tzinfo=UTC).replace(tzinfo=None)
    with all_or_nothing():
        article, stored = actions.store(found)
        return f"{stored}, /{article.edition}/articles/{article.slug}, version {article.current.n}"
