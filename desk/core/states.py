"""Things that pass through states by named moves, each leaving an entry behind."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.orm.attributes import flag_modified

from desk.core import clock
from desk.core.db import Base, Row
from desk.core.errors import NotNow, SomeoneWasFaster


class Audience(StrEnum):
    """Who may read an entry: everybody, the people concerned, or the newsroom only."""

    PUBLIC = "public"
    READER = "reader"
    STAFF = "staff"


class Entry(Row):
    """One step in the history of a thing. Entries are only ever added."""

    move: Mapped[str]
    was: Mapped[str]
    became: Mapped[str]
    audience: Mapped[Audience]
    text: Mapped[str] = mapped_column(default="")
    params: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @property
    def at(self) -> datetime:
        """When it happened (UTC)."""
        return self.created_at


class Stateful:
    """Mixed into a model with a `status`, a `history`, an `Entry` and a table of MOVES.

    MOVES reads: name of the move -> (where it may start, where it ends).
    Nothing else in the code base assigns to `status`.
    """

    MOVES: dict[str, tuple[set[Any], Any]]
    Entry: type
    status: Any
    history: Any

    # Two people who move the same thing at once: the second is refused, not overwritten.
    version: Mapped[int] = mapped_column(default=0)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 SQLAlchemy passes the class
        return {"version_id_col": cls.version}

    def can(self, move: str) -> bool:
        """Whether this move is possible from where the thing stands."""
        starts, _end = self.MOVES[move]
        return self.status in starts

    def move(self, move: str, *, by: Base | None, audience: Audience = Audience.READER, text: str = "", **params: Any) -> None:
        """Move, and leave an entry.

        Raises NotNow when the move is not possible from here.
        """
        if not self.can(move):
            raise NotNow(_("This has moved on in the meantime, so that step is not possible any more."))
        _starts, end = self.MOVES[move]
        self.note(move, by=by, audience=audience, text=text, became=end, **params)
        self.status = end

    def take_back(self, was: Any, *, by: Base | None, audience: Audience = Audience.STAFF) -> None:
        """Undo: back to the status the thing had. The step and its undoing both stay in the history, for the same people."""
        self.note("take_back", by=by, audience=audience, became=was)
        self.status = was

    def note(
        self,
        move: str,
        *,
        by: Base | None,
        audience: Audience = Audience.STAFF,
        text: str = "",
        became: Any = None,
        at: datetime | None = None,
        **params: Any,
    ) -> None:
        """Leave an entry without a move; `at` (UTC) if it happened at another time than now."""
        entry = self.Entry(move=move, was=self.status, became=became or self.status, by=by, audience=audience, text=text, params=params)
        entry.created_at = at or clock.now()  # at once, not only when it is written: clocks read the history before that
        self.history.append(entry)

    def require(self, *statuses: Any) -> None:
        """Refuse (409) unless the thing stands at one of these."""
        if self.status not in statuses:
            raise NotNow(_("This has moved on in the meantime, so that step is not possible any more."))

    def touch(self) -> None:
        """Raise the version though nothing of the thing's own row changes: what hangs on it has, and older pages are refused."""
        flag_modified(self, "status")

    def expect(self, version: int | None) -> None:
        """Refuse (409) when the thing is not as the person saw it."""
        if version != self.version:
            raise SomeoneWasFaster


class Part:
    """Mixed into what belongs to a thing and has a status of its own, which the thing's moves and notes record."""

    status: Any

    def mark(self, status: Any) -> None:
        """Let it stand at this status from now on."""
        self.status = status
