"""How much, how often. Counts are written in a short transaction of their own, so that a refusal is counted too."""

from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network

from flask import request
from sqlalchemy import delete
from sqlalchemy.orm import Mapped, mapped_column

from desk.core import clock
from desk.core.db import Base, db, insert_into
from desk.core.tokens import fingerprint

LINE = 64  # bits of an IPv6 address that name a line; whoever has it has all addresses on it


class Count(Base):
    """How often something happened within one window of time."""

    __tablename__ = "counts"

    key: Mapped[str] = mapped_column(primary_key=True)
    window: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]
    ends_at: Mapped[datetime]


def hit(what: str, *who: str, most: int, every: timedelta) -> bool:
    """Count once; true while it stays within `most` in this window of `every`.

    Call it before writing(): on SQLite two writers at once would wait for each other.
    """
    moment = clock.now()
    window = int(moment.timestamp() // every.total_seconds())
    counted = (
        insert_into(Count)
        .values(key=fingerprint(what, *who), window=window, n=1, ends_at=moment + every)
        .on_conflict_do_update(index_elements=["key", "window"], set_={"n": Count.n + 1})
        .returning(Count.n)
    )
    with db.engine.connect().execution_options(sqlite_begin="BEGIN IMMEDIATE") as connection, connection.begin():
        return connection.execute(counted).scalar_one() <= most


def here() -> str:
    """The place in the network a request came from: an address, of IPv6 the line it belongs to. Counted as a keyed hash, never kept."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return "nowhere"
    if isinstance(address, IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, LINE), strict=False))


def forget_old_counts() -> None:
    """Remove counts whose window is over."""
    db.session.execute(delete(Count).where(Count.ends_at < clock.now()))
