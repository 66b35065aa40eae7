"""The app with engines: a server that speaks LibreTranslate's protocol, and the real Apertium."""

import shutil
from datetime import timedelta

import pytest

from desk.config import APERTIUM_PAIRS
from desk.core import clock
from desk.i18n import LANGUAGES
from desk.timetable import TRANSLATED
from desk.translation import actions
from desk.translation.engines.apertium import Apertium
from desk.translation.engines.libretranslate import LibreTranslate
from tests import servers


@pytest.fixture(scope="module")
def translator():
    """The server and what can be told it."""
    with servers.translator() as found:
        yield found


@pytest.fixture
def engine(app, translator):
    """The app uses that server, well behaved at first; gives what can be told it."""
    url, about = translator
    about.answer = servers.Translator().answer
    about.asked.clear()
    app.extensions["translation engines"] = [LibreTranslate(url, "", "Example Translations", list(LANGUAGES), 2)]
    yield about
    app.extensions["translation engines"] = []


@pytest.fixture
def translates(app):
    """Let the worker make what is due."""

    def make_due() -> None:
        with app.app_context(), clock.at(clock.now() + timedelta(seconds=12)):  # what was decided took effect ten seconds later
            actions.make_due(TRANSLATED, lambda: False)

    return make_due


@pytest.fixture(scope="session")
def apertium():
    """The real Apertium of this machine."""
    if shutil.which("apertium-apy") is None:
        pytest.skip(
            "Apertium is not on this machine: apt install apertium-apy apertium-eng-spa apertium-fr-es apertium-es-pt apertium-spa-ita"
        )
    with servers.apertium() as url:
        yield Apertium(url, frozenset((pair[:2], pair[3:]) for pair in APERTIUM_PAIRS), 20)
