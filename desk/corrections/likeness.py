"""How much two reports are alike: a suggestion to a person, never a decision."""

from rapidfuzz import fuzz

from desk.articles.passages import Span
from desk.corrections.models import Report

COMPARED = 300  # characters: like claims begin alike
SUGGESTED = 70  # a changed number still scores 97, so nothing is ever merged by this alone


def likeness(one: Report, other: Report) -> float:
    """0 to 100: by their words, the claim or, without one, the passage."""
    return max(fuzz.token_set_ratio(_words(one), _words(other)), fuzz.ratio(_words(one), _words(other)))


def meet(some: list[Span], others: list[Span]) -> bool:
    """Whether two passages of one text share a character."""
    return any(a.text == b.text and a.start < b.end and b.start < a.end for a in some for b in others)


def _words(report: Report) -> str:
    return (report.claim or report.passage)[:COMPARED].casefold()
