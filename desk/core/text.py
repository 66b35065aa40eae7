"""Makes people's text safe: the one module that imports bleach, and the one that marks text as ready HTML."""

import hashlib
import html as html_module
import json
import re
import unicodedata

import bleach
import nh3
import regex
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

RENDERER = 2  # raised when the same source would give other HTML; stored beside what was rendered
LONGEST = 20_000  # characters; formatting tags make bleach quadratic, so nothing longer is rendered
TAGS = {"p", "br", "strong", "em", "blockquote", "ul", "ol", "li", "a", "h2", "h3"}
REL = "nofollow ugc noopener noreferrer"

# Marks that turn the direction of text round, and other invisible ones that have no place in a sentence:
# https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

MOST_MARKS = 10  # on one letter; no language needs more, and ordering long stacks takes its time
_STACK = regex.compile(r"\p{M}{11,}")  # more than that
_GRAPHEME = regex.compile(r"\X")
_MARKUP = re.compile(r"[*_>]|^ *(?:[-+]|\d+[.)])", re.MULTILINE)
MOST_MARKUP = 300  # signs; with more, the words are shown as they were written, since bleach takes its time over each
READERS_TAGS = {"p", "br", "strong", "em", "blockquote", "ul", "ol", "li"}

_SIGN = "\ufe45"  # a sesame dot, which nobody writes
_CJK, _CJK_SIGN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", r"[\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff65“”‘’…—]"
_AFTER_STARS = re.compile(rf"(?<={_CJK_SIGN})(\*{{1,3}})(?={_CJK})")
_BEFORE_STARS = re.compile(rf"(?<={_CJK})(\*{{1,3}})(?={_CJK_SIGN})")

_readers = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 8}).enable(
    ["emphasis", "list", "blockquote", "escape", "newline"]
)
_markdown = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "list", "blockquote", "escape", "newline", "heading"])


def clean(text: str | None) -> str:
    """Text as it is stored: NFC, Unix line ends, no control or direction marks, no blanks at the ends."""
    text = _STACK.sub(lambda stack: stack.group()[:MOST_MARKS], text or "")
    text = _LONE_SURROGATE.sub("", text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).strip()


def line(text: str | None) -> str:
    """Text for one line, as for a name or a subject: every run of white space is one blank."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> str:
    """Plain text as HTML paragraphs; single line ends are kept as breaks."""
    parts = [part for part in re.split(r"\n{2,}", text.strip()) if part.strip()]
    return "".join(f"<p>{str(escape(part)).replace(chr(10), '<br>')}</p>" for part in parts)


def markdown(text: str) -> str:
    """A small Markdown (headings, lists, emphasis, quotations, links) as safe HTML.

    Raises ValueError when the text is longer than LONGEST.
    """
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    html = bleach.clean(
        _markdown.render(text).replace("<h1>", "<h2>").replace("</h1>", "</h2>"),
        tags=TAGS,
        attributes={"a": ["href"]},
        protocols={"http", "https", "mailto"},
        strip=True,
    )
    # bleach gets no more releases, so a second and independent wall stands behind it.
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel=REL)


def _between_scripts(text: str) -> str:
    """Let emphasis end after a full stop of Chinese or Japanese though no blank follows, as nobody sets one there.

    CommonMark takes `**重要。**です` for no emphasis (https://spec.commonmark.org/0.31.2/#right-flanking-delimiter-run); a
    sign of punctuation beside the stars, taken out again afterwards, says that it is one.
    """
    return _BEFORE_STARS.sub(rf"{_SIGN}\1", _AFTER_STARS.sub(rf"\1{_SIGN}", text.replace(_SIGN, "")))


def contribution(text: str) -> str:
    """A reader's words (lists, emphasis, quotations, line ends; no links, no headings) as safe HTML.

    Raises ValueError when the text is longer than LONGEST.
    """
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    if len(_MARKUP.findall(text)) > MOST_MARKUP:
        return paragraphs(text)
    rendered = _readers.render(_between_scripts(text)).replace(_SIGN, "")
    html = nh3.clean(bleach.clean(rendered, tags=READERS_TAGS, attributes={}, strip=True), tags=READERS_TAGS, attributes={})
    shown = html_module.unescape(re.sub(r"<[^>]*>", "", html))
    # What is nested too deep the parser leaves out; then the words are shown as they were written.
    return html if _letters(shown) == _letters(text) else paragraphs(text)


def length(text: str) -> int:
    """How many characters people would count: an emoji of a family is one, a letter with its marks is one (UAX 29)."""
    return len(_GRAPHEME.findall(text))


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def essence(text: str) -> str:
    """A short hash that is the same for texts that differ only in case, blanks and signs; empty for a text of signs only."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()[:32] if plain else ""


def ready(html: str) -> Markup:
    """HTML that this module made earlier, or a template that escapes; nothing else may be passed."""
    return Markup(html)  # noqa: S704


def script_json(data: object) -> Markup:
    """JSON for a data block inside a page; `<` cannot end the block."""
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704


def excerpt(text: str, length: int) -> str:
    """The beginning of a text, at most `length` characters, cut at a blank where there is one near the end."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[: length - 1]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > length * 0.6 else cut).rstrip(" ,.;:") + "…"


def mask(email: str) -> str:
    """An e-mail address that its owner recognises and nobody else can use: `m…r@example.org`."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…{name[-1:]}@{domain}" if len(name) > 1 else f"…@{domain}"
