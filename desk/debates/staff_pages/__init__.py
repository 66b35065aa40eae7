"""What the newsroom sees of debates: the list, drafting, hosting, closing, and readers' proposals."""

from desk.debates.staff_pages import answering, drafting, hosting, running, telling  # noqa: F401  each adds its pages
from desk.debates.staff_pages.blueprint import pages

__all__ = ["pages"]
