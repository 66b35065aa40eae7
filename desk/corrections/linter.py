"""What a notice must say before it may go to a second pair of eyes: a list of small checks.

Sources of the rules: AP and Reuters (a correction is called one, without euphemisms), Washington Post (it can be
understood by itself and names nobody of the staff), New York Times (it repeats the error only as far as needed).
"""

import re
from collections.abc import Callable, Iterator

from flask_babel import gettext as _

from desk.articles import passages
from desk.corrections.models import Notice, NoticeKind

LONGEST = 600
EUPHEMISMS = {"en": re.compile(r"\b(updated to reflect|recasts?|fixes|has been fixed|clarifies)\b", re.IGNORECASE)}

Problem = tuple[str, str]  # the field and the sentence


def problems(notice: Notice, names: list[str]) -> list[Problem]:
    """(field, sentence) for all that is missing; `names` are people who may not be named in it."""
    return [problem for check in CHECKS for problem in check(notice, names)]


def says_something(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """There is a text, and it is short."""
    if len(notice.text) < 20:
        yield "text", _("Say what was wrong and what is right, so that it can be understood by itself.")
    if len(notice.text) > LONGEST:
        yield "text", _("At most %(n)s characters; these are %(m)s.", n=LONGEST, m=len(notice.text))


def shows_the_change(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """A correction or clarification shows before and after."""
    if notice.kind not in {NoticeKind.CORRECTION, NoticeKind.CLARIFICATION} and not (notice.before or notice.after):
        return
    if not notice.before:
        yield "before", _("Copy the words that were wrong.")
    if not notice.after:
        yield "after", _("Write the words as they are right.")
    if notice.before and notice.before == notice.after:
        yield "after", _("Before and after are the same.")


def stands_in_the_article(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """What is replaced stands in the text once; or the article was changed already and carries the new words."""
    if not notice.before or not notice.after:
        return
    texts = notice.article.current.texts
    found = passages.occurrences(texts, notice.before)
    if found > 1:
        yield "before", _("These words stand in the article %(n)s times. Copy a few more around them.", n=found)
    elif found == 0 and not passages.occurrences(texts, notice.after):
        yield "before", _("These words do not stand in the article as we have it. Copy them from the text on the left.")
    elif found == 1 and len(passages.find(texts, notice.before)) > 1:
        yield "before", _("These words run over two paragraphs. Write one notice for each paragraph.")


def calls_it_by_its_name(notice: Notice, _names: list[str]) -> Iterator[Problem]:
    """A correction is not called an update."""
    pattern = EUPHEMISMS.get(notice.language)
    if pattern and notice.kind is NoticeKind.CORRECTION and (found := pattern.search(notice.text)):
        yield "text", _("“%(words)s” hides that something was wrong. Say what was wrong.", words=found.group())


def names_nobody(notice: Notice, names: list[str]) -> Iterator[Problem]:
    """Neither staff nor the reader who told us."""
    for name in names:
        if len(name) > 3 and name.casefold() in notice.text.casefold():
            yield "text", _("Leave the name “%(name)s” out: notices blame nobody and name no reader.", name=name)


CHECKS: list[Callable[[Notice, list[str]], Iterator[Problem]]] = [
    says_something,
    shows_the_change,
    stands_in_the_article,
    calls_it_by_its_name,
    names_nobody,
]
