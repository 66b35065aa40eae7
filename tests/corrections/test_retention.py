"""What the privacy page promises to erase is erased, and the rest stays."""

from datetime import timedelta

from sqlalchemy import text

from desk.core import clock
from desk.core.db import Base, db
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
