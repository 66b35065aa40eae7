"""Hostile words, and whether a page, a feed or a letter shows them as words and nothing else."""

import json
import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from urllib.parse import urlsplit
from xml.etree import ElementTree

import html5lib

from desk.core import text
from tests.page import Page, normal

PAYLOADS = [
    "<script>alert(1)</script>",
    "</textarea></title><script src=//x.example></script>",
    '"><svg/onload=alert(1)> <img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x=' \" autofocus onfocus=\"alert(1)",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1)) <javascript:alert(1)>",
    "[x](JaVaScRiPt&colon;alert(1)) ![x](data:text/html,x)",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg></p><style><a id="</style><img src=1 onerror=x>">',
    "<form><input name=action><button formaction=//x.example>",
    "<!-- x --> <![CDATA[<b>]]> <?php x ?> <!doctype x>",
    "]]></content><script xmlns='http://www.w3.org/1999/xhtml'>x</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;amp; &nbsp",
    "{{7*7}} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
    "%s %(name)s %(num)s %d {0} {name} %n",
    "a\0b\x08c\x1bd\x7fe\x0bf\x0cg\x85h \u202etxet\u202c \u2066x\u2069 a\u200bb \ufeffc",
    "a\u2028b\u2029c\r\nd\re",
    "--></script></style></xmp><plaintext>",
    '*<b>* _</i>_ **"x"** *\'*',
    "`<b>` ~~x~~ \\<b\\> \\[x\\](y)",
    "＜script＞alert(1)＜/script＞ <\u00a0b>",
    "<base href=//x.example/><meta http-equiv=refresh content=0><b><p x=",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "http://evil.example/\"onmouseover='x' www.evil.example",
    "مرحبا <b dir=ltr> שלום Z\u0337\u0322a\u0338\u030al",
    "W" * 60,
    "<p\nonclick=x\n>y\n> <q>\n- <u>\n# <s>",
]

EVERY = range(len(PAYLOADS))
SOME = EVERY[::6]

PAGES = """
a article aside b bdi blockquote body br button caption dd del details dialog div dl dt em fieldset footer form h1 h2 h3 head header html
input ins kbd label legend li link main meta nav ol option p path pre q script section select span strong summary svg table tbody td
textarea th thead time title tr ul
"""
THEIR_ATTRIBUTES = """
action autocomplete charset checked class content d datetime dir disabled download fill for formaction hidden href hreflang id itemprop
itemscope itemtype lang maxlength method name novalidate open readonly rel required role rows scope selected src stroke stroke-linecap
stroke-linejoin stroke-width tabindex title type value viewBox
"""
LETTERS = "html head meta title style body table tbody tr td h1 p div span b br a"
LETTERS_ATTRIBUTES = "lang dir charset name content class style role width cellpadding cellspacing border align href"
TAGS, ATTRIBUTES, LETTER_TAGS, LETTER_ATTRIBUTES = (set(one.split()) for one in (PAGES, THEIR_ATTRIBUTES, LETTERS, LETTERS_ATTRIBUTES))
ADDRESSES = {"action", "formaction", "href", "src", "data-url", "data-page", "cite", "poster", "data"}
OWN = {"", "127.0.0.1", "www.swissinfo.ch", "swissinfo.ch", "schema.org"}
ENDING_A_LINE = "address article aside blockquote br dd div dl dt h1 h2 h3 li ol p pre section td th tr ul"
BREAKS = set(ENDING_A_LINE.split())
QUOTED = re.compile(r"^  \| ?", re.MULTILINE)  # before each line of a quotation in the plain form of a letter


def read(element) -> str:
    """The words of an element, with blanks where lines end."""
    inside = element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            blank = " " if child.tag in BREAKS else ""
            inside += blank + read(child) + blank
        inside += child.tail or ""
    return inside


