"""What the newsroom sees of corrections: the inbox, one report, notices and decisions."""

from desk.corrections.staff_pages import deciding, entering, inbox, noticing, triage  # noqa: F401  each adds its pages
from desk.corrections.staff_pages.blueprint import pages

__all__ = ["pages"]
