"""The newsroom's word lists: what is noticed in texts of a language."""

from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from desk.core.db import Base, Row


class PhraseKind(StrEnum):
    """What follows when it is found."""

    BANNED = "banned"  # held apart from the queue
    SUSPECT = "suspect"  # marked for the moderator


class Phrase(Row, Base):
    """A word, or several in a row, as somebody typed it."""

    __tablename__ = "phrases"
    __table_args__ = (UniqueConstraint("language", "phrase"),)

    language: Mapped[str]
    kind: Mapped[PhraseKind]
    phrase: Mapped[str]
