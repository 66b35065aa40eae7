"""What readers see of contributions: writing, confirming, a contribution in its place, and what can be done with it."""

from desk.contributions.reader_pages import acting, composing, confirming, flagging, reading  # noqa: F401  each adds its pages
from desk.contributions.reader_pages.blueprint import pages

__all__ = ["pages"]
