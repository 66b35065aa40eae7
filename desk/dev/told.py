"""What the demo tells: the files of newsroom/, and the moment to which its whole past is set."""

import tomllib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from desk.accounts.models import Role, User
from desk.accounts.queries import holders
from desk.articles import queries as articles
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import db

FOLDER = Path(__file__).parent / "newsroom"
STARTED = clock.now()

Part = tuple[datetime, Callable[[], object]]  # something that happens, and when (UTC)


@cache
def read(name: str) -> dict[str, Any]:
    """A file of the newsroom."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def stories() -> list[dict[str, Any]]:
    """All articles, the oldest first."""
    found = [*read("articles")["article"], *read("history")["article"]]
    return sorted(found, key=lambda given: -given["days_ago"])


@cache
def reports() -> list[dict[str, Any]]:
    """The reports that have a story of their own, the oldest first."""
    return sorted(read("reports")["report"], key=lambda given: -given["days_ago"])


def url_of(key: str) -> str:
    """The address of an article, by its key in the files."""
    given = next(story for story in stories() if story["key"] == key)
    return f"https://www.swissinfo.ch/{given['language']}/{given['slug']}"


def article_of(key: str) -> Article:
    """An article, by its key in the files."""
    found = articles.article_at(url_of(key))
    if found is None:
        raise LookupError(f"the demo has no article {key}")
    return found


def person_called(name: str) -> User:
    """A colleague, by name."""
    return db.session.scalars(db.select(User).where(User.name == name)).one()


def one_of(role: Role, edition: str | None) -> User:
    """Somebody who holds this role."""
    return holders(role, edition)[0]
