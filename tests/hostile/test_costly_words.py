"""No text, however it is made, costs more than in step with its length, up to the longest that is taken."""

import gc
import time
from collections.abc import Callable
from functools import partial

import html5lib
import pytest

from desk.accounts import names
from desk.contributions import arrival, forms, languages
from desk.contributions.citations import render_summary
from desk.core import text
from desk.debates import queries as debates
from desk.debates.forms import LONGEST_SUMMARY
from desk.search import tokens

pytestmark = pytest.mark.once

ONE_FIELD = 100_000  # signs that one field can bring before anybody has looked how long it is
STEPS, SPARE = 9, 0.02  # four times the words may cost nine times as much, and some hundredths of a second more

SHAPES = {
    "one word": "a",
    "words": "ab cd ",
    "blanks": " ",
    "lines": "\n",
    "paragraphs": "a\n\n",
    "stars": "*",
    "emphasis left open": "*a ",
    "strong left open": "**a_",
    "emphasis in emphasis": "*a **b ",
    "underscores": "_a ",
    "quotes in quotes": "> ",
    "quotes without blanks": ">",
    "quoted lines": "> a\n",
    "lists in lists": "- ",
    "list": "- a\n",
    "numbers in numbers": "1. ",
    "numbered list": "1. a\n",
    "list in a quote in a list": "> - ",
    "headings": "# a\n",
    "underlined headings": "a\n=\n",
    "rules": "***\n",
    "brackets": "[",
    "links": "[a](b)",
    "whole links": "[a](http://a.com) ",
    "backslashes": "\\",
    "escapes": "\\*",
    "backticks": "`",
    "less than": "<",
    "unclosed tags": "<p><b x=i>",
    "entities": "&amp;",
    "ampersands": "&",
    "stacked marks": "a" + "\u0301" * 20,
    "long ligatures": "\ufdfa",
    "digits": "1",
    "numbers": "1.",
    "grouped numbers": "1'1",
    "elisions": "l'",
    "references": "abc-1234-12345678 ",
    "dots": "a.",
    "hosts": "a.com ",
    "protocols": "http://",
    "at signs": "a@",
    "characters without blanks": "字",
    "arabic words": "وال",
    "families": "👨‍👩‍👧",
    "jamo": "\u1100",
}


def of(shape: str, length: int) -> str:
    """So many signs of this shape."""
    return (SHAPES[shape] * (length // len(SHAPES[shape]) + 1))[:length]


def cost(work: Callable[[str], object], words: str) -> float:
    """Seconds of the processor, at best of two."""
    times = []
    for _again in range(2):
        start = time.process_time()
        work(words)
        times.append(time.process_time() - start)
    return min(times)


def too_dear(work: Callable[[str], object], longest: int, shapes=tuple(SHAPES)) -> set[str]:
    """The shapes of which more cost more than in step; what seems so is measured again, since a machine has other things to do."""
    work(of("words", 100))
    gc.collect()
    suspects = set(shapes)
    for _again in range(3):
        suspects = {one for one in suspects if cost(work, of(one, longest)) > STEPS * cost(work, of(one, longest // 4)) + SPARE}
    return suspects


@pytest.fixture
def asked(the_app):
    """A reader's request, in which sentences can be worded."""
    with the_app.test_request_context("/en/"):
        yield


READERS_WORDS = {
    "contribution": text.contribution,
    "paragraphs": text.paragraphs,
    "essence": text.essence,
    "excerpt": partial(text.excerpt, length=200),
    "guess": partial(languages.guess, page_language="en"),
    "terms": partial(tokens.terms, language="en"),
    "terms in portuguese": partial(tokens.terms, language="pt"),
    "query": partial(tokens.query, languages=["en", "de", "ru"]),
    "is it short": lambda words: arrival.length(arrival.Arriving(words=words, author=None)),
    "has it links": lambda words: arrival.links(arrival.Arriving(words=words, author=None)),
}


@pytest.mark.parametrize("what", READERS_WORDS)
def test_a_readers_words_cost_no_more_than_in_step_with_their_length(what):
    assert too_dear(READERS_WORDS[what], forms.MOST_SIGNS) == set()


@pytest.mark.parametrize("work", [text.clean, text.line, text.length, text.mask])
def test_what_has_not_been_measured_yet_is_cleaned_and_counted_in_step(work):
    assert too_dear(work, ONE_FIELD) == set()


def test_a_name_is_judged_in_step_with_its_length(asked):
    assert too_dear(lambda name: names.problem(name, ["Nora Feldis", "Tomas Wyder"]), ONE_FIELD) == set()
    assert too_dear(lambda name: names.problem(name, ["Nora Feldis", "Tomas Wyder"]), names.LONGEST) == set()


def test_what_the_newsroom_writes_is_rendered_in_step(app, debate):
    with app.test_request_context("/en/"):
        found = debates.debate(None, debate)
        assert too_dear(lambda words: render_summary(found, words, "en"), LONGEST_SUMMARY) == set()


def test_what_is_longer_than_anything_that_is_taken_is_not_rendered_at_all():
    for render in (text.contribution, text.markdown):
        with pytest.raises(ValueError, match="longer than"):
            render("a" * (text.LONGEST + 1))


def elements(html: str) -> set[str]:
    """The names of the elements in a piece of HTML, but for paragraphs and line ends."""
    parsed = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return {element.tag for element in parsed.iter()} - {"p", "br", parsed.tag}


def visible(html: str) -> str:
    """What people read of it, in its lines."""
    lines = html.replace("<br>\n", "\n").replace("<br>", "\n")
    return "".join(html5lib.parseFragment(lines, namespaceHTMLElements=False).itertext())


@pytest.mark.parametrize("render, most", [(text.contribution, 6), (text.markdown, 10)])  # a link bears four words of its own
@pytest.mark.parametrize("length", [60, 2000])
def test_a_rendering_grows_by_a_measure_and_its_words_rendered_again_bring_no_new_element(render, most, length):
    for words in (of(shape, length) for shape in SHAPES):
        html = render(words)
        assert len(html) <= most * len(words) + 1000
        if "\\" not in words:  # an escaped sign is one that would mean something by itself
            assert elements(render(visible(html))) <= elements(html), words[:60]
