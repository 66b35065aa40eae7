"""Two at once: the slower one is told, and nothing happens twice."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from desk.core import clock
from desk.core.db import db
from desk.corrections.models import Filer, Notice, Report
from desk.mail import outbox
from desk.mail.models import OutgoingMail
from tests import make
from tests.corrections.test_following_a_report import reference_on


def at_once(*deeds):
    """Do all of these at the same moment, each in a thread of its own (a thread, so that no context is shared)."""
    start = Barrier(len(deeds))

    def wait_and_do(deed):
        start.wait()
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result() for future in [pool.submit(wait_and_do, deed) for deed in deeds]]


def test_a_double_click_is_one_report(app, ferry, kept):
    readers = [make.reader(app) for _ in range(4)]
    form = readers[0].opens(f"/en/report?url={ferry}").form("/report")
    cookie = readers[0].browser.get_cookie("desk", domain="127.0.0.1").value
    for other in readers[1:]:
        other.browser.set_cookie("desk", cookie, domain="127.0.0.1")
    values = form.values | {"claim": "Wrong year.", "email": "marta@example.org"}

    pages = at_once(*[lambda one=one: one.posts(form.action, dict(values)) for one in readers])

    assert [page.status for page in pages] == [303] * 4
    assert len({page.location.split("/")[3] for page in pages}) == 1
    assert (kept(Report), kept(Filer), kept(OutgoingMail)) == (1, 1, 2)


def test_many_reports_at_once_get_numbers_without_gaps(app, ferry, kept):
    readers = [make.reader(app, address=f"127.0.3.{n}") for n in range(8)]
    forms = [one.opens(f"/en/report?url={ferry}").form("/report") for one in readers]

    pages = at_once(
        *[
            lambda one=one, form=form, n=n: one.posts(form.action, form.values | {"claim": f"Slip number {n}."})
            for n, (one, form) in enumerate(zip(readers, forms, strict=True))
        ]
    )

    assert [page.status for page in pages] == [303] * 8
    assert sorted(int(re.search(r"-(\d{5})/", page.location).group(1)) for page in pages) == list(range(1, 9))


def test_of_two_who_take_a_report_at_once_one_has_it(app, reader, journalist, editor, ferry, within):
    reference = reference_on(reader.reports(ferry))
    views = [(person, person.looks_at(reference)) for person in (journalist, editor)]

    pages = at_once(*[lambda person=person, page=page: person.submits(page, "assignment") for person, page in views])

    assert sorted(page.status for page in pages) == [303, 409]
    assert within(lambda: [entry.move for entry in all_reports()[0].history]) == ["receive", "take"]


def test_the_slower_of_two_editors_gets_409_with_the_words_given_back(reader, journalist, ferry, app):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    page = journalist.looks_at(reference)
    journalist.does(reference, "severity", severity="minor")

    late = journalist.submits(page, "/decision", outcome="no_change", reason_code="checked_accurate", reason="An hour of careful words.")

    assert late.status == 409
    assert "An hour of careful words." in late.text
    assert journalist.looks_at(reference).has_form("/decision")


def test_two_editors_who_publish_at_once_publish_once(app, reader, journalist, editor, standards, ferry, kept, anyone):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    journalist.drafts(reference)
    views = [(person, person.looks_at(reference)) for person in (editor, standards)]

    pages = at_once(*[lambda person=person, page=page: person.submits(page, "notice/publication") for person, page in views])

    assert sorted(page.status for page in pages) == [303, 409]
    assert kept(Notice) == 1
    assert anyone.opens("/en/corrections/").shows("1 entry in")


def test_two_workers_hand_each_letter_over_once(app, mail_server, ferry):
    for n in range(12):
        make.reader(app, address=f"127.0.4.{n}").reports(ferry, claim=f"Slip {n}")

    def work() -> int:
        with app.app_context():
            return outbox.deliver_due()

    tried = at_once(work, work, work)

    assert sum(tried) == 12
    assert len(mail_server[1].letters) == 12


def test_limits_hold_under_load(app, ferry, kept, within):
    readers = [make.reader(app) for _ in range(10)]
    forms = [one.opens(f"/en/report?url={ferry}").form("/report") for one in readers]

    pages = at_once(
        *[
            lambda one=one, form=form, n=n: one.posts(form.action, form.values | {"claim": f"Slip number {n}."})
            for n, (one, form) in enumerate(zip(readers, forms, strict=True))
        ]
    )

    assert [page.status for page in pages] == [303] * 10
    assert within(lambda: sum(report.is_held for report in all_reports())) == 4


def all_reports() -> list[Report]:
    """Every report there is."""
    return list(db.session.scalars(db.select(Report)))


def test_a_letter_whose_worker_vanished_is_handed_over_by_another_one_and_may_be_a_second_copy(app, mail_server, ferry, reader, within):
    reader.reports(ferry)
    with app.app_context():
        assert outbox.claim_next() is not None
        assert outbox.claim_next() is None
    with app.app_context(), clock.at(clock.now() + timedelta(minutes=9)):
        assert outbox.deliver_due() == 1
    assert within(lambda: [mail.possible_copies for mail in outbox.letters_about(all_reports()[0].reference)]) == [1]
