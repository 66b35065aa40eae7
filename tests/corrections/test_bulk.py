"""The same step for many: first what would happen, then what did, each for itself; and ten seconds to take it back."""

import pytest

from tests import make
from tests.corrections.test_following_a_report import MARTA, reference_on
from tests.corrections.test_races import all_reports


@pytest.fixture
def five(app, ferry) -> list[str]:
    """Five open reports."""
    return [reference_on(make.reader(app, address=f"127.0.8.{n}").reports(ferry, claim=f"Slip number {n}.")) for n in range(5)]


def bulk(person, step: str, references: list[str], **filled):
    """Select, choose the step, look at what would happen, and do it."""
    token = person.opens("/desk/account").form("/ways").values["csrf_token"]
    preview = person.posts("/desk/reports/bulk", {"csrf_token": token, "step": step, "reference": references})
    assert preview.status == 200, preview.text[:2000]
    form = preview.form(f"/bulk/{step}")
    return preview, person.posts(form.action, form.values | {"reference": references} | filled)


def test_a_preview_says_what_would_happen_and_changes_nothing(five, journalist, within):
    journalist.does(five[0], "language")
    preview, _done = bulk(journalist, "spam", five[:1])
    assert preview.shows("Nothing is changed yet.") and preview.shows("not possible as it stands")
    assert within(lambda: sum(report.status == "spam" for report in all_reports())) == 0


def test_each_is_done_for_itself_and_failures_are_listed(five, journalist, within):
    journalist.does(five[2], "language")
    _preview, done = bulk(journalist, "spam", five)
    assert done.shows("Done: 4 of 5.") and done.shows("This has moved on in the meantime")
    assert within(lambda: sum(report.status == "spam" for report in all_reports())) == 4


def test_within_ten_seconds_it_is_taken_back_letters_included(app, confirmed, journalist, ferry, mailbox, within):
    references = [
        reference_on(confirmed(ferry, by=make.reader(app, address=f"127.0.8.{n}"), email=f"r{n}@example.org", claim=f"Slip {n}."))
        for n in range(3)
    ]
    _preview, done = bulk(
        journalist, "no_change", references, reason_code="checked_accurate", reason="We looked into it and the article is right."
    )
    assert done.shows("Done: 3 of 3.")

    journalist.undoes(done)

    assert within(lambda: {report.status.value for report in all_reports()}) == {"received"}
    assert [letter["Subject"] for letter in mailbox.deliver() if "Our answer" in letter["Subject"]] == []


def test_after_ten_seconds_it_is_too_late_to_take_back(five, journalist, later_on):
    _preview, done = bulk(journalist, "fix_language", five)
    [form] = [form for form in done.forms("") if "/undo/" in (form.action or "")]
    with later_on(seconds=11):
        late = journalist.posts(form.action, form.values)
        assert late.status == 409 and late.shows("Too late: ten seconds are over")


def test_what_moved_on_in_between_is_left_as_it_is(five, journalist, editor, within):
    _preview, done = bulk(journalist, "spam", five)
    editor.does(five[0], "spam/end")
    journalist.undoes(done)
    assert within(lambda: sorted(report.status.value for report in all_reports())) == ["received"] * 5
    assert journalist.opens("/desk/reports/").status == 200


def test_one_decision_alone_is_taken_back_too(confirmed, journalist, ferry, mailbox):
    reference = reference_on(confirmed(ferry))
    journalist.takes(reference)
    page = journalist.follows(journalist.decides(reference))
    assert page.shows("Letters leave at")
    journalist.undoes(page)
    assert journalist.looks_at(reference).has_form("/decision")
    assert [letter for letter in mailbox.to(MARTA) if "Our answer" in letter["Subject"]] == []


def test_many_are_merged_into_one_and_parted_again_by_undo(five, journalist, within):
    _preview, done = bulk(journalist, "merge", five, into=five[0])
    assert done.shows("Done: 5 of 5.")
    assert within(lambda: sum(report.canonical_id is not None for report in all_reports())) == 4
    journalist.undoes(done)
    assert within(lambda: sum(report.canonical_id is not None for report in all_reports())) == 0


def test_many_get_a_label_a_colleague_and_a_later_time(five, journalist, editor, within):
    bulk(journalist, "label", five, labels="election")
    assert len(journalist.opens("/desk/reports/?label=election").forms("")) >= 1
    number = within(lambda: next(p.id for p in people() if p.name == "Edda"))
    bulk(journalist, "hand_over", five[:2], to=str(number))
    assert editor.opens("/desk/reports/?view=assigned").text.count("data-row") == 2
    bulk(journalist, "snooze", five[2:])
    assert journalist.opens("/desk/reports/?view=snoozed").text.count("data-row") == 3


def people():
    """Everybody."""
    from desk.accounts.models import User
    from desk.core.db import db

    return db.session.scalars(db.select(User)).all()


def test_without_a_reason_nothing_is_answered_and_the_words_are_kept(five, journalist, within):
    _preview, back = bulk(journalist, "no_change", five, reason_code="checked_accurate", reason="Short.")
    assert back.status == 422 and back.shows("Give the reader a reason: one sentence at least")
    assert back.form("/bulk/no_change").values["reason"] == "Short."


def test_nothing_selected_says_so(journalist):
    token = journalist.opens("/desk/account").form("/ways").values["csrf_token"]
    page = journalist.posts("/desk/reports/bulk", {"csrf_token": token, "step": "spam"})
    assert page.shows("Select the reports first")


def test_another_editions_reports_are_not_found_in_bulk(app, five, within):
    from desk.accounts.models import Role

    gerd = make.staff(app, "Gerd", (Role.EDITOR, "de"))
    token = gerd.opens("/desk/account").form("/ways").values["csrf_token"]
    page = gerd.posts("/desk/reports/bulk/spam", {"csrf_token": token, "reference": five})
    assert page.shows("Done: 0 of 0.")
    assert within(lambda: {report.status.value for report in all_reports()}) == {"received"}
