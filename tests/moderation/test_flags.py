"""Readers tell us about contributions: crowds remove nothing, the law has a form of its own, errors of fact become reports."""

from sqlalchemy import func

from desk.accounts.models import Role
from desk.contributions.actions import responding, retention
from desk.contributions.models import Flag, FlagReason
from desk.core.db import db
from desk.moderation.actions import legal
from desk.moderation.models import LegalFlag
from tests import make
from tests.contributions.test_joining_a_debate import WORDS

LAW = {
    "law": "Swiss Criminal Code, article 173",
    "explanation": "It says that my brother stole the bell. He did not.",
    "name": "Kim",
    "email": "kim@example.org",
    "good_faith": "y",
}


def plain(letter) -> str:
    """The letter as text, in one line."""
    return " ".join(letter.get_body(("plain",)).get_content().split())


def crowd(app, public_id: str, n: int, reason: FlagReason = FlagReason.ABUSE, first: int = 0) -> None:
    """So many tell us at once."""
    with app.app_context():
        from desk.contributions.queries import by_public_id
        from desk.core.db import all_or_nothing

        with all_or_nothing():
            found = by_public_id(public_id)
            for one in range(first, first + n):
                responding.flag(found, reason, "", who=f"somebody {one}", by=None)


def test_two_hundred_who_tell_us_within_a_minute_remove_nothing_and_make_one_item_with_an_alarm(
    app, standing, moderator, anyone, debate, later
):
    public_id = standing(WORDS)
    crowd(app, public_id, 200)
    assert anyone.sees(debate).shows(WORDS)
    page = moderator.opens("/desk/moderation/?view=flagged")
    assert page.shows("200 readers told us")
    assert page.text.count('class="queue-row"') == 1
    assert page.shows("This may be organised")
    moderator.approves(public_id)
    later()
    crowd(app, public_id, 50, first=200)
    assert anyone.sees(debate).shows(WORDS)
    assert moderator.opens("/desk/moderation/?view=flagged").shows("Nothing here.")
    crowd(app, public_id, 1, FlagReason.PRIVATE, first=300)  # for another reason it is looked at again
    assert not moderator.opens("/desk/moderation/?view=flagged").shows("Nothing here.")


def test_a_hundred_flags_of_one_person_are_one(app, standing, anyone, debate):
    public_id = standing(WORDS)
    for _n in range(3):
        anyone.does_with(debate, public_id, "flag", reason="spam")
    with app.app_context():
        assert db.session.scalar(db.select(func.count()).select_from(Flag)) == 1


def test_seven_reasons_are_offered(standing, anyone, debate):
    public_id = standing(WORDS)
    page = anyone.opens(f"/en/debates/{debate}/c/{public_id}/flag")
    assert page.text.count('name="reason"') == 7
    assert not page.shows("The translation is wrong")


def test_what_is_illegal_asks_for_law_and_reason_and_answers_with_a_reference_a_page_and_a_letter(
    app, standing, anyone, debate, moderator, mailbox, later
):
    lawyer = make.staff(app, "Beat", (Role.LEGAL, None))
    public_id = standing(WORDS)
    sent = anyone.does_with(debate, public_id, "flag", reason="illegal", note="About my brother.")
    page = anyone.opens(sent.location)
    assert page.form("/illegal").values["explanation"] == "About my brother."
    refused = anyone.submits(page, "/illegal", law="", name="", email="nobody", explanation="It lies.")
    assert refused.status == 422
    for sentence in ("Name the law", "Enter your name", "Enter an e-mail address like", "Please confirm this"):
        assert refused.shows(sentence), sentence
    assert refused.form("/illegal").values["explanation"] == "It lies."
    done = anyone.submits(refused, "/illegal", **LAW)
    status = anyone.opens(done.location)
    assert status.shows("F-")
    assert status.shows("Being looked at")
    reference = done.location.split("/")[3]
    assert reference in mailbox.to("kim@example.org")[-1]["Subject"]
    assert "article 173" in plain(mailbox.to(lawyer.email)[-1])
    assert lawyer.opens(f"/desk/moderation/{public_id}").shows("He did not.")
    assert moderator.opens("/desk/moderation/?view=flagged").shows("Said to be illegal")
    moderator.removes(public_id, "illegal")
    later()
    assert "The contribution was removed. " in plain(mailbox.to("kim@example.org")[-1])
    assert anyone.opens(done.location).shows("House rule 8: Illegal content.")


def test_if_it_stays_whoever_told_us_learns_why_and_where_to_complain(standing, anyone, debate, moderator, mailbox, later):
    public_id = standing(WORDS)
    path = f"/en/debates/{debate}/c/{public_id}/illegal"
    anyone.submits(anyone.opens(path), "/illegal", **LAW)
    moderator.approves(public_id)
    later()
    letter = plain(mailbox.to("kim@example.org")[-1])
    assert "It stays" in letter
    assert "ombuds office of SRG SSR until" in letter


def test_if_its_author_takes_it_back_first_whoever_told_us_is_told_so(reader, anyone, debate, moderator, mailbox, later, works):
    public_id = reader.says(debate, WORDS, mailbox)
    moderator.approves(public_id)
    later()
    anyone.submits(anyone.opens(f"/en/debates/{debate}/c/{public_id}/illegal"), "/illegal", **LAW)
    reader.does_with(debate, public_id, "withdraw")
    works(legal.settle_gone)
    assert "has taken the contribution back" in plain(mailbox.to("kim@example.org")[-1])


def test_sent_twice_it_is_one_and_its_page_needs_the_secret(standing, anyone, debate, kept):
    public_id = standing(WORDS)
    page = anyone.opens(f"/en/debates/{debate}/c/{public_id}/illegal")
    first = anyone.submits(page, "/illegal", **LAW)
    assert anyone.submits(page, "/illegal", **LAW).location == first.location
    assert kept(LegalFlag) == 1
    assert anyone.opens(first.location.rpartition("/")[0] + "/" + "wrong").status == 404


def test_an_error_of_fact_becomes_one_report_that_keeps_the_author(app, standing, anyone, debate, journalist, moderator):
    public_id = standing("The ferry was founded in 1898. I have the statutes at home.")
    page = anyone.does_with(debate, public_id, "flag", reason="factual_error", note="The archive agrees.")
    assert page.shows("Our corrections desk checks it.")
    make.reader(app, address="127.0.0.66").does_with(debate, public_id, "flag", reason="factual_error")
    references = [words for words in journalist.opens("/desk/reports/").links() if words.startswith("EN-")]
    assert len(references) == 1
    assert journalist.looks_at(references[0]).shows("The archive agrees.")
    assert journalist.looks_at(references[0]).shows("Ana")
    assert not anyone.sees(debate).shows("The newsroom is checking it.")
    journalist.takes(references[0])
    assert anyone.sees(debate).shows("The newsroom is checking it.")
    assert moderator.opens("/desk/moderation/?view=flagged").shows("Nothing here.")


def test_after_a_week_nothing_leads_from_a_flag_to_a_place(app, standing, anyone, debate, later_on, within):
    public_id = standing(WORDS)
    anyone.does_with(debate, public_id, "flag", reason="spam")
    with later_on(days=8):
        within(retention.forget_addresses)
    with app.app_context():
        [flag] = db.session.scalars(db.select(Flag)).all()
        assert flag.who == f"past {flag.id}"
