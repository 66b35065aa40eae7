"""One version of a house text in one language."""

from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.core.db import Base, Row


class TextName(StrEnum):
    """Which text; the word is also its address."""

    GUIDELINES = "guidelines"
    PRIVACY = "privacy"
    CORRECTIONS = "corrections-policy"


class HouseText(Row, Base):
    """A version, as written (a small Markdown) and as rendered then."""

    __tablename__ = "house_texts"
    __table_args__ = (UniqueConstraint("name", "language", "n"),)

    name: Mapped[TextName]
    language: Mapped[str]
    n: Mapped[int]
    source: Mapped[str]
    html: Mapped[str]
    renderer: Mapped[int]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    by: Mapped[User | None] = relationship()
