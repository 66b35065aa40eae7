"""The people of the demo newsroom. All are invented."""

from dataclasses import dataclass

from desk.accounts.models import Role
from desk.core import text

PASSWORD = "a calm demo newsroom"  # noqa: S105 known on purpose, and good only in the demo

J, E, M = Role.JOURNALIST, Role.EDITOR, Role.MODERATOR


@dataclass(frozen=True)
class Person:
    """Somebody of the demo newsroom."""

    name: str
    email: str
    what: str
    roles: frozenset[tuple[Role, str | None]]


def _person(name: str, what: str, *roles: tuple[Role, str | None]) -> Person:
    plain = name.lower().replace(" ", ".").translate(str.maketrans("èüé", "eue"))
    return Person(name, f"{plain}@newsroom.example", what, frozenset(roles))


PEOPLE = [
    _person("Inès Corbaz", "journalist (en, fr, it)", (J, "en"), (J, "fr"), (J, "it")),
    _person("Nora Feldis", "journalist (de, es, pt)", (J, "de"), (J, "es"), (J, "pt")),
    _person("Samir Haddad", "journalist (ar, ru)", (J, "ar"), (J, "ru")),
    _person("Aiko Morita", "journalist (ja, zh)", (J, "ja"), (J, "zh")),
    _person("Tomas Wyder", "editor (en, de, ru)", (E, "en"), (E, "de"), (E, "ru")),
    _person("Mattia Sorengo", "editor (en, fr, it, es, pt)", *((E, code) for code in ("en", "fr", "it", "es", "pt"))),
    _person("Leila Mansour", "editor (ar)", (E, "ar")),
    _person("Kenji Abe", "editor (ja, zh)", (E, "ja"), (E, "zh")),
    _person("Ruth Amstad", "standards", (Role.STANDARDS, None)),
    _person("Beat Lüscher", "legal", (Role.LEGAL, None)),
    _person("Giulia Ferri", "moderator (en, it, es, pt)", (M, "en"), (M, "it"), (M, "es"), (M, "pt")),
    _person("Reto Amherd", "moderator (de, fr)", (M, "de"), (M, "fr")),
    _person("Yara Khoury", "moderator (ar, ru)", (M, "ar"), (M, "ru")),
    _person("Wei Lin", "moderator (zh, ja)", (M, "zh"), (M, "ja")),
    _person("Alma Vogt", "administrator", (Role.ADMIN, None)),
]


def address_of(name: str) -> str:
    """An invented reader's address, the same for the same name."""
    return f"reader-{hash_of(name):08x}@readers.example"


def hash_of(name: str) -> int:
    """A number that is the same for the same name on every machine."""
    return int(text.essence(name)[:8], 16)
