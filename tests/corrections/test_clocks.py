"""What is due when: by severity, and always before the ombuds office's twenty days are over."""

from datetime import datetime, timedelta

import pytest

from desk.articles.models import Article
from desk.corrections import clocks
from desk.corrections.models import About, Report, Severity, Status
from desk.i18n.dates import from_bern

pytestmark = pytest.mark.once
TUESDAY = from_bern(datetime(2026, 11, 24, 9, 0))


def report(severity: Severity | None = None, about: About = About.NO, published_days_ago: float = 100) -> Report:
    """A report received on a Tuesday morning."""
    article = Article(published_at=TUESDAY - timedelta(days=published_days_ago))
    return Report(received_at=TUESDAY, severity=severity, about=about, status=Status.RECEIVED, article=article)


@pytest.mark.parametrize(
    ("severity", "after"),
    [
        (None, timedelta(days=3)),
        (Severity.MINOR, timedelta(days=3)),
        (Severity.SUBSTANTIVE, timedelta(days=1)),
        (Severity.LANGUAGE, timedelta(days=7)),
    ],
)
def test_an_answer_is_due_by_severity(severity, after):
    assert clocks.answer_due(report(severity)) == TUESDAY + after


def test_what_puts_somebody_in_danger_is_taken_up_within_four_hours():
    assert clocks.take_up_due(report(about=About.DANGER)) == TUESDAY + timedelta(hours=4)


def test_an_answer_comes_before_the_sixteenth_day_after_publication():
    due = clocks.answer_due(report(Severity.LANGUAGE, published_days_ago=12))
    assert due <= from_bern(datetime(2026, 11, 27))


def test_an_old_article_has_no_such_limit():
    assert clocks.answer_due(report(published_days_ago=14.5)) >= TUESDAY + timedelta(days=1)
    assert clocks.answer_due(report(published_days_ago=40)) == TUESDAY + timedelta(days=3)
