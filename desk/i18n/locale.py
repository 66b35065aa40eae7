"""The language of this request."""

from contextlib import AbstractContextManager
from urllib.parse import urlencode

from babel import Locale, negotiate_locale
from flask import Flask, Response, current_app, g, has_request_context, request, url_for
from flask_babel import Babel, force_locale, get_locale
from werkzeug.routing import BaseConverter

from desk.i18n import LANGUAGES

RIGHT_TO_LEFT = {"ar"}
COMMAS = {"ar": "، ", "zh": "，", "ja": "、"}
FULL_STOPS = {"zh": "。", "ja": "。"}
# whose dates and numbers we write where a language has several: 20 November 2026, 10’000
CONVENTIONS = {"en": "en_GB", "de": "de_CH", "fr": "fr_CH", "it": "it_CH"}

EVERYWHERE = {
    "articles.home",
    "debates.home",
    "debates.overview",
    "debates.archive",
    "debates.by_topic",
    "debates.debate",
    "debates.figures",
    "debates.history",
    "debates.search",
    "debates.search_inside",
    "debates.start",
    "corrections.report_form",
    "corrections.log",
    "corrections.notice",
    "house_texts.guidelines",
    "house_texts.privacy",
    "house_texts.corrections_policy",
    "statistics.transparency",
    "statistics.debates",
    "statistics.evidence_page",
    "accounts.sign_in",
}


class LanguageConverter(BaseConverter):
    """The first part of a reader's address: one of the ten codes."""

    regex = "|".join(LANGUAGES)


def init_app(app: Flask) -> None:
    """Take the language out of addresses, put it into those we build."""
    app.url_map.converters["lang"] = LanguageConverter
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "i18n/catalogues"
    Babel(app, locale_selector=lambda: CONVENTIONS.get(language(), language()))
    app.url_value_preprocessor(take_language)
    app.url_defaults(give_language)
    app.after_request(say_language)
    app.jinja_env.filters["sentence"] = sentence
    app.jinja_env.globals.update(
        languages=LANGUAGES,
        comma=comma,
        language=language,
        direction=direction,
        language_name=language_name,
        language_word=language_word,
        language_url=language_url,
        stands_in_all_languages=stands_in_all_languages,
    )


def take_language(_endpoint: str | None, values: dict | None) -> None:
    """Remember the language of the address instead of passing it to every page."""
    if values:
        g.language = values.pop("lang", None)


def give_language(endpoint: str, values: dict) -> None:
    """Stay in the language of the page."""
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = language()


def say_language(response: Response) -> Response:
    """Name the language of a page for caches and programs; what no address names depends on what the browser asks for."""
    if response.mimetype == "text/html":
        response.headers.setdefault("Content-Language", language())
    if request.endpoint == "front":
        response.vary.add("Accept-Language")
    return response


def language() -> str:
    """The code of this page's language; where the address names none, what the browser asks for."""
    if not has_request_context():
        return "en"
    if not g.get("language"):
        g.language = preferred()
    return g.language


def spoken() -> str:
    """The code of the language that is being written: a letter's own, else the page's."""
    locale = get_locale()
    return locale.language if locale else "en"


def preferred() -> str:
    """The best of our languages for this browser; English when there is none."""
    wanted = [code.replace("-", "_") for code in request.accept_languages.values()]
    found = negotiate_locale(wanted, list(LANGUAGES)) or negotiate_locale([w.split("_")[0] for w in wanted], list(LANGUAGES))
    return found or "en"


def direction(code: str | None = None) -> str:
    """`rtl` or `ltr`, of this page or of a text in the given language."""
    return "rtl" if (code or language()) in RIGHT_TO_LEFT else "ltr"


def language_name(code: str) -> str:
    """The name of a language, or of its edition, standing alone, in the language of this page or letter: “German”, “Allemand”."""
    name = language_word(code)
    return name[:1].upper() + name[1:]


def language_word(code: str) -> str:
    """The same as it stands inside a sentence: “German”, “allemand”."""
    return Locale.parse(code).get_display_name(get_locale()) or code


def comma() -> str:
    """What stands between the parts of a list, with the blank that follows it."""
    return COMMAS.get(spoken(), ", ")


def sentence(words: str) -> str:
    """Words that stand alone, with the full stop of the language."""
    return f"{words}{FULL_STOPS.get(spoken(), '.')}"


def say_where_else(addresses: dict[str, str]) -> None:
    """Name the addresses of this page's content in other languages, for a page that does not stand in all ten."""
    g.elsewhere = addresses


def stands_in_all_languages() -> bool:
    """Whether this page is there in every language under the same address but for the code."""
    return request.endpoint in EVERYWHERE


def language_url(code: str, full: bool = False) -> str:
    """Where this page is found in another language; the home page where it is not."""
    base = current_app.config["BASE_URL"] if full else ""
    if code in g.get("elsewhere", {}):
        return base + g.elsewhere[code]
    endpoint, values = request.endpoint, request.view_args or {}
    if endpoint is None or "elsewhere" in g or not current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        return base + url_for("debates.home", lang=code)
    query = urlencode(list(request.args.items(multi=True))) if request.method == "GET" and not full else ""
    return base + url_for(endpoint, **(values | {"lang": code})) + (f"?{query}" if query else "")


def speaking(code: str) -> AbstractContextManager[None]:
    """Words and dates in another language than the page's, as in a letter."""
    return force_locale(CONVENTIONS.get(code, code))
