"""Who follows which debate or article, and how far they have been told."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.accounts.models import User
from desk.articles.models import Article
from desk.core.db import Base, Row
from desk.debates.models import Debate


class Follow(Row, Base):
    """One person follows one debate."""

    __tablename__ = "follows"
    __table_args__ = (UniqueConstraint("debate_id", "person_id"),)

    debate_id: Mapped[int] = mapped_column(ForeignKey("debates.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    is_stopped: Mapped[bool] = mapped_column(default=False)  # asked for no more letters, also when answered
    only_replies: Mapped[bool] = mapped_column(default=False)  # wrote in it without following: told of replies and of its end
    told_until: Mapped[int]  # the position in the thread up to which digests have told
    digested_on: Mapped[date | None] = mapped_column(index=True)  # the day (Bern) of the last digest

    debate: Mapped[Debate] = relationship()
    person: Mapped[User] = relationship()


class ArticleFollow(Row, Base):
    """One person wants a letter when something in an article is corrected."""

    __tablename__ = "article_follows"
    __table_args__ = (UniqueConstraint("article_id", "person_id"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)

    article: Mapped[Article] = relationship()
    person: Mapped[User] = relationship()
