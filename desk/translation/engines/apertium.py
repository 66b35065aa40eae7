"""Apertium APy, in the house: https://wiki.apertium.org/wiki/Apertium-apy. Rule-based and modest; pairs are joined through Spanish.

Asked: POST /translate with langpair=eng|spa, q, markUnknown=no. Answered: {"responseData": {"translatedText"}, "responseStatus": 200}
"""

import json
import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from desk.core.outgoing import FAILURES, ask
from desk.translation.engines import Pair, Unusable, failure, require_ours

THREE_LETTERS = {"en": "eng", "fr": "fra", "es": "spa", "pt": "por", "it": "ita", "de": "deu", "ar": "ara", "ru": "rus"}
HUB = "es"
_DEBRIS = re.compile(r"[#@]?\\?<[a-z0-9_]+\\?>")  # of its grammar, where a word has no form in the other language


class Apertium:
    """One server, with the pairs that are installed there."""

    name = "apertium"
    company = ""

    def __init__(self, url: str, direct: frozenset[Pair], seconds: float) -> None:
        """`direct` are the pairs that the server has itself."""
        self.url, self.direct, self.seconds = url.rstrip("/") + "/translate", direct, seconds

    @property
    def pairs(self) -> frozenset[Pair]:
        """The installed pairs, and those that can be joined through Spanish."""
        into, out_of = {a for a, b in self.direct if b == HUB}, {b for a, b in self.direct if a == HUB}
        return self.direct | {(a, b) for a in into for b in out_of if a != b}

    def translate(self, texts: list[str], pair: Pair) -> list[str]:
        """All texts in one request, a line each, in one step or two; all within the time limit."""
        steps = [pair] if pair in self.direct else [(pair[0], HUB), (HUB, pair[1])]
        until = time.monotonic() + self.seconds
        for step in steps:
            texts = self._ask("\n".join(" ".join(text.split()) for text in texts), step, until).split("\n")
        return texts

    def _ask(self, text: str, pair: Pair, until: float) -> str:
        asked = {"langpair": "|".join(THREE_LETTERS[code] for code in pair), "markUnknown": "no", "q": text}
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            seconds = max(0.01, until - time.monotonic())
            answer = ask(self.url, urlencode(asked).encode(), headers, seconds=seconds, longest=20 * len(text) + 2_000)
        except FAILURES as error:
            raise failure(error) from error
        try:
            found = json.loads(answer)["responseData"]["translatedText"]
        except (ValueError, KeyError, TypeError) as error:
            raise Unusable("not_json") from error
        if not isinstance(found, str):
            raise Unusable("not_json")
        return _DEBRIS.sub("", found)


def configured(config: Mapping[str, Any]) -> Apertium:
    """The engine as the settings describe it."""
    direct = frozenset((origin, target) for origin, _dash, target in (pair.partition("-") for pair in config["APERTIUM_PAIRS"]))
    require_ours({code for pair in direct for code in pair}, "APERTIUM_PAIRS", among=THREE_LETTERS)
    return Apertium(config["APERTIUM_URL"], direct, config["TRANSLATION_SECONDS"])
