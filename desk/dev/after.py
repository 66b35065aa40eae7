"""What comes after decisions in the demo's debates: notes of hosts, second looks, a warning, what is said to be illegal."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desk.accounts.models import Role
from desk.accounts.queries import holders
from desk.contributions.models import Clause
from desk.core.tokens import fingerprint
from desk.debates.actions import lifecycle, notes
from desk.dev.people import address_of
from desk.moderation.actions import appealing, legal, measuring
from desk.moderation.models import MeasureKind

if TYPE_CHECKING:
    from desk.dev.debating import Life


def tell_and_ask(life: "Life") -> None:
    """Everything that a debate's file tells beyond its contributions."""
    now = life.now - timedelta(hours=1)
    for n, note in enumerate(life.given.get("notes", [])):
        life.at(
            life.opened + timedelta(days=2 * n + 1),
            lambda note=note, n=n: notes.tell(life.debate, note, is_pinned=n == 0, by=life.host),  # type: ignore[misc]
        )
    if life.given.get("featured"):
        life.at(now, lambda: lifecycle.feature(life.debate, True, by=life.host))
    for one in life.given.get("contribution", []):
        _about(life, one)


def _about(life: "Life", one: dict[str, Any]) -> None:
    now, key = life.now - timedelta(hours=1), one["key"]
    if "appeal" in one:
        life.at(now, lambda: _appeal(life, one))
    if "illegal" in one:
        life.at(now, lambda: _tell_illegal(life, one))
    if one.get("warned"):
        found = life.thing(key)
        moderator = next(iter(holders(Role.MODERATOR, found.latest.language)))
        note = "Please stay with the question; the rest of your text was welcome."
        life.at(now, lambda: measuring.impose(life.thing(key), MeasureKind.WARNING, Clause.OFF_TOPIC, note, 0, by=moderator))


def _appeal(life: "Life", one: dict[str, Any]) -> None:
    found = life.thing(one["key"])
    if found.author is not None:
        appealing.appeal(found, one["appeal"], one["language"], by=found.author)


def _tell_illegal(life: "Life", one: dict[str, Any]) -> None:
    told = legal.Told(
        sent_as=f"demo {one['key']}",
        law="Swiss Criminal Code, article 173 (defamation)",
        explanation=one["illegal"],
        name="Kim",
        email=address_of("Kim"),
        language="en",
        who=fingerprint("flag", "demo Kim"),
        by=None,
    )
    legal.tell(life.thing(one["key"]), told)
