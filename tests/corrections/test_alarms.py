"""Promises are kept by the clock: warned at three quarters, told once when late, and the fifteenth day never passes in silence."""

from datetime import timedelta

import pytest

from desk.accounts.models import Role
from desk.core import clock
from desk.corrections.actions import alarming, digesting, triage
from desk.duty import actions as duty
from tests import make
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on
from tests.corrections.test_races import all_reports


def moves(within) -> list[str]:
    """What stands in the history of the only report."""
    return within(lambda: [entry.move for entry in all_reports()[0].history])


def test_a_report_nobody_takes_up_is_warned_of_once_and_told_once_when_late(reader, ferry, editor, works, within, later_on, mailbox):
    reader.reports(ferry)
    for days in (0, 6, 7):
        with later_on(days=days):
            works(alarming.sound, alarming.sound)
    assert moves(within).count("late") == 1
    with later_on(days=8):
        letters = [letter["Subject"] for letter in mailbox.to("edda@newsroom.example")]
    assert len([subject for subject in letters if "Overdue since" in subject]) == 1


def test_a_warning_comes_before_the_time_is_over(reader, ferry, editor, journalist, works, within, mailbox):
    from desk.corrections import clocks

    reference = reference_on(reader.reports(ferry))
    warned = within(lambda: clocks.warning_due(all_reports()[0]))
    due = within(lambda: all_reports()[0].due_at)
    assert clock.now() < warned < due
    with clock.at(warned + timedelta(minutes=1)):
        works(alarming.sound)
        assert any(f"[{reference}] Due soon" in letter["Subject"] for letter in mailbox.to("edda@newsroom.example"))
    assert moves(within)[-1] == "warn"


def test_taking_up_late_and_answering_in_time_are_kept_apart(reader, ferry, journalist, within, later_on):
    reference = reference_on(reader.reports(ferry))
    with later_on(journalist, days=8):
        journalist.takes(reference)
    assert within(lambda: all_reports()[0].was_taken_in_time) is False


def test_while_the_reader_is_asked_nothing_is_overdue(confirmed, ferry, journalist, works, within, later_on):
    page = confirmed(ferry)
    journalist.takes(reference_on(page))
    journalist.asks(reference_on(page))
    with later_on(journalist, days=12):
        works(alarming.sound)
        assert "late" not in moves(within)
        assert journalist.opens("/desk/reports/?view=overdue").shows("Nothing here.")
        assert journalist.opens("/desk/reports/?view=waiting").shows("Paused")


def test_when_the_fifteenth_day_passes_the_reader_is_told_once_with_the_ombuds_date(confirmed, ferry, works, later_on, mailbox, reader):
    page = confirmed(ferry)
    with later_on(days=16):
        works(alarming.sound, alarming.sound)
        late = [letter for letter in mailbox.to(MARTA) if "We are late" in letter["Subject"]]
        assert len(late) == 1
        assert "takes complaints until" in " ".join(late[0].get_body(("plain",)).get_content().split())
        assert reader.opens(private_link(page)).shows("Fifteen days after publication this was not decided yet.")


@pytest.mark.parametrize("deed", ["decision", "notice"])
def test_after_the_fifteenth_day_nothing_is_decided_without_saying_why_it_took_so_long(
    confirmed, ferry, journalist, later_on, reader, deed
):
    page = confirmed(ferry)
    reference = reference_on(page)
    with later_on(journalist, days=16):
        journalist.takes(reference)
        answer = journalist.decides if deed == "decision" else journalist.drafts
        refused = answer(reference)
        assert refused.status == 422 and refused.shows("Tell the reader first why we are late")
        assert "We asked the archive" in refused.text or "It was founded in 1898." in refused.text  # what was typed is there

        journalist.does(reference, "delay", delay="The archive was closed for two weeks.")

        assert answer(reference).status == 303
        assert reader.opens(private_link(page)).shows("The archive was closed for two weeks.")


def test_an_old_article_owes_no_explanation(app, reader, journalist, later_on):
    url = "https://www.swissinfo.ch/eng/x/55"
    make.article(app, url=url, published_at=clock.now() - timedelta(days=90))
    reference = reference_on(reader.reports(url))
    with later_on(journalist, days=16):
        journalist.takes(reference)
        assert journalist.decides(reference).status == 303


