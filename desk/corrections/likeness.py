"""How much two reports are alike: a suggestion to a person, never a decision."""

from rapidfuzz import fuzz

from desk.corrections.models import Report

SUGGESTED = 70  # a changed number still scores 97, so nothing is ever merged by this alone


def likeness(one: Report, other: Report) -> float:
    """0 to 100: by their words, the claim or, without one, the passage."""
    return max(fuzz.token_set_ratio(_words(one), _words(other)), fuzz.ratio(_words(one), _words(other)))


def overlaps(one: Report, other: Report) -> bool:
    """Whether they point at the same words of one article's text of today."""
    return one.article_id == other.article_id and any(
        a.text == b.text and a.start < b.end and b.start < a.end for a in one.place for b in other.place
    )


def _words(report: Report) -> str:
    return (report.claim or report.passage).casefold()
