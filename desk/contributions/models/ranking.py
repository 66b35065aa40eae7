"""The order of a thread at some moment, so that a reader who goes from page to page meets each contribution once."""

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from desk.core.db import Base, Row

PART = 500  # places in one part; a page reads one or two of them, however long the ranking is


class Ranking(Row, Base):
    """A debate's roots in an order that moves, as they stood when it was made."""

    __tablename__ = "rankings"
    __table_args__ = (Index(None, "debate_id", "order", "id"),)

    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id", ondelete="CASCADE"))
    order: Mapped[str]
    page_version: Mapped[int]  # of the debate, when it was made: until that is raised, nothing need be ranked anew
    position: Mapped[int]  # the last place in the thread that had been given then
    length: Mapped[int]
    hash: Mapped[str]  # of the numbers, so that one like the last is noticed


class RankingPart(Base):
    """Some places of a ranking, one after the other."""

    __tablename__ = "ranking_parts"

    ranking_id: Mapped[int] = mapped_column(ForeignKey("rankings.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    numbers: Mapped[bytes] = mapped_column(LargeBinary)  # of the contributions in their order, four bytes each
