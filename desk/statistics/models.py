"""The evidence page as it was on a day."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from desk.core.db import Base, Row


class EvidenceSnapshot(Row, Base):
    """Clauses with their addresses and figures, kept on a day (Bern)."""

    __tablename__ = "evidence_snapshots"

    taken_on: Mapped[date] = mapped_column(unique=True)
    clauses: Mapped[list[Any]]
