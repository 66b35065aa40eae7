"""Versions of what public pages show."""

from sqlalchemy import CompoundSelect, Select, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from desk.core.db import Base, db, insert_into

Scope = str | CompoundSelect


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


def versions(scopes: tuple[Scope, ...]) -> list[tuple[str, int]]:
    """(scope, version) of those of the scopes that ever changed; a scope is a name, or a statement that gives names."""
    return [(scope, n) for scope, n in db.session.execute(question(scopes))]


def question(scopes: tuple[Scope, ...]) -> Select[str, int]:
    """The statement that reads them."""
    names = [scope for scope in scopes if isinstance(scope, str)]
    wanted = [PageVersion.scope.in_(names), *(PageVersion.scope.in_(scope) for scope in scopes if not isinstance(scope, str))]
    return select(PageVersion.scope, PageVersion.n).where(or_(*wanted)).order_by(PageVersion.scope)
