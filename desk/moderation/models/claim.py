"""Who is reading what in the queue, so that two do not read the same."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.core.db import Base


class Claim(Base):
    """A moderator has a contribution in hand for some minutes."""

    __tablename__ = "claims"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    until: Mapped[datetime]

    person: Mapped[User] = relationship()
