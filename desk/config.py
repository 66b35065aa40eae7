"""Every setting, its type and its default. A wrong or missing one stops the start with a sentence that says which and why."""

import os
import tomllib
from dataclasses import MISSING, asdict, dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PREFIX = "DESK_"
DEMO_FILE = Path(__file__).parent.parent / "instance" / "demo.toml"


ENGINES_NEED = {"apertium": "APERTIUM_URL", "libretranslate": "LIBRETRANSLATE_URL", "deepl": "DEEPL_KEY"}
APERTIUM_PAIRS = ("en-es", "es-en", "fr-es", "es-fr", "it-es", "es-it", "pt-es", "es-pt")  # of Debian's four packages

# How long we wait for PostgreSQL: to connect (seconds), for a statement and for a lock (milliseconds).
PATIENCE = {"connect_timeout": 5, "options": "-c statement_timeout=20000 -c lock_timeout=10000"}


class WrongSetting(SystemExit):
    """Ends the start of the program with a sentence for the person who starts it."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings a newsroom gives, under Flask's and the extensions' own names."""

    SECRET_KEY: str
    SQLALCHEMY_DATABASE_URI: str
    BASE_URL: str
    MAIL_SERVER: str
    MAIL_DEFAULT_SENDER: str
    PROXIES: int
    MAIL_PORT: int = 25
    MAIL_USE_TLS: bool = False
    MAIL_USE_SSL: bool = False
    MAIL_USERNAME: str | None = None
    MAIL_PASSWORD: str | None = None
    MAIL_CA_FILE: str | None = None
    METRICS_TOKEN: str = ""
    TOTP_SECRET: str = ""  # encrypts second factors; without it SECRET_KEY does, and changing that one loses them
    CHECK_URL: str = ""  # an external check of contributions: docs/operations.md
    CHECK_SECRET: str = ""
    CHECK_SECONDS: int = 2
    TRANSLATION_ENGINES: list[str] = field(default_factory=list)  # by name, the preferred one first: docs/operations.md
    TRANSLATION_SECONDS: int = 20
    TRANSLATION_CHARACTERS_A_DAY: int = 500_000  # for each language
    APERTIUM_URL: str = "http://127.0.0.1:2737"
    APERTIUM_PAIRS: list[str] = field(default_factory=lambda: list(APERTIUM_PAIRS))  # that are installed there
    LIBRETRANSLATE_URL: str = ""
    LIBRETRANSLATE_KEY: str = ""
    LIBRETRANSLATE_IS_OURS: bool = False  # else pages name the server that texts go to
    LIBRETRANSLATE_LANGUAGES: list[str] = field(default_factory=list)  # that are installed there; none named: all ten
    DEEPL_KEY: str = ""
    DEEPL_URL: str = ""
    PAGES_KEPT: int = 32  # megabytes of public pages in front of the app; 0 keeps none
    LOG_LEVEL: str = "INFO"
    DEMO: bool = False
    TESTING: bool = False
    SECRET_KEY_FALLBACKS: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Raise WrongSetting for values that cannot work."""
        if len(self.SECRET_KEY) < 32:
            raise WrongSetting(f"{PREFIX}SECRET_KEY is too short: give at least 32 random characters.")
        address = urlsplit(self.BASE_URL)
        if address.scheme not in {"http", "https"} or not address.hostname or address.path not in {"", "/"}:
            raise WrongSetting(f"{PREFIX}BASE_URL must be like https://desk.example.org, without a path; it is “{self.BASE_URL}”.")
        if not self.SQLALCHEMY_DATABASE_URI.startswith(("sqlite:///", "postgresql")):
            raise WrongSetting(f"{PREFIX}SQLALCHEMY_DATABASE_URI must begin with sqlite:/// or postgresql://.")
        if self.DEMO and address.hostname not in {"127.0.0.1", "localhost"}:
            raise WrongSetting(f"{PREFIX}DEMO is for this machine only, but {PREFIX}BASE_URL is “{self.BASE_URL}”.")
        if self.CHECK_URL and (urlsplit(self.CHECK_URL).scheme not in {"http", "https"} or len(self.CHECK_SECRET) < 16):
            raise WrongSetting(f"{PREFIX}CHECK_URL must begin with https:// (or http://), and {PREFIX}CHECK_SECRET needs 16 characters.")
        if not 1 <= self.CHECK_SECONDS <= 10:
            raise WrongSetting(f"{PREFIX}CHECK_SECONDS must be between 1 and 10; it is {self.CHECK_SECONDS}.")
        self._check_translation()
        if "@" not in self.MAIL_DEFAULT_SENDER:
            raise WrongSetting(f"{PREFIX}MAIL_DEFAULT_SENDER must be an e-mail address.")

    def _check_translation(self) -> None:
        for name in self.TRANSLATION_ENGINES:
            if name not in ENGINES_NEED:
                raise WrongSetting(f"{PREFIX}TRANSLATION_ENGINES knows {', '.join(ENGINES_NEED)}; not “{name}”.")
            if not getattr(self, ENGINES_NEED[name]):
                raise WrongSetting(f"{PREFIX}TRANSLATION_ENGINES names {name}, which needs {PREFIX}{ENGINES_NEED[name]}.")
        for name in ("APERTIUM_URL", "LIBRETRANSLATE_URL"):
            if getattr(self, name) and urlsplit(getattr(self, name)).scheme not in {"http", "https"}:
                raise WrongSetting(f"{PREFIX}{name} must begin with http:// or https://; it is “{getattr(self, name)}”.")
        if not 1 <= self.TRANSLATION_SECONDS <= 60:
            raise WrongSetting(f"{PREFIX}TRANSLATION_SECONDS must be between 1 and 60; it is {self.TRANSLATION_SECONDS}.")

    def for_flask(self) -> dict[str, Any]:
        """All of it as Flask's configuration, with what follows from it."""
        address = urlsplit(self.BASE_URL)
        uri = self.SQLALCHEMY_DATABASE_URI
        if uri.startswith("postgresql://"):
            uri = uri.replace("postgresql://", "postgresql+psycopg://", 1)
        return asdict(self) | {
            "BASE_URL": self.BASE_URL.rstrip("/"),
            "SQLALCHEMY_DATABASE_URI": uri,
            "TRUSTED_HOSTS": [address.netloc, address.hostname, *(["localhost", "127.0.0.1"] if self.DEMO else [])],
            "SQLALCHEMY_ENGINE_OPTIONS": {"connect_args": PATIENCE} if uri.startswith("postgresql") else {},
            "PREFERRED_URL_SCHEME": address.scheme,
            "SESSION_COOKIE_NAME": "desk",
            "SESSION_COOKIE_SECURE": address.scheme == "https",
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_HTTPONLY": True,
            "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
            "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
            "MAX_FORM_MEMORY_SIZE": 400_000,
            "MAX_FORM_PARTS": 100,
            "WTF_CSRF_TIME_LIMIT": None,  # a person may think for an hour; the token ends with the session
            "WTF_CSRF_SSL_STRICT": True,
            "BABEL_DEFAULT_TIMEZONE": "Europe/Zurich",
        }

    @classmethod
    def from_surroundings(cls) -> "Settings":
        """The settings from DESK_… variables or, when there is not one, from the demo's file.

        Raises WrongSetting, which ends the program.
        """
        given = {name.removeprefix(PREFIX): value for name, value in os.environ.items() if name.startswith(PREFIX)}
        given = {name: value for name, value in given.items() if not name.startswith("TEST_")}
        if given:
            return cls(**_read(given))
        if DEMO_FILE.exists():
            return cls(**tomllib.loads(DEMO_FILE.read_text(encoding="utf-8")))
        raise WrongSetting(
            "Nothing is configured. For the demo newsroom:  python3 dev.py run\n"
            f"For production set the {PREFIX}… variables listed in README.md."
        )


def _read(given: dict[str, str]) -> dict[str, Any]:
    known = {f.name: f for f in fields(Settings)}
    if unknown := sorted(set(given) - set(known)):
        raise WrongSetting(f"Unknown setting {PREFIX}{unknown[0]}. README.md lists all of them.")
    missing = [n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING and n not in given]
    if missing:
        why = {"PROXIES": "how many proxies stand in front (0 for none), so that readers are not mistaken for one another"}
        raise WrongSetting(f"{PREFIX}{missing[0]} is missing: {why.get(missing[0], 'README.md says what it is')}.")
    return {name: _typed(name, known[name].type, value) for name, value in given.items()}


def _typed(name: str, kind: Any, value: str) -> Any:
    if kind is bool:
        if value.lower() not in {"true", "false", "1", "0"}:
            raise WrongSetting(f"{PREFIX}{name} must be true or false; it is “{value}”.")
        return value.lower() in {"true", "1"}
    if kind is int:
        if not value.isdigit():
            raise WrongSetting(f"{PREFIX}{name} must be a whole number; it is “{value}”.")
        return int(value)
    if kind == list[str]:
        return [part for part in value.split(",") if part]
    return value
