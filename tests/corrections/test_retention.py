"""What the privacy page promises to erase is erased, and the rest stays."""

from datetime import timedelta

from sqlalchemy import text

from desk.core import clock
from desk.core.db import Base, db
from desk.corrections.actions.retention import forget_filers
from desk.corrections.models import Filer
from desk.timetable import tidy
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on

SECRETS = (MARTA, "Marta Keller")


def everything_kept() -> str:
    """Every value in the database, as one text."""
    rows = (db.session.execute(text(f"SELECT * FROM {table.name}")).all() for table in Base.metadata.sorted_tables)
    return repr([list(found) for found in rows])


def test_ninety_days_after_the_case_is_closed_no_name_and_no_address_is_left(app, reader, journalist, ferry, mailbox):
    sent = reader.reports(ferry, name="Marta Keller", email=MARTA)
    answer = mailbox.link(MARTA, "/answer/")
    reader.submits(reader.opens(answer), answer)
    journalist.takes(reference_on(sent))
    journalist.decides(reference_on(sent))
    mailbox.deliver()

    for days, is_there in ((89, True), (91, False)):
        with app.app_context(), clock.at(clock.now() + timedelta(days=days)):
            tidy()
            kept = everything_kept()
            db.session.rollback()
            assert any(secret in kept for secret in SECRETS) is is_there
    assert reader.opens(private_link(sent)).heading == "We checked, and the passage stands."
    assert journalist.looks_at(reference_on(sent)).shows("No name given")


def test_what_is_still_open_keeps_its_address(app, reader, ferry):
    reader.reports(ferry, email=MARTA)
    with app.app_context(), clock.at(clock.now() + timedelta(days=400)):
        tidy()
        assert MARTA in everything_kept()
        db.session.rollback()


def test_a_legal_hold_keeps_everything_and_readers_see_that_it_is_under_review(
    app, reader, editor, ferry, mailbox, later_on, works, within
):
    page = reader.reports(ferry, email="held@example.org", name="Held Name")
    reference = reference_on(page)
    editor.does(reference, "language")
    editor.does(reference, "legal-hold", note="The court asked for it.")
    with later_on(days=200):
        works(forget_filers)
        assert within(lambda: emails()) == ["held@example.org"]
    assert reader.opens(private_link(page)).shows("This case is under legal review.")
    editor.submits(editor.looks_at(reference), "/legal-hold/end")
    with later_on(days=200):
        works(forget_filers)
        assert within(lambda: emails()) == [""]


def emails() -> list[str]:
    """The addresses that are kept."""
    return list(db.session.scalars(db.select(Filer.email)))


def test_a_dry_run_lists_what_would_go_and_changes_nothing(app, reader, editor, ferry, later_on, within, anyone):
    page = reader.reports(ferry, email="old@example.org")
    reference = reference_on(page)
    editor.does(reference, "language")
    with later_on(days=91):
        dry = app.test_cli_runner().invoke(args=["retention", "--dry-run"])
        assert reference in dry.output and "Nothing was changed." in dry.output
        assert within(lambda: emails()) == ["old@example.org"]
        real = app.test_cli_runner().invoke(args=["retention"])
        assert "1 of 1 reports" in real.output
        assert within(lambda: emails()) == [""]
        assert reader.opens(private_link(page)).heading == "Fixed, thank you."


def test_what_is_looked_at_again_is_not_erased(app, reader, journalist, editor, ferry, later_on, works, within):
    reference = reference_on(reader.reports(ferry, email="again@example.org"))
    editor.does(reference, "language")
    with later_on(journalist, days=80):
        journalist.does(reference, "reopening", note="Look again.")
    with later_on(days=100):
        works(forget_filers)
        assert within(lambda: emails()) == ["again@example.org"]
