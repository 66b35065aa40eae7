"""Who follows a debate is told of the host's answers at once, of the rest once a day, and can stop with one click."""

import re
from datetime import datetime, timedelta

import pytest

from desk.core import clock
from desk.notifications import actions
from tests import make
from tests.contributions.test_joining_a_debate import ANA, WORDS
from tests.debates.test_hosting import closes

MORNING = datetime(2031, 3, 4, 8, 0)


@pytest.fixture
def follower(reader, debate, mailbox):
    """A reader who has written and follows the debate."""
    reader.says(debate, WORDS, mailbox)
    reader.does_with_debate = lambda: reader.submits(reader.opens(f"/en/debates/{debate}/follow"), "/follow")
    reader.does_with_debate()
    return reader


@pytest.fixture
def tell(app, mailbox):
    """Lets the worker write its letters at a time; the letters to an address."""

    def run(moment: datetime | None = None):
        with app.app_context(), clock.at(moment or clock.now()):
            actions.tell_of_answers()
            actions.tell_of_closings()
            actions.send_digests()
            mailbox.deliver()

    return run


def subjects(mailbox, address: str) -> list[str]:
    """The subjects of the letters to an address."""
    return [letter["Subject"] for letter in mailbox.to(address)]


def test_an_answer_of_the_host_is_told_at_once_and_once(follower, host, debate, tell, mailbox):
    host.submits(host.opens(f"/en/debates/{debate}"), "/contributions", text="Which bell is it?")
    tell()
    tell()
    letters = [letter for letter in mailbox.to(ANA) if "Nora has written" in letter["Subject"]]
    assert len(letters) == 1
    assert "Which bell is it?" in letters[0].get_body(("plain",)).get_content()


def test_who_is_answered_is_told_without_following(reader, host, debate, standing, tell, mailbox):
    public_id = standing(WORDS)
    host.submits(host.opens(f"/en/debates/{debate}/c/{public_id}/reply"), "/contributions", text="Which bell is it?")
    tell()
    assert "Nora answered you" in subjects(mailbox, ANA)


def test_who_stopped_the_letters_is_not_told_of_answers_either(reader, anyone, host, debate, standing, tell, mailbox):
    public_id = standing(WORDS)
    host.submits(host.opens(f"/en/debates/{debate}/c/{public_id}/reply"), "/contributions", text="Which bell is it?")
    tell()
    anyone.posts(mailbox.link(ANA, "/unsubscribe/"), {"List-Unsubscribe": "One-Click"})
    before = len(mailbox.to(ANA))
    host.submits(host.opens(f"/en/debates/{debate}/c/{public_id}/reply"), "/contributions", text="And how old is it?")
    tell()
    assert len(mailbox.to(ANA)) == before


def test_what_others_of_the_newsroom_write_comes_in_the_digest(follower, journalist, debate, tell, mailbox):
    journalist.submits(journalist.opens(f"/en/debates/{debate}"), "/contributions", text="I took that boat last week.")
    tell()
    assert not [subject for subject in subjects(mailbox, ANA) if "has written" in subject]
    tell(MORNING)
    assert "1 new contribution for you" in subjects(mailbox, ANA)


def test_everything_else_comes_in_one_letter_a_day_and_only_what_stands(follower, debate, standing, anyone, tell, mailbox):
    standing("I would miss the bell.", email="ben@example.org", name="Ben")
    standing("I would miss the captain.", email="eva@example.org", name="Eva")
    anyone.says(debate, "This one waits for a moderator.", mailbox, email="zoe@example.org", name="Zoe")
    tell(MORNING)
    standing("And I the coffee on board.", email="kim@example.org", name="Kim")
    tell(MORNING + timedelta(hours=5))
    [digest] = [letter for letter in mailbox.to(ANA) if "new contribution" in letter["Subject"]]
    assert digest["Subject"] == "2 new contributions for you"
    plain = digest.get_body(("plain",)).get_content()
    assert "I would miss the captain." in plain
    assert "waits for a moderator" not in plain
    tell(MORNING + timedelta(days=1))
    assert "1 new contribution for you" in subjects(mailbox, ANA)