def arrange(within, name: str, *, stand_in: str = "") -> None:
    """Put somebody on duty for a month."""
    from desk.accounts.queries import person_with

    def do():
        person, other = person_with(f"{name}@newsroom.example"), person_with(f"{stand_in}@newsroom.example")
        duty.arrange("en", person, other, clock.now() - timedelta(hours=1), clock.now() + timedelta(days=30))

    within(do)


def test_who_is_on_duty_is_told_and_else_the_stand_in(app, reader, ferry, journalist, editor, within, later_on, works, mailbox):
    from desk.accounts.queries import person_with
    from desk.i18n.dates import as_date

    arrange(within, "jonas", stand_in="edda")
    assert journalist.opens("/desk/duty/").shows("On duty now: Jonas")
    today = as_date(clock.now())
    within(lambda: duty.be_away(person_with("jonas@newsroom.example"), today, today + timedelta(days=3)))
    assert journalist.opens("/desk/duty/").shows("On duty now: Edda")


def test_what_somebody_away_had_in_hand_comes_back_and_who_is_on_duty_is_told(
    app, reader, ferry, journalist, editor, within, works, mailbox, later_on
):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    arrange(within, "edda")
    page = journalist.opens("/desk/duty/")
    tomorrow = (clock.now() + timedelta(days=1)).date()
    journalist.submits(page, "/duty/absences", first=str(tomorrow), last=str(tomorrow + timedelta(days=9)))
    works(triage.give_back)
    assert journalist.looks_at(reference).has_form("/decision")  # not away yet
    with later_on(editor, days=2):
        works(triage.give_back, triage.give_back)
        assert editor.looks_at(reference).shows("Nobody has taken this up yet.")
        assert len([m for m in mailbox.to("edda@newsroom.example") if "Back in the inbox" in m["Subject"]]) == 1


def test_an_absence_that_ends_before_it_begins_is_refused(journalist):
    page = journalist.submits(journalist.opens("/desk/duty/"), "/duty/absences", first="2030-05-02", last="2030-05-01")
    assert page.status == 422 and page.shows("Enter a last day that is not before the first")


def test_danger_goes_at_once_to_the_on_call_address_legal_and_the_editors(app, admin, reader, ferry, editor, mailbox):
    make.staff(app, "Beat", (Role.LEGAL, None))
    admin.submits(admin.opens("/desk/editions/en"), "/editions/en", on_call="oncall@newsroom.example")
    reader.reports(ferry, about="danger", email=MARTA, claim="Our address must not appear.")
    for address in ("oncall@newsroom.example", "beat@newsroom.example", "edda@newsroom.example"):
        assert "At once: Danger" in mailbox.to(address)[-1]["Subject"]


def test_the_shift_is_handed_over_on_one_page(app, confirmed, reader, ferry, journalist):
    waiting = reference_on(confirmed(ferry, claim="First."))
    journalist.takes(waiting)
    journalist.asks(waiting)
    promised = reference_on(make.reader(app, address="127.0.9.1").reports(ferry, about="me", email="b@example.org", claim="Second."))
    page = journalist.opens("/desk/duty/shift")
    parts = page.text.split('class="block"')
    assert promised in parts[1] and waiting in parts[3]
    assert journalist.opens("/desk/duty/shift?edition=de").status == 404


def test_a_colleague_who_wants_one_letter_a_morning_gets_one(app, confirmed, ferry, journalist, editor, works, later_on, mailbox):
    form = editor.opens("/desk/account").form("/account/ways")
    editor.posts(form.action, form.values | {"digest": "y"})
    for n in range(3):
        reader = make.reader(app, address=f"127.0.9.{n + 10}")
        reference = reference_on(confirmed(ferry, by=reader, email=f"d{n}@example.org", claim=f"Slip {n}.", about="me"))
        journalist.takes(reference)
        journalist.decides(reference)
    assert not [m for m in mailbox.to("edda@newsroom.example") if "Please read and approve" in m["Subject"]]
    next_monday = (7 - clock.now().weekday()) or 7
    with clock.at((clock.now() + timedelta(days=next_monday)).replace(hour=9)):
        works(digesting.send_staff_digests, digesting.send_staff_digests)
        digests = [m for m in mailbox.to("edda@newsroom.example") if "since the last digest" in m["Subject"]]
    assert len(digests) == 1 and digests[0].get_body(("plain",)).get_content().count("Asked for approval") == 3
