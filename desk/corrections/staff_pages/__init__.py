"""What the newsroom sees of corrections: the inbox, one report, notices and decisions, checks, and what is kept ready."""

from desk.corrections.staff_pages import (  # noqa: F401  each adds its pages
    appealing,
    asking,
    bulk,
    checks,
    deciding,
    entering,
    inbox,
    keeping,
    merging,
    noticing,
    triage,
    views,
)
from desk.corrections.staff_pages.blueprint import pages

__all__ = ["pages"]
