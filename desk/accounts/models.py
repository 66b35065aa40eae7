"""A person, the roles they hold, and the links readers sign in with."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from flask import current_app
from flask_security import AsaList, UserMixin
from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, mapped_column, relationship

from desk.core.db import NEVER_AGAIN, Base, Row


class Role(StrEnum):
    """What a person of the newsroom is there for."""

    MODERATOR = "moderator"
    JOURNALIST = "journalist"
    EDITOR = "editor"
    STANDARDS = "standards"
    LEGAL = "legal"
    ADMIN = "admin"


class Standing(StrEnum):
    """How a reader's contributions are treated; set by moderation."""

    NEW = "new"  # nothing of theirs has been approved yet
    KNOWN = "known"
    CHECKED = "checked"  # always read first
    MUTED = "muted"  # held apart until a day
    BLOCKED = "blocked"  # takes no part until a day


OF_AN_EDITION = (Role.MODERATOR, Role.JOURNALIST, Role.EDITOR)
OF_THE_NEWSROOM = (Role.STANDARDS, Role.LEGAL, Role.ADMIN)


class Membership(Row, Base):
    """A role somebody holds, in one edition or, without one, in the whole newsroom."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("person_id", "edition", "role"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    edition: Mapped[str | None] = mapped_column(ForeignKey("editions.code"))
    role: Mapped[Role]


class KeptOut(Base):
    """Somebody left who was kept out until a day; of them only a keyed hash of the address stays until then."""

    __tablename__ = "kept_out"

    hash: Mapped[str] = mapped_column(primary_key=True)
    standing: Mapped[Standing]
    until: Mapped[datetime] = mapped_column(index=True)


class User(UserMixin, Row, Base):
    """A person with an e-mail address. The fs_, tf_ and mf_ columns belong to Flask-Security."""

    id: Mapped[int] = mapped_column(primary_key=True)  # said again: UserMixin says `int`

    __tablename__ = "users"
    __table_args__ = NEVER_AGAIN

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    language: Mapped[str] = mapped_column(default="en")
    active: Mapped[bool] = mapped_column(default=True)
    standing: Mapped[Standing] = mapped_column(default=Standing.NEW)
    standing_until: Mapped[datetime | None]  # when being muted or blocked ends
    reads: Mapped[list[Any]] = mapped_column(default=list)  # languages whose originals are left as they are
    wants_replies: Mapped[bool] = mapped_column(default=True)  # told of replies to what they wrote, and of the end of those debates
    keys_are_off: Mapped[bool] = mapped_column(default=False)  # single keys on desk pages: WCAG 2.1.4
    wants_digest: Mapped[bool] = mapped_column(default=False)  # one letter a working morning instead of one for each event
    password: Mapped[str | None]
    fs_uniquifier: Mapped[str] = mapped_column(unique=True, default=lambda: uuid.uuid4().hex)
    tf_primary_method: Mapped[str | None]
    tf_totp_secret: Mapped[str | None]
    tf_last_counter: Mapped[int | None]  # a code from the app is good for one sign-in only
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(AsaList()))

    memberships: Mapped[list[Membership]] = relationship(order_by=Membership.id, cascade="all, delete-orphan", lazy="selectin")

    roles: tuple = ()  # type: ignore[assignment]  # Flask-Security's notion; ours are the memberships

    @property
    def is_staff(self) -> bool:
        """Whether this is one of the newsroom."""
        return bool(self.memberships)

    def holds(self, role: Role, edition: str | None = None) -> bool:
        """Whether this person holds a role, in the edition where the role belongs to one."""
        return any(m.role is role and m.edition == (edition if role in OF_AN_EDITION else None) for m in self.memberships)

    def editions(self, *roles: Role) -> set[str]:
        """The editions in which this person holds one of these roles."""
        return {m.edition for m in self.memberships if m.edition and m.role in roles}

    @property
    def works_on_corrections(self) -> bool:
        """Whether the corrections desk has anything to show this person."""
        return any(m.role not in {Role.MODERATOR, Role.ADMIN} for m in self.memberships)

    @property
    def works_on_debates(self) -> bool:
        """Whether this person hosts, edits or proposes debates."""
        return any(m.role in {Role.JOURNALIST, Role.EDITOR} for m in self.memberships)

    @property
    def moderates(self) -> bool:
        """Whether the queue has anything to show this person."""
        return bool(self.editions(Role.MODERATOR, Role.EDITOR))

    @property
    def is_legal(self) -> bool:
        """Whether this person looks after what the law says."""
        return self.holds(Role.LEGAL)

    @property
    def is_admin(self) -> bool:
        """Whether this person looks after people, mailboxes and texts."""
        return self.holds(Role.ADMIN)

    def check_tf_required(self, tf_setup_methods: list, tf_fresh: bool) -> tuple[bool, list]:
        """Ask staff for a code each time; in the demo only those who have set one up."""
        return bool(tf_setup_methods) or (self.is_staff and not current_app.config["DEMO"]), tf_setup_methods

    def check_tf_required_setup(self) -> bool:
        """Whether the second factor may not be switched off."""
        return self.is_staff and not current_app.config["DEMO"]


class SignInLink(Row, Base):
    """A link that signs a reader in once; kept as a hash."""

    __tablename__ = "sign_in_links"

    email: Mapped[str] = mapped_column(index=True)
    hash: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    then: Mapped[str] = mapped_column(default="")  # the page the reader came from, to go back to
