"""What readers see of corrections: reporting an error, following it, and the public log."""

from desk.corrections.reader_pages import answering, feeds, following, log, reporting  # noqa: F401  each adds its pages
from desk.corrections.reader_pages.blueprint import pages

__all__ = ["pages"]
