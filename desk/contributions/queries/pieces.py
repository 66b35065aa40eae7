"""A contribution as a page shows it: one row, ready to be set, with nothing in it that the viewer may not read."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, case, or_, select

from desk.accounts.models import User
from desk.contributions.models import Clause, Contribution, ContributionVersion, Status
from desk.core.db import db
from desk.i18n.locale import spoken
from desk.translation.models import Kind, Translation
from desk.translation.models import Status as TranslationStatus

answered = Contribution.__table__.alias("answered")


@dataclass(kw_only=True)
class Piece:
    """What the thread shows of a contribution. `html` is empty where its text does not stand."""

    id: int
    public_id: str
    debate_id: int
    root_id: int | None
    author_id: int | None
    status: Status
    name: str
    is_by_staff: bool
    position: int | None
    at: datetime
    recommendations: int
    replies: int
    picked_at: datetime | None
    clause: Clause | None
    is_edited: bool
    is_reported: bool
    html: str | None
    language: str | None
    translated_html: str | None
    translated_by: str | None  # the engine; empty for a person
    to_id: str | None
    to_name: str | None
    answered: list["Piece"] = field(default_factory=list)

    @property
    def element(self) -> str:
        """The id of its element on every page."""
        return f"c-{self.public_id}"

    @property
    def hidden(self) -> int:
        """How many replies are not shown here."""
        return self.replies - sum(reply.position is not None for reply in self.answered)


def _columns() -> list[Any]:
    stands = Contribution.status == Status.PUBLISHED
    return [
        Contribution.id,
        Contribution.public_id,
        Contribution.debate_id,
        Contribution.root_id,
        Contribution.author_id,
        Contribution.status,
        case((stands, Contribution.name), else_="").label("name"),
        Contribution.is_by_staff,
        Contribution.position,
        Contribution.published_at.label("at"),
        Contribution.recommendations,
        Contribution.replies,
        Contribution.picked_at,
        Contribution.clause,
        (Contribution.public_n > 1).label("is_edited"),
        Contribution.is_reported,
        ContributionVersion.html,
        ContributionVersion.language,
        Translation.html.label("translated_html"),
        Translation.engine.label("translated_by"),
        answered.c.public_id.label("to_id"),
        case((answered.c.status == Status.PUBLISHED, answered.c.name), else_="").label("to_name"),
    ]


def pieces_shown_to(viewer: User | None, written_here: Collection[str] = ()) -> Select[Any]:
    """Every public reading of contributions begins here.

    Everybody sees what has a place in the thread: the text where it stands, an empty place where it was removed or
    withdrawn. An author sees their own waiting ones too: by account, or, before the address is confirmed, by the
    public ids that this browser's session remembers (`written_here`).
    """
    stands = Contribution.status == Status.PUBLISHED
    own = _own(viewer, written_here) & Contribution.status.in_([Status.UNCONFIRMED, Status.WAITING, Status.PRIVATE])
    newest = select(ContributionVersion.n).where(ContributionVersion.contribution_id == Contribution.id)
    newest_n = newest.order_by(ContributionVersion.n.desc()).limit(1).correlate(Contribution).scalar_subquery()
    shown_n = or_(and_(stands, ContributionVersion.n == Contribution.public_n), and_(own, ContributionVersion.n == newest_n))
    return (
        select(*_columns())
        .select_from(Contribution)
        .outerjoin(ContributionVersion, and_(ContributionVersion.contribution_id == Contribution.id, shown_n))
        .outerjoin(Translation, stands & _of_this_page())
        .outerjoin(answered, answered.c.id == Contribution.answers_id)
        .where(or_(Contribution.position.is_not(None), own))
    )


def _of_this_page() -> Any:
    """The translation of the text that stands, in the language of the page."""
    return and_(
        Translation.kind == Kind.CONTRIBUTION,
        Translation.thing_id == Contribution.id,
        Translation.version == Contribution.public_n,
        Translation.language == spoken(),
        Translation.status == TranslationStatus.DONE,
    )


def _own(viewer: User | None, written_here: Collection[str]) -> Any:
    by_account = Contribution.author_id == (viewer.id if viewer else -1)
    return or_(by_account, Contribution.author_id.is_(None) & Contribution.public_id.in_(list(written_here)[:20]))


def read_pieces(found: Select[Any]) -> list[Piece]:
    """The rows of such a reading; what only its author sees has the time of its writing."""
    rows = db.session.execute(found).mappings().all()
    pieces = [Piece(**(dict(row) | {"is_edited": bool(row["is_edited"])})) for row in rows]
    undated = {piece.id for piece in pieces if piece.at is None}
    if undated:
        written = dict(db.session.execute(select(Contribution.id, Contribution.created_at).where(Contribution.id.in_(undated))).all())
        for piece in pieces:
            piece.at = piece.at or written[piece.id]
    return pieces
