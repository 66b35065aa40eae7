"""What a notice must say before it may go to a second pair of eyes: a list of small checks.

Sources of the rules: AP and Reuters (a correction is called one, without euphemisms), Washington Post (it can be
understood by itself and names nobody of the staff), New York Times (it repeats the error only as far as needed).
"""

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from flask_babel import gettext as _

from desk.articles import passages
from desk.articles.history import last_with
from desk.core.differences import tokens
from desk.corrections.models import Notice, NoticeKind, Severity
from desk.i18n.counting import ngettext
from desk.i18n.dates import figure

LONGEST = 600
CHANGES = {NoticeKind.CORRECTION, NoticeKind.CLARIFICATION}

Problem = tuple[str, str]  # the field and the sentence


def problems(notice: Notice, names: list[str]) -> list[Problem]:
    """(field, sentence) for all that is missing; `names` are people who may not be named in it."""
    return [problem for check in CHECKS for problem in check(notice, names)]


def says_something(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """There is a text, and it is short."""
    if len(notice.text) < 20:
        yield "text", _("Say what was wrong and what is right, so that it can be understood by itself.")
    if len(notice.text) > LONGEST:
        yield (
            "text",
            ngettext(
                "At most %(most)s characters; this is %(num)s.",
                "At most %(most)s characters; these are %(num)s.",
                len(notice.text),
                most=figure(LONGEST),
            ),
        )


def shows_the_change(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """A correction or clarification shows before and after."""
    if notice.is_retraction or (notice.kind not in CHANGES and not (notice.before or notice.after)):
        return
    if not notice.before:
        yield "before", _("Copy the words that were wrong.")
    if not notice.after:
        yield "after", _("Write the words as they are right.")
    if notice.before and notice.before == notice.after:
        yield "after", _("Before and after are the same.")


def says_what_was_wrong_and_what_is_right(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """The text of a correction names both: by the words that changed, or by words that say so in its language."""
    if notice.kind is not NoticeKind.CORRECTION or not (notice.before and notice.after):
        return
    was, now = _own_words(notice.before, notice.after, notice.language), _own_words(notice.after, notice.before, notice.language)
    text = notice.text.casefold()
    if not (any(word in text for word in was) or _holds(text, notice.language, "wrong")):
        yield "text", _("Say what was wrong: readers who know only the new text must understand it.")
    if not (any(word in text for word in now) or _holds(text, notice.language, "right")):
        yield "text", _("Say what is right.")


def _own_words(one: str, other: str, language: str) -> set[str]:
    """Words of one text that the other has not."""
    words = {word.casefold() for word in tokens(one, language)} - {word.casefold() for word in tokens(other, language)}
    return {word for word in words if any(c.isalnum() for c in word)}


def _holds(text: str, language: str, what: str) -> bool:
    return any(words in f" {text} " for words in _words()[language][what])


def stands_in_the_article(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """What is replaced stands in the text once; or it stood in an earlier version, and the text carries the new words."""
    if not notice.before or not notice.after or notice.is_retraction:
        return
    texts = notice.article.current.texts
    found = passages.occurrences(texts, notice.before)
    if found > 1:
        yield (
            "before",
            ngettext(
                "These words stand in the article %(num)s time. Copy a few more around them.",
                "These words stand in the article %(num)s times. Copy a few more around them.",
                found,
            ),
        )
    elif found == 0 and last_with(notice.article, notice.before) is None:
        yield "before", _("These words do not stand in the article as we have it. Copy them from the text beside.")
    elif found == 0 and not passages.occurrences(texts, notice.after):
        yield "after", _("These words do not stand in the article of today. Store the corrected version first, or copy them from it.")
    elif found == 1 and len(passages.find(texts, notice.before)) > 1:
        yield "before", _("These words run over two paragraphs. Write one notice for each paragraph.")


def calls_it_by_its_name(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """A correction is not called an update."""
    found = next((words for words in _words()[notice.language]["euphemisms"] if words in notice.text.casefold()), None)
    if found and notice.kind in {NoticeKind.CORRECTION, NoticeKind.RETRACTION}:
        yield "text", _("“%(words)s” hides that something was wrong. Say what was wrong.", words=found)


def is_as_grave_as_its_kind(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """A retraction is fundamental; an update never stands for an error."""
    if notice.is_retraction and notice.severity is not Severity.FUNDAMENTAL:
        yield "severity", _("A retraction is fundamental. Choose that severity, or another kind of notice.")
    if notice.kind is NoticeKind.UPDATE and notice.severity.rank >= Severity.SERIOUS.rank:
        yield "kind", _("What is serious is an error, not an update. Call it a correction.")


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    """What hides and what says that something was wrong, per language."""
    return tomllib.loads(Path(__file__).with_name("linter_words.toml").read_text(encoding="utf-8"))


def names_nobody(notice: Notice, names: list[str]) -> Iterator[Problem]:
    """Neither staff nor the reader who told us."""
    for name in names:
        if len(name) > 3 and name.casefold() in notice.text.casefold():
            yield "text", _("Leave the name “%(name)s” out: notices blame nobody and name no reader.", name=name)


CHECKS: list[Callable[[Notice, list[str]], Iterator[Problem]]] = [
    says_something,
    shows_the_change,
    says_what_was_wrong_and_what_is_right,
    stands_in_the_article,
    calls_it_by_its_name,
    is_as_grave_as_its_kind,
    names_nobody,
]
