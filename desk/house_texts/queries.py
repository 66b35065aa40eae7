"""What pages ask about house texts."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import select

from desk.core.db import db
from desk.core.text import RENDERER, markdown
from desk.house_texts.models import HouseText, TextName

FIRST = Path(__file__).parent / "first"


def current(name: TextName, language: str) -> HouseText:
    """The newest version in this language, else in English, else the text the desk came with."""
    return _newest(name, language) or _newest(name, "en") or first(name, language)


def versions(name: TextName, language: str) -> Sequence[HouseText]:
    """All versions in this language, newest first."""
    found = select(HouseText).where(HouseText.name == name, HouseText.language == language)
    return db.session.scalars(found.order_by(HouseText.n.desc())).all()


def all_versions(name: TextName, language: str) -> list[HouseText]:
    """All a reader of this language has been shown, newest first, down to the text the desk came with."""
    return [*(versions(name, language) or versions(name, "en")), first(name, language)]


def _newest(name: TextName, language: str) -> HouseText | None:
    found = select(HouseText).where(HouseText.name == name, HouseText.language == language)
    return db.session.scalar(found.order_by(HouseText.n.desc()).limit(1))


@cache
def _first_source(name: TextName, language: str) -> str:
    return (FIRST / language / f"{name}.md").read_text(encoding="utf-8")


def first(name: TextName, language: str) -> HouseText:
    """The text the desk came with, in each of our languages; not a row of the database."""
    source = _first_source(name, language)
    return HouseText(name=name, language=language, n=0, source=source, html=markdown(source), renderer=RENDERER)
