"""Comparing the addresses of articles; no address is ever fetched."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

LONGEST = 2000


def comparable(url: str) -> str | None:
    """An address without what may differ (scheme, www, query, fragment, last slash), or None if it is none."""
    url = url.strip()
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or "." not in host or len(url) > LONGEST or re.search(r"\s", url):
        return None
    path = unquote(parts.path).rstrip("/")
    return host + path if path.isprintable() else None


def slug_of(words: str) -> str:
    """Words as the last part of an address: ASCII, lower case, hyphens; empty when nothing is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