class Said:
    """What was typed where, by a mark at its beginning and its end; and where it was found again."""

    def __init__(self, *fields: str) -> None:
        self.fields = list(fields)
        self.forms: dict[str, set[str]] = {}

    def __call__(self, field: str, n: int, most: int = 10_000, end: str = "", blank: str = " ") -> str:
        """The words with this payload for a field that takes so many signs; for some fields without a blank."""
        mark = f"{self.fields.index(field):02}{n:02}"
        room = most - len(f"Q{mark}X  X{mark}Q{end}")
        payload = PAYLOADS[n] if blank == " " else blank.join(text.clean(PAYLOADS[n]).split())
        words = f"Q{mark}X{blank}{payload[:room]}{blank}X{mark}Q{end}"
        plain = text.clean(words)
        rendered = (
            read(html5lib.parseFragment(render(plain), namespaceHTMLElements=False)) for render in (text.contribution, text.markdown)
        )
        self.forms[mark] = {self._between(mark, one) for one in (plain, *rendered)}
        assert {letters(one) for one in self.forms[mark]} == {letters(self._between(mark, plain))}, "rendering loses or adds something"
        return words

    def all(self, field: str, most: int = 10_000, end: str = "", blank: str = " ") -> list[str]:
        """Of every payload, for this field."""
        return [self(field, n, most, end, blank) for n in EVERY]

    def _between(self, mark: str, words: str) -> str:
        return normal(words.partition(f"Q{mark}X")[2].partition(f"X{mark}Q")[0])

    def found_in(self, words: str) -> set[str]:
        """The marks in some words; between them must stand what was typed, or (cut with “…”) its beginning."""
        there, words = set(), QUOTED.sub("", words)
        for found in re.finditer(r"Q(\d{4})X(.*?)(?:(X\1Q)|…|$)", words, re.DOTALL):
            mark, shown = found[1], normal(found[2])
            whole = self.forms[mark] | {one.upper() for one in self.forms[mark]}  # the plain form of a letter has its heading in capitals
            assert shown in whole if found[3] else any(one.startswith(shown) for one in whole), f"{mark}: {shown!r} is not {whole}"
            there.add(mark)
        return there

    def check(self, page: Page) -> set[str]:
        """The marks on a page that holds only what we know."""
        return self.check_tree(page.tree, TAGS, ATTRIBUTES)

    def check_tree(self, tree, tags: set[str], attributes: set[str]) -> set[str]:
        """The marks in a parsed document in which there are only these elements and attributes, and addresses of ours."""
        there = set()
        for element in tree.iter():
            if not isinstance(element.tag, str):
                raise AssertionError(f"a comment: {element.text!r}")
            tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
            assert tag in tags, f"an element: {tag}"
            for name, value in element.attrib.items():
                assert name in attributes or name.startswith(("data-", "aria-")), f"an attribute of {element.tag}: {name}={value!r}"
                if name in ADDRESSES:
                    assert is_ours(value), f"an address: {value!r}"
                else:
                    there |= self.found_in(value)
        return there | self.found_in(read(tree))

    def check_fragment(self, html: str) -> set[str]:
        """The marks in a piece of HTML for others to show."""
        return self.check_tree(
            html5lib.parseFragment(html, namespaceHTMLElements=False), {*text.TAGS, "DOCUMENT_FRAGMENT"}, {"href", "rel"}
        )

    def check_atom(self, xml: str) -> set[str]:
        """The marks in a feed."""
        there = set()
        for element in ElementTree.fromstring(xml).iter():
            assert element.tag.startswith("{http://www.w3.org/2005/Atom}")
            there |= self.check_fragment(element.text or "") if element.get("type") == "html" else self.found_in(element.text or "")
        return there

    def check_json(self, data: str) -> set[str]:
        """The marks in an answer for programs; what is called HTML must be safe HTML."""
        there = set()
        for name, value in strings(json.loads(data)):
            there |= self.check_fragment(value) if name in {"html", "content_html"} else self.found_in(value)
        return there

    def check_letter(self, message: bytes) -> set[str]:
        """The marks in both forms of a letter; they are the same in both."""
        letter = message_from_bytes(message, policy=policy.default)
        assert [part.get_content_type() for part in letter.walk()] == ["multipart/alternative", "text/plain", "text/html"]
        rich = html5lib.HTMLParser(namespaceHTMLElements=False).parse(letter.get_body(("html",)).get_content())
        plain = letter.get_body(("plain",)).get_content()
        there = self.check_tree(rich, LETTER_TAGS, LETTER_ATTRIBUTES)
        assert self.found_in(plain) == there
        return there | self.found_in(str(letter["Subject"]))

    def marks(self, field: str, payloads: Iterable[int] = EVERY) -> set[str]:
        """The marks of a field with these payloads."""
        return {f"{self.fields.index(field):02}{n:02}" for n in payloads}


def letters(words: str) -> str:
    """The words without blanks and without the signs that Markdown takes away."""
    return re.sub(r"[\s*_>\\#-]", "", words)


def is_ours(address: str) -> bool:
    """Whether a link stays with us and runs nothing."""
    parts = urlsplit(address)
    return parts.scheme in {"", "http", "https", "mailto"} and (parts.hostname or "") in OWN and not address.startswith(("//", "/\\"))


def strings(data: object, name: str = "") -> Iterator[tuple[str, str]]:
    """(name, value) of every string in parsed JSON."""
    if isinstance(data, str):
        yield name, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from strings(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value, name)


def everything(checked: Iterable[set[str]]) -> set[str]:
    """All marks that were found."""
    return set().union(*checked)
