"""Links in letters and feeds. They come from DESK_BASE_URL only, never from what a browser sent along."""

from typing import Any

from flask import current_app


def link(endpoint: str, *, lang: str | None = None, **values: Any) -> str:
    """The full address of a page, in `lang` where its address has a language."""
    if lang:
        values["lang"] = lang
    path = current_app.url_map.bind("").build(endpoint, values, force_external=False)
    return current_app.config["BASE_URL"] + path
