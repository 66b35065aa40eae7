"""Numbers for references: one sequence an edition and year, without gaps."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from desk.core.db import Base, db, insert_into
from desk.i18n.dates import as_date


class Sequence(Base):
    """How far a sequence has come."""

    __tablename__ = "sequences"

    name: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


def lock_sequence(prefix: str, moment: datetime) -> Sequence:
    """The sequence of this prefix and year, locked until the transaction ends: one writer at a time goes on."""
    name = f"{prefix}-{as_date(moment).year}"
    db.session.execute(insert_into(Sequence).values(name=name, n=0).on_conflict_do_nothing())
    return db.session.scalars(
        select(Sequence).where(Sequence.name == name).with_for_update().execution_options(populate_existing=True)
    ).one()


def next_reference(sequence: Sequence) -> str:
    """The next reference of a locked sequence: `EN-2026-00001`."""
    sequence.n += 1
    return f"{sequence.name}-{sequence.n:05}"
