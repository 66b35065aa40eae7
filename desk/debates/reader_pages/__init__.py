"""What readers see of debates: the overview, a debate, the feeds, and starting a conversation."""

from desk.debates.reader_pages import feeds, overview, proposing  # noqa: F401  each adds its pages
from desk.debates.reader_pages.blueprint import pages

__all__ = ["pages"]
