"""What readers see of debates: the overview, a debate, the feeds, and starting a conversation."""

from desk.debates.reader_pages import about, feeds, overview, proposing, searching  # noqa: F401  each adds its pages
from desk.debates.reader_pages.blueprint import pages

__all__ = ["pages"]
