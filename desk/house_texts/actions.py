"""What administrators do with house texts."""

from desk.accounts.models import User
from desk.core.db import db
from desk.core.text import RENDERER, markdown
from desk.house_texts import queries
from desk.house_texts.models import HouseText, TextName
from desk.pages.models import raise_versions


def publish(name: TextName, language: str, source: str, *, by: User) -> HouseText:
    """Put a new version in the place of the one that stands; unchanged words make no version."""
    kept = queries.versions(name, language)
    if kept and kept[0].source == source:
        return kept[0]
    version = HouseText(name=name, language=language, n=len(kept) + 1, source=source, html=markdown(source), renderer=RENDERER, by=by)
    db.session.add(version)
    raise_versions("house_texts")
    return version
