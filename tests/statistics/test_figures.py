"""Every figure equals a recount from the history; every sentence comes from its table; small numbers are added up."""

import csv
import io
import re
from collections import Counter
from datetime import timedelta
from statistics import median

import pytest

from desk.core import clock
from desk.core.db import db
from desk.corrections.models import Report
from desk.editions.calendar import DAY, working_time
from desk.i18n.dates import as_date, duration
from desk.i18n.locale import speaking
from desk.statistics import charts, evidence
from desk.statistics.figures import FEW, Outcomes, Times
from tests import make
from tests.corrections.test_following_a_report import reference_on


@pytest.fixture
def a_month(app, reader, journalist, editor, ferry, later_on):
    """Twelve reports of the last weeks: seven answered, two of them by a notice, the rest open; counted tomorrow."""
    for n in range(12):
        url = f"https://www.swissinfo.ch/eng/x/{n}"
        make.article(app, url=url, headline=f"Ferry {n}")
        reference = reference_on(make.reader(app, address=f"127.0.4.{n}").reports(url, claim=f"Slip {n}."))
        if n < 7:
            journalist.takes(reference)
        if n < 2:
            journalist.drafts(reference)
            editor.publishes(reference)
        elif n < 7:
            journalist.decides(reference)


def recount(within) -> tuple[list[float], list[float], Counter]:
    """(hours until taken up, days until decided, outcomes), from the entries alone."""

    def count():
        taken, decided, outcomes = [], [], Counter()
        for report in db.session.scalars(db.select(Report)):
            begun = next((entry.at for entry in report.history if entry.move in {"take", "fix_language"}), None)
            ended = next((entry.at for entry in reversed(report.history) if entry.became == "resolved" != entry.was), None)
            if begun:
                taken.append(working_time(report.received_at, begun) / timedelta(hours=1))
            if ended:
                decided.append(working_time(report.received_at, ended) / DAY)
                outcomes[report.outcome.value] += 1
        return taken, decided, outcomes

    return within(count)


def rows_of(page) -> dict[tuple[str, str, str], str]:
    """The CSV: (table, of, measure) -> value."""
    return {(row[0], row[1], row[2]): row[3] for row in csv.reader(io.StringIO(page.text))}


def test_each_number_equals_a_recount_from_the_history(a_month, anyone, within, later_on):
    month = f"{as_date(clock.now()):%Y-%m}"
    taken, decided, outcomes = recount(within)
    with later_on(days=1):
        found = rows_of(anyone.opens("/en/transparency.csv"))
    assert found["received", month, "reports"] == "12"
    assert float(found["taken up", month, "half"]) == pytest.approx(median(taken), abs=1e-3)
    assert float(found["decided", month, "half"]) == pytest.approx(median(decided), abs=1e-3)
    assert found["outcomes", month, "corrected"] == str(outcomes["corrected"]) == "2"
    assert found["outcomes", month, "without"] == str(outcomes["no_change"]) == "5"
    assert found["decided by edition", "en", "in time"] == "1.0"


def test_today_is_counted_tomorrow(a_month, anyone):
    assert anyone.opens("/en/transparency").shows("Too few reports to say.")


def test_each_sentence_comes_from_its_table(a_month, anyone, later_on):
    with later_on(days=1):
        page = anyone.opens("/en/transparency")
    assert page.shows("Of 7 reports closed in these twelve months, 2 led to a correction and 0 to a clarification, note or update.")
    assert page.shows("5 were answered without a notice. 0 were duplicates.")
    assert page.shows("100% were taken up within our promise, the end of the next working day.")
    assert page.text.count("<svg") >= 3 and "style=" not in page.text


def test_an_edition_with_few_reports_is_counted_with_others(app, a_month, reader, anyone, later_on):
    from desk.accounts.models import Role

    make.article(app, url="https://www.swissinfo.ch/ger/x/1", language="de", headline="Die Fähre")
    gerd = make.staff(app, "Gerd", (Role.EDITOR, "de"))
    reference = reference_on(reader.reports("https://www.swissinfo.ch/ger/x/1"))
    gerd.does(reference, "language")
    with later_on(days=1):
        found = rows_of(anyone.opens("/en/transparency.csv"))
        assert anyone.opens("/en/transparency").shows("Other editions together")
    assert ("decided by edition", "de", "half") not in found
    assert found["decided by edition", "others", "half"] == ""  # one alone says nothing


