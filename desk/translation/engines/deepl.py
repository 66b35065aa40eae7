"""DeepL, by its official client: an extra (`uv sync --extra deepl`), imported only where it is configured."""

from collections.abc import Mapping
from typing import Any

from desk.i18n import LANGUAGES
from desk.translation.engines import Pair, Unavailable, Unusable, everything

NAMED_OTHERWISE = {"en": "EN-GB", "pt": "PT-BR", "zh": "ZH-HANS"}  # as targets


class DeepL:
    """The company's service."""

    name = "deepl"
    company = "DeepL"

    def __init__(self, key: str, seconds: float, server: str | None = None) -> None:
        """Raises ImportError without the extra."""
        import deepl

        self._deepl = deepl
        self._client = deepl.DeepLClient(key, server_url=server)
        deepl.http_client.min_connection_timeout = seconds
        deepl.http_client.max_network_retries = 0  # the worker tries again by itself
        self.pairs = everything(list(LANGUAGES))

    def translate(self, texts: list[str], pair: Pair) -> list[str]:
        """All texts in one request."""
        origin, target = pair
        try:
            found = self._client.translate_text(texts, source_lang=origin.upper(), target_lang=NAMED_OTHERWISE.get(target, target.upper()))
        except self._deepl.DeepLException as error:
            raise Unavailable(type(error).__name__) from error
        except (TypeError, ValueError, KeyError, AttributeError) as error:  # the client trusts what it is sent
            raise Unusable("not_json") from error
        return [one.text for one in (found if isinstance(found, list) else [found])]


def configured(config: Mapping[str, Any]) -> DeepL:
    """The engine as the settings describe it."""
    return DeepL(config["DEEPL_KEY"], config["TRANSLATION_SECONDS"], config["DEEPL_URL"] or None)
