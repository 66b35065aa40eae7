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
    return _newest(name, language) or _newest(name, "en") or first(name)


def versions(name: TextName, language: str) -> Sequence[HouseText]:
    """All versions in this language, newest first."""
    found = select(HouseText).where(HouseText.name == name, HouseText.language == language)
    return db.session.scalars(found.order_by(HouseText.n.desc())).all()


def all_versions(name: TextName, language: str) -> list[HouseText]:
    """All a reader of this language has been shown, newest first, down to the text the desk came with."""
    return [*(versions(name, language) or versions(name, "en")), first(name)]


def _newest(name: TextName, language: str) -> HouseText | None:
    found = select(HouseText).where(HouseText.name == name, HouseText.language == language)
    return db.session.scalar(found.order_by(HouseText.n.desc()).limit(1))


@cache
def _first_source(name: TextName) -> str:
    return (FIRST / f"{name}.md").read_text(encoding="utf-8")


def first(name: TextName) -> HouseText:
    """The text the desk came with; not a row of the database."""
    source = _first_source(name)
    return HouseText(name=name, language="en", n=0, source=source, html=markdown(source), renderer=RENDERER)
