"""Every visible word is there in all ten languages, with the right plurals, and nothing in it is broken."""

import gettext
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from desk.i18n import LANGUAGES

pytestmark = pytest.mark.once

FOLDER = Path("desk/i18n/catalogues")
OTHERS = [code for code in LANGUAGES if code != "en"]
FORMS = {"de": 2, "fr": 2, "it": 2, "es": 2, "pt": 2, "ar": 6, "zh": 1, "ru": 3, "ja": 1}

# Which form a number takes: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
PLURALS = {
    "de": {0: 1, 1: 0, 2: 1},
    "it": {0: 1, 1: 0, 2: 1},
    "es": {0: 1, 1: 0, 2: 1},
    "fr": {0: 0, 1: 0, 2: 1},
    "pt": {0: 0, 1: 0, 2: 1},
    "ar": {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3, 111: 4, 1000: 5},
    "zh": {0: 0, 1: 0, 5: 0},
    "ru": {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 21: 0, 22: 1, 111: 2},
    "ja": {0: 0, 1: 0, 5: 0},
}
_PLACEHOLDER = re.compile(r"%\(\w+\)s|%%|\{\w+\}")
_TAG = re.compile(r"</?[a-z][^>]*>")
_NAMES = "CSV|JSON|Atom|Version|JTI|SWI|swissinfo|ch|kB|CMS|E|URL|OK|RSS|SRG|SSR|UBI|CWA"  # that are the same in other languages
_SAME = re.compile(rf"^(?:[\W\d_]|%\(\w+\)s|{_NAMES})*$", re.IGNORECASE)


def catalogue(code: str, name: str = "messages") -> Catalog:
    """The texts of a language, as they are written."""
    with (FOLDER / code / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
        return read_po(file)


def forms(message: Message) -> list[str]:
    """The translation, or all its plural forms."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def key(message: Message) -> tuple:
    """What makes it another message than the others."""
    return message.context, message.id


def ids(message: Message) -> tuple[str, str]:
    """(English in the singular, in the plural)."""
    return (message.id, message.id) if isinstance(message.id, str) else tuple(message.id)


@pytest.fixture(scope="module")
def template() -> dict[tuple, Message]:
    """Every visible word, in English."""
    with (FOLDER / "messages.pot").open("rb") as file:
        return {key(message): message for message in read_po(file) if message.id}


@pytest.mark.parametrize("code", OTHERS)
def test_no_word_is_missing_fuzzy_or_left_over(code, template):
    there = {key(message): message for message in catalogue(code) if message.id}
    assert set(template) - set(there) == set(), "not translated yet; run: make words"
    assert set(there) - set(template) == set(), "nobody shows these any more; run: make words"
    assert [message.id for message in there.values() if message.fuzzy] == []
    assert [message.id for message in there.values() if not all(form.strip() for form in forms(message))] == []


@pytest.mark.parametrize("code", OTHERS)
def test_placeholders_tags_and_blanks_at_the_ends_stand_as_in_english(code):
    wrong = []
    for message in catalogue(code):
        if not message.id:
            continue
        singular, plural = ids(message)
        for form in forms(message):
            named = set(_PLACEHOLDER.findall(form))
            if not set(_PLACEHOLDER.findall(singular)) - {"%(num)s"} <= named <= set(_PLACEHOLDER.findall(plural)) | {"%(num)s"}:
                wrong.append((message.id, form, "placeholders"))
            if message.python_format and re.search(r"%(?!\(\w+\)s|%)", form):
                wrong.append((message.id, form, "a lone %"))
            if Counter(_TAG.findall(form)) != Counter(_TAG.findall(singular)):
                wrong.append((message.id, form, "tags"))
            if (form[:1].isspace(), form[-1:].isspace()) != (singular[:1].isspace(), singular[-1:].isspace()):
                wrong.append((message.id, form, "blanks"))
    assert wrong == []


@pytest.mark.parametrize("code", OTHERS)
def test_plurals_follow_the_language(code):
    with (FOLDER / code / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {n: compiled.plural(n) for n in PLURALS[code]} == PLURALS[code]
    for message in catalogue(code):
        if message.id and not isinstance(message.id, str):
            assert len(forms(message)) == FORMS[code], message.id
            many = forms(message)[-1]
            for placeholder in set(_PLACEHOLDER.findall(message.id[1])):
                assert placeholder in many, message.id
                assert code != "ru" or placeholder in forms(message)[0], "in Russian the first form is for 21 and 31 too"


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_left_in_english_by_mistake(code):
    same = [
        message.id
        for message in catalogue(code)
        if message.id and len(ids(message)[0].split()) > 2 and forms(message)[0] == ids(message)[0] and not _SAME.match(forms(message)[0])
    ]
    assert same == []


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_compiled_is_what_is_written(code):
    for file in (FOLDER / code / "LC_MESSAGES").glob("*.po"):
        fresh = io.BytesIO()
        write_mo(fresh, catalogue(code, file.stem))
        assert file.with_suffix(".mo").read_bytes() == fresh.getvalue(), "run: make words"


@pytest.mark.parametrize("code", OTHERS)
def test_each_language_has_its_own_words_for_the_notions_of_the_desk(code):
    glossary = Path(f"docs/words/{code}.md").read_text(encoding="utf-8")
    assert glossary.count("\n| ") > 40
    english = Path("desk/house_texts/first/en")
    for first in english.glob("*.md"):
        theirs = Path(f"desk/house_texts/first/{code}/{first.name}").read_text(encoding="utf-8")
        assert theirs != first.read_text(encoding="utf-8")
        for sign in ("\n## ", "\n- ", "\n1. ", "]("):
            assert theirs.count(sign) == first.read_text(encoding="utf-8").count(sign), (first.name, sign)
