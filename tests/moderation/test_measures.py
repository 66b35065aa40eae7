"""Warnings, muting until a day, blocking until a day: each is told, each ends, each stands on the reader's page."""

import pytest

from desk.moderation.actions import measuring
from tests import make
from tests.contributions.test_joining_a_debate import ANA, WORDS


@pytest.fixture
def author(reader, debate, moderator, mailbox, later):
    """A reader with a published contribution; gives its public id."""
    public_id = reader.says(debate, WORDS, mailbox)
    moderator.approves(public_id)
    later()
    return public_id


def plain(letter) -> str:
    """The letter as text, in one line."""
    return " ".join(letter.get_body(("plain",)).get_content().split())


def test_a_warning_is_told_with_its_rule_and_changes_nothing_else(author, moderator, reader, debate, mailbox):
    assert moderator.imposes(author, "warning", clause="").status == 422
    assert moderator.imposes(author, "warning", note="Please stay with the question.").status == 303
    letter = mailbox.to(ANA)[-1]
    assert "House rule 2: Attacks a person or a group." in plain(letter)
    assert "Please stay with the question." in plain(letter)
    assert "This is a warning." in plain(letter)
    assert reader.opens("/en/account/").shows("Warned")
    reader.says(debate, "A second thought about the boat.", mailbox)
    assert moderator.opens("/desk/moderation/").shows("1 waiting")


def test_who_is_muted_is_held_apart_until_the_day_and_told_when_it_is_over(author, moderator, reader, debate, mailbox, works, later_on):
    moderator.imposes(author, "mute", days="3")
    assert "what you write is held apart" in plain(mailbox.to(ANA)[-1])
    assert reader.sees(debate).shows("what you write is held apart")
    reader.says(debate, "Something while I am muted, about boats.", mailbox)
    assert moderator.opens("/desk/moderation/?view=held").shows("while I am muted")
    with later_on(moderator, days=3, minutes=1):
        works(measuring.end_due)
        assert mailbox.to(ANA)[-1]["Subject"] == "You can take part again"
        reader.browser.delete_cookie("desk", domain="127.0.0.1")
        reader.email = ""
        reader.says(debate, "Something after that, about boats.", mailbox, email=ANA)
        assert moderator.opens("/desk/moderation/").shows("Something after that")


def test_who_is_blocked_takes_no_part_gets_the_text_back_and_may_still_read_and_tell_us(
    app, author, moderator, reader, debate, mailbox, standing
):
    other = standing("Somebody else’s thought.", email="ben@example.org", name="Ben")
    page = reader.sees(debate)
    moderator.imposes(author, "block", days="30")
    refused = reader.submits(page, "/contributions", text="Let me say one more thing.")
    assert refused.status == 409
    assert refused.shows("You cannot take part until")
    assert "Let me say one more thing." in refused.text
    assert reader.does_with(debate, other, "recommend").status == 409
    asked = reader.submits(reader.opens("/en/conversations/new"), "/conversations/new", question="Who pays for the boat?", seen="yes")
    assert asked.status == 409
    assert reader.does_with(debate, other, "flag", reason="off_topic").shows("a moderator will look")
    again = make.reader(app, address="127.0.0.77")
    again.writes(debate, "From another browser, then.", email=ANA)
    link = mailbox.link(ANA, "/confirm/")
    assert again.submits(again.opens(link), link).status == 409


def test_a_measure_can_be_ended_before_its_time_and_both_stay_in_the_history(author, moderator, reader, debate, mailbox):
    moderator.imposes(author, "block", days="30", note="For a month.")
    page = moderator.opens(f"/desk/moderation/{author}/author")
    assert page.shows("Blocked: takes no part")
    moderator.submits(page, "/end")
    page = moderator.opens(f"/desk/moderation/{author}/author")
    assert page.shows("ended")
    assert page.shows("For a month.")
    assert mailbox.to(ANA)[-1]["Subject"] == "You can take part again"
    reader.says(debate, "Glad to be back.", mailbox)


def test_a_block_takes_the_place_of_a_mute(author, moderator, reader):
    moderator.imposes(author, "mute", days="3")
    moderator.imposes(author, "block", days="7")
    page = moderator.opens(f"/desk/moderation/{author}/author")
    assert len(page.forms("/end")) == 1
    assert page.shows("Blocked: takes no part")


def test_nobody_of_the_newsroom_is_warned_here(moderator, host, debate, standing, author):
    host.submits(host.opens(f"/en/debates/{debate}/c/{author}/reply"), "/contributions", text="Thank you for the bell.")
    answer = host.opens(f"/en/debates/{debate}").text.partition('class="contrib" id="c-')[2].partition('"')[0]
    assert not moderator.opens(f"/desk/moderation/{answer}/author").forms("/measures")


def test_trust_is_earned_by_three_approvals_and_lost_by_too_many_removals(app, reader, debate, moderator, mailbox, later):
    ids = [reader.says(debate, f"{WORDS} And thought number {n}.", mailbox) for n in range(3)]
    for n, public_id in enumerate(ids):
        assert moderator.opens(f"/desk/moderation/{public_id}/author").shows("New."), n
        moderator.approves(public_id)
        later()
    assert moderator.opens(f"/desk/moderation/{ids[0]}/author").shows("Known.")
    moderator.removes(ids[0])
    later()
    assert moderator.opens(f"/desk/moderation/{ids[0]}/author").shows("New.")
