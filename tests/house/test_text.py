"""Readers' words are shown whole, safely, and always the same."""

import re

import nh3
import pytest

from desk.core import text

pytestmark = pytest.mark.once

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[x](javascript:alert(1)) and <javascript:alert(1)>",
    "![x](https://tracker.example/p.png)",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<p><b x=i>" * 200,
    "*a_" * 666,
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e<b>\u202d",
    "`<b>` ~~x~~ <!-- x --> <?php ?> <![CDATA[x]]>",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_become_text_and_nothing_else(words):
    html = text.contribution(text.clean(words))
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= text.READERS_TAGS
    assert not re.search(r"<[a-z0-9]+\s", html), "an attribute"
    assert nh3.clean(html, tags=text.READERS_TAGS, attributes={}) == html


@pytest.mark.parametrize(
    "words, html",
    [
        ("One\nline", "<p>One<br>\nline</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("> said *she*", "<blockquote>\n<p>said <em>she</em></p>\n</blockquote>\n"),
        ("# no heading", "<p># no heading</p>\n"),
        ("[words](https://example.org)", "<p>[words](https://example.org)</p>\n"),
    ],
)
def test_a_little_markdown_is_understood(words, html):
    assert text.contribution(words) == html


@pytest.mark.parametrize(
    "words",
    [
        ">" * 30 + " deep",
        "> " * 300 + "deeper",
        "- " * 40 + "list",
        "1. " * 60 + "numbers",
        "\n".join("> " * n + f"row {n}" for n in range(30)),
    ],
)
def test_no_letter_is_lost_however_deep_it_stands(words):
    shown = re.sub(r"<[^>]*>", "", text.contribution(words))
    assert [c for c in shown.replace("&gt;", ">") if c.isalpha()] == [c for c in words if c.isalpha()]


def test_a_citation_link_leads_nowhere_else():
    html = text.markdown("[Ana](/en/debates/x/c/y) [bad](javascript:x) [also](data:text/html,x)")
    assert html.count("<a ") == 1
    assert 'rel="nofollow ugc noopener noreferrer"' in html
