"""Engines behind one small interface, and the ones that are configured, in their order."""

from collections.abc import Iterable
from typing import Protocol

from flask import Flask, current_app

from desk.config import PREFIX, WrongSetting
from desk.core.outgoing import LongAnswer, OtherStatus
from desk.i18n import LANGUAGES

Pair = tuple[str, str]  # (from, to), in our codes
ABOUT_THE_TEXT = {400, 413, 414, 422}  # statuses that will not be others for the same text


class Unavailable(Exception):
    """The engine did not answer in time, or not as an engine does; it may later."""


class Refused(Exception):
    """The engine stumbled over this text or pair; it may translate others, and this one later."""


class Unusable(Exception):
    """The engine answered with something that is no translation; its word is a code of translation/checking.py."""


class Engine(Protocol):
    """What translates."""

    name: str
    company: str  # to whom the text goes; empty where it stays in the house

    @property
    def pairs(self) -> frozenset[Pair]:
        """What it is configured for."""

    def translate(self, texts: list[str], pair: Pair) -> list[str]:
        """The texts in the other language, as many and in the same order.

        Raises Unavailable, Refused and Unusable.
        """


def failure(error: Exception) -> Unavailable | Refused | Unusable:
    """What it means that asking failed: a server that stumbles over one text or pair still translates the others."""
    if isinstance(error, LongAnswer):
        return Unusable("too_long")
    if isinstance(error, OtherStatus) and error.code in ABOUT_THE_TEXT:
        return Unusable("refused")
    if isinstance(error, OtherStatus) and error.code == 500:
        return Refused("refused")
    return Unavailable(str(error) or type(error).__name__)


def init_app(app: Flask) -> None:
    """Make the engines that the configuration names, in its order."""
    from desk.translation.engines import apertium, deepl, libretranslate

    makers = {"apertium": apertium.configured, "libretranslate": libretranslate.configured, "deepl": deepl.configured}
    app.jinja_env.globals.update(company_of=company_of, companies=companies)
    app.extensions["translation engines"] = [makers[name](app.config) for name in app.config["TRANSLATION_ENGINES"]]


def engines() -> list[Engine]:
    """The configured engines, the preferred one first."""
    return current_app.extensions["translation engines"]


def pairs() -> frozenset[Pair]:
    """What can be translated at all: what pages promise is built from this."""
    return frozenset().union(*(engine.pairs for engine in engines()))


def targets(language: str) -> list[str]:
    """The languages that a text in this one can be put into, in alphabetical order."""
    return sorted(to for origin, to in pairs() if origin == language)


def company_of(name: str) -> str:
    """To whom texts go that this engine translates; empty where they stay in the house."""
    return next((engine.company for engine in engines() if engine.name == name), "")


def companies() -> list[str]:
    """All to whom texts go, in the order in which they are asked."""
    return [engine.company for engine in engines() if engine.company]


def require_ours(codes: Iterable[str], setting: str, among: Iterable[str] = LANGUAGES) -> None:
    """Make sure that a setting names languages of ours only.

    Raises WrongSetting.
    """
    if unknown := set(codes) - set(among):
        raise WrongSetting(f"{PREFIX}{setting} knows {', '.join(among)}; not “{min(unknown)}”.")


def everything(codes: Iterable[str]) -> frozenset[Pair]:
    """Every pair of these languages."""
    return frozenset((origin, to) for origin in codes for to in codes if origin != to)