def test_before_seven_in_bern_nobody_is_written_to(follower, standing, tell, mailbox):
    standing("I would miss the bell.", email="ben@example.org", name="Ben")
    tell(datetime(2031, 3, 4, 4, 0))
    assert not [subject for subject in subjects(mailbox, ANA) if "new contribution" in subject]


def test_a_text_removed_before_the_letter_is_not_in_it(follower, standing, moderator, later, tell, mailbox):
    public_id = standing("I would miss the bell.", email="ben@example.org", name="Ben")
    moderator.removes(public_id)
    later()
    tell(MORNING)
    assert not [subject for subject in subjects(mailbox, ANA) if "new contribution" in subject]


def test_one_click_in_the_mail_program_ends_it_without_a_session(follower, anyone, host, debate, tell, mailbox):
    host.submits(host.opens(f"/en/debates/{debate}"), "/contributions", text="Which bell is it?")
    tell()
    letter = mailbox.to(ANA)[-1]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.fullmatch(r"<http://127\.0\.0\.1(/\S+)>", str(letter["List-Unsubscribe"])).group(1)
    assert path in letter.get_body(("plain",)).get_content()
    assert anyone.opens(path).shows("Stop these letters?")
    assert follower.opens(f"/en/debates/{debate}/follow").shows("You follow this debate")  # opening it did nothing
    assert anyone.posts(path, {"List-Unsubscribe": "One-Click"}).status == 200
    assert follower.opens(f"/en/debates/{debate}/follow").shows("Follow this debate?")
    assert anyone.posts(path, {"List-Unsubscribe": "One-Click"}).status == 200
    assert anyone.posts(path + "x", {"List-Unsubscribe": "One-Click"}).status == 404


def test_followers_are_told_once_when_a_debate_is_closed_with_its_summary(follower, host, debate, tell, mailbox):
    closes(host, debate)
    tell()
    closes(host, debate, summary="Almost everybody would miss the bell, and the coffee.")
    tell()
    assert subjects(mailbox, ANA).count(f"What we heard: {make.QUESTION}") == 1


def test_the_box_beside_the_name_lets_a_newcomer_follow(reader, debate, mailbox):
    reader.writes(debate, WORDS, follow="y")
    link = mailbox.link(ANA, "/confirm/")
    reader.submits(reader.opens(link), link)
    assert reader.opens(f"/en/debates/{debate}/follow").shows("You follow this debate")
    assert reader.opens("/en/account/").shows("Debates you follow")


def test_who_wrote_hears_of_replies_once_a_day_without_following_and_of_nothing_else(app, debate, standing, tell, mailbox):
    mine = standing(WORDS)
    standing("I would miss the captain.", email="eva@example.org", name="Eva")
    standing("I know that bell.", email="ben@example.org", name="Ben", answers=mine)
    tell(MORNING)
    letter = next(letter for letter in mailbox.to(ANA) if "new contribution" in letter["Subject"])
    plain = letter.get_body(("plain",)).get_content()
    assert letter["Subject"] == "1 new contribution for you"
    assert "Ben replies to you" in plain
    assert "the captain" not in plain


def test_who_wrote_hears_of_the_end_with_its_summary_unless_such_letters_are_not_wanted(app, debate, host, standing, tell, mailbox):
    standing(WORDS)
    other = make.reader(app, address="127.0.0.31")
    other.says(debate, "Another thought.", mailbox, email="ben@example.org", name="Ben")
    form = other.opens("/en/account/").form("/settings")
    other.posts(form.action, {name: value for name, value in form.values.items() if name != "wants_replies"})
    closes(host, debate)
    tell()
    assert f"What we heard: {make.QUESTION}" in subjects(mailbox, ANA)
    assert f"What we heard: {make.QUESTION}" not in subjects(mailbox, "ben@example.org")


def test_who_stops_following_still_hears_of_replies(follower, debate, standing, tell, mailbox):
    mine = standing(WORDS)
    follower.submits(follower.opens(f"/en/debates/{debate}/follow"), "/follow")
    standing("I would miss the captain.", email="eva@example.org", name="Eva")
    standing("I know that bell.", email="ben@example.org", name="Ben", answers=mine)
    tell(MORNING)
    assert "1 new contribution for you" in subjects(mailbox, ANA)
