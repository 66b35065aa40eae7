"""LibreTranslate, in the house or elsewhere: https://docs.libretranslate.com.

Asked: POST /translate, JSON {"q": [texts], "source", "target", "format": "text"}. Answered: {"translatedText": [texts]}
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from desk.core.outgoing import FAILURES, ask
from desk.i18n import LANGUAGES
from desk.translation.engines import Pair, Unusable, everything, failure, require_ours

NAMED_OTHERWISE = {"zh": "zh-Hans", "pt": "pt-BR"}


class LibreTranslate:
    """One server."""

    name = "libretranslate"

    def __init__(self, url: str, key: str, company: str, languages: list[str], seconds: float) -> None:
        """`company` is whose server it is; empty for the newsroom's own."""
        self.url, self.key, self.company, self.seconds = url.rstrip("/") + "/translate", key, company, seconds
        self.pairs = everything(languages)

    def translate(self, texts: list[str], pair: Pair) -> list[str]:
        """All texts in one request."""
        origin, target = (NAMED_OTHERWISE.get(code, code) for code in pair)
        asked = {"q": texts, "source": origin, "target": target, "format": "text"} | ({"api_key": self.key} if self.key else {})
        longest = 20 * sum(len(text) for text in texts) + 2_000
        try:
            answer = ask(self.url, json.dumps(asked).encode(), {"Content-Type": "application/json"}, seconds=self.seconds, longest=longest)
        except FAILURES as error:
            raise failure(error) from error
        try:
            found = json.loads(answer)["translatedText"]
        except (ValueError, KeyError, TypeError) as error:
            raise Unusable("not_json") from error
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise Unusable("not_json")
        return found


def configured(config: Mapping[str, Any]) -> LibreTranslate:
    """The engine as the settings describe it."""
    url = config["LIBRETRANSLATE_URL"]
    is_ours = urlsplit(url).hostname in {"127.0.0.1", "localhost"} or config["LIBRETRANSLATE_IS_OURS"]
    company = "" if is_ours else str(urlsplit(url).hostname)
    languages = config["LIBRETRANSLATE_LANGUAGES"] or list(LANGUAGES)
    require_ours(languages, "LIBRETRANSLATE_LANGUAGES")
    return LibreTranslate(url, config["LIBRETRANSLATE_KEY"], company, languages, config["TRANSLATION_SECONDS"])
