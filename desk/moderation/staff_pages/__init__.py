"""What moderators see: the queue, one contribution, several at once, its author, second looks, the log."""

from desk.moderation.staff_pages import appealing, author, bulk, deciding, keeping, phrases, queue, reporting  # noqa: F401  each adds its pages
from desk.moderation.staff_pages.blueprint import pages

__all__ = ["pages"]