def test_spam_is_not_counted(a_month, journalist, anyone, ferry, reader, later_on):
    journalist.does(reference_on(reader.reports(ferry, claim="Buy now")), "spam")
    with later_on(days=1):
        month = f"{as_date(clock.now() - timedelta(days=1)):%Y-%m}"
        assert rows_of(anyone.opens("/en/transparency.csv"))["received", month, "reports"] == "12"


@pytest.mark.once
def test_small_months_are_added_up_in_one_row():
    from desk.statistics.figures import _outcomes

    class Row:
        def __init__(self, month: int, outcome) -> None:
            self.resolved_at, self.outcome = clock.now().replace(month=month, day=10), outcome

    from desk.corrections.models import Outcome

    rows = [Row(3, Outcome.CORRECTED)] * 6 + [Row(4, Outcome.NO_CHANGE)] * 2 + [Row(5, Outcome.CORRECTED)] * 1
    year = clock.now().year
    made = _outcomes([f"{year}-03", f"{year}-04", f"{year}-05", f"{year}-06"], rows)
    assert made == [Outcomes(f"{year}-03", corrected=6), Outcomes(f"{year}-06"), Outcomes("others", corrected=1, without=2)]


@pytest.mark.once
def test_a_line_leaves_out_months_with_too_few_and_scales_to_its_highest():
    rows = [Times("2026-01", 9, 4.0, 8.0, 1.0), Times("2026-02", FEW - 1, None, None, None), Times("2026-03", 9, 2.0, 3.0, 0.5)]
    chart = charts.line(rows)
    assert [point.y is None for point in chart.points] == [False, True, False]
    assert chart.points[0].y < chart.points[2].y < 240 and chart.runs == []
    assert [charts.nice_top(n) for n in (0.4, 4, 9.5, 88, 100)] == [0.5, 5, 10, 100, 100]


def test_the_evidence_page_names_addresses_that_answer_and_figures_that_are_recounted(a_month, anyone, later_on):
    with later_on(days=1):
        page = anyone.opens("/en/transparency/jti")
        for clause in ("14.1", "14.2", "14.3", "15.1", "15.4"):
            assert page.shows(clause)
        for url in set(re.findall(r'href="http://127\.0\.0\.1(/[^"]+)"', page.text)):
            assert anyone.opens(url).status == 200, url
        assert re.search(r"Notices at the end of the article</dt><dd>2<", page.text)
        assert re.search(r"Reports received in twelve months</dt><dd>12<", page.text)


def test_the_evidence_is_kept_once_a_month_as_it_was(a_month, anyone, within, later_on):
    with later_on(days=1):
        within(evidence.take_snapshot)
        within(evidence.take_snapshot)
        day = as_date(clock.now())
        assert within(evidence.snapshots) == [day]
    with later_on(days=40):
        within(evidence.take_snapshot)
        kept = anyone.opens(f"/en/transparency/jti/{day.isoformat()}")
        assert kept.shows("As it was on") and re.search(r"Reports received in twelve months</dt><dd>12<", kept.text)
        assert len(within(evidence.snapshots)) == 2
    assert anyone.opens("/en/transparency/jti/2020-01-01").status == 404
    assert anyone.opens("/en/transparency/jti/yesterday").status == 404


def test_causes_are_counted_by_month_edition_and_section_for_editors_only(a_month, journalist, editor, anyone, reader, ferry):
    reference = reference_on(reader.reports(ferry, claim="The year."))
    journalist.does(reference, "classification", kind="date", cause="agency")
    journalist.does(reference, "language")
    assert editor.opens("/desk/statistics/causes").shows("Agency copy")
    assert not editor.opens("/desk/statistics/causes").shows("Jonas")
    assert journalist.opens("/desk/statistics/causes").status == 403


@pytest.mark.once
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "2 days, 3 hours"), ("de", "2 Tage, 3 Stunden"), ("ja", "2 日 3 時間"), ("zh", "2天3小时"), ("ru", "2 дня 3 часа")],
)
def test_a_span_is_said_in_words_of_the_language(the_app, language, said):
    with the_app.test_request_context(f"/{language}/"), speaking(language):
        assert duration(timedelta(days=2, hours=3, minutes=20)) == said
