"""Versions of what public pages show."""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from desk.core.db import Base, db, insert_into


class PageVersion(Base):
    """How often what a scope stands for has changed."""

    __tablename__ = "page_versions"

    scope: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


def raise_versions(*scopes: str) -> None:
    """Say that these scopes have changed; belongs to the same transaction as the change."""
    for scope in sorted(set(scopes)):  # in one order, so that two writers cannot wait for each other
        raised = insert_into(PageVersion).values(scope=scope, n=1)
        db.session.execute(raised.on_conflict_do_update(index_elements=["scope"], set_={"n": PageVersion.n + 1}))


def versions(scopes: tuple[str, ...]) -> list[tuple[str, int]]:
    """(scope, version) of those of the scopes that ever changed."""
    found = select(PageVersion.scope, PageVersion.n).where(PageVersion.scope.in_(scopes)).order_by(PageVersion.scope)
    return [(scope, n) for scope, n in db.session.execute(found)]
