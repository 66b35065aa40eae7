"""Several moderators and a long queue: what is in hand, the same decision about several, escalating, asking the host."""

import pytest

from desk.accounts.models import Role
from tests import make
from tests.contributions.test_joining_a_debate import ANA, WORDS


@pytest.fixture
def otto(app):
    """Another moderator of English."""
    return make.staff(app, "Otto", (Role.MODERATOR, "en"))


@pytest.fixture
def waiting(reader, debate, mailbox) -> list[str]:
    """Three contributions in the queue."""
    return [reader.says(debate, f"{WORDS} And thought number {n}.", mailbox) for n in range(3)]


def takes(moderator, public_id: str, **given):
    """Take a contribution in hand, as the open page does by itself."""
    token = moderator.opens("/en/conversations/new").form("/conversations/new").values["csrf_token"]
    return moderator.posts(f"/desk/moderation/{public_id}/claim", {"csrf_token": token, **given})


def test_what_a_colleague_has_in_hand_is_seen_left_alone_and_can_be_taken_over(moderator, otto, waiting, later_on):
    takes(moderator, waiting[0])
    page = otto.opens("/desk/moderation/")
    assert page.shows("in hand: Mona")
    assert f"/desk/moderation/{waiting[1]}/approval" in page.text  # the first that is free is open
    refused = otto.approves(waiting[0])
    assert refused.status == 409
    assert refused.shows("Mona is reading this")
    otto.submits(otto.opens(f"/desk/moderation/{waiting[0]}"), "/claim")
    assert otto.approves(waiting[0]).status == 303
    assert moderator.approves(waiting[0]).status == 409


def test_a_claim_ends_by_itself_and_the_open_page_keeps_it(moderator, otto, waiting, later_on):
    answer = takes(moderator, waiting[0], quietly="yes")
    assert '"mine":true' in answer.text.replace(" ", "")
    assert '"name":"Mona"' in takes(otto, waiting[0], quietly="yes").text.replace(" ", "")
    with later_on(otto, minutes=4):
        assert otto.approves(waiting[0]).status == 303


def bulk(moderator, chosen: list[str], **given):
    """Choose these and decide about them together."""
    page = moderator.opens("/desk/moderation/")
    values = page.form("/bulk").values
    boxes = [value for public_id in chosen for value in [f"{public_id} 1 0"]]
    return moderator.posts("/desk/moderation/bulk", values | {"chosen": boxes} | given)


def test_several_are_decided_together_and_taken_back_together(moderator, waiting, anyone, debate, later):
    bulk(moderator, waiting, verdict="approve")
    page = moderator.opens("/desk/moderation/")
    assert page.shows("3 decided.")
    moderator.submits(page, "/undo")
    later()
    assert not anyone.sees(debate).shows(WORDS)
    assert moderator.opens("/desk/moderation/").shows("3 waiting")
    bulk(moderator, waiting, verdict="approve")
    later()
    assert anyone.sees(debate).shows("3 contributions")


def test_together_what_a_colleague_decided_meanwhile_is_left_alone_and_named(moderator, otto, waiting, later, anyone, debate):
    otto.approves(waiting[1])
    page = moderator.follows(bulk(moderator, waiting, verdict="remove", clause="advertising"))
    assert page.shows("2 decided.")
    assert page.shows("Otto decided this at")
    later()
    assert anyone.sees(debate).shows("1 contribution")


def test_a_removal_of_several_needs_its_rule_and_none_chosen_is_said(moderator, waiting):
    assert bulk(moderator, waiting, verdict="remove", clause="").shows("Choose the house rule they break")
    assert bulk(moderator, [], verdict="approve").status == 409


def test_what_is_escalated_is_read_by_nobody_else_until_an_editor_decides(
    moderator, editor, standing, anyone, debate, mailbox, later, app, host
):
    legal = make.staff(app, "Beat", (Role.LEGAL, None))
    public_id = standing("I know where he lives, and I will be there on Sunday.")
    moderator.submits(moderator.opens(f"/desk/moderation/{public_id}"), "/escalation", note="He names the street.")
    page = anyone.sees(debate)
    assert not page.shows("on Sunday")
    assert page.shows("The moderators are looking at this contribution again.")
    for address in (legal.email, editor.email):
        letter = mailbox.to(address)[-1]
        assert letter["Subject"] == "At once: a threat or a danger in a debate"
        assert "He names the street." in letter.get_body(("plain",)).get_content()
    assert legal.opens(f"/desk/moderation/{public_id}").shows("on Sunday")
    assert not moderator.opens(f"/desk/moderation/{public_id}").forms("/approval")
    editor.approves(public_id)
    later()
    assert anyone.sees(debate).shows("on Sunday")


def test_a_moderator_asks_the_host_and_reads_the_answer_in_the_queue(moderator, host, debate, waiting):
    moderator.submits(moderator.opens(f"/desk/moderation/{waiting[0]}"), "/question", note="Is the captain’s name public?")
    page = host.opens(f"/desk/debates/{debate}")
    assert page.shows("Is the captain’s name public?")
    assert page.shows("thought number 0")
    host.submits(page, "/dismissal", note="Yes, he gave it to us.")
    assert moderator.opens(f"/desk/moderation/{waiting[0]}").shows("Yes, he gave it to us.")


def test_the_letter_can_be_read_before_it_is_sent_in_the_authors_language(app, debate, mailbox, moderator, waiting, anyone, later):
    page = moderator.opens(f"/desk/moderation/{waiting[0]}")
    letter = moderator.submits(page, "/removal", clause="attack", note="Leave out the last word, please.", letter="yes")
    assert letter.shows("House rule 2: Attacks a person or a group.")
    assert letter.shows("What the moderator adds")
    assert letter.shows("Leave out the last word, please.")
    before = len(mailbox.to(ANA))
    later()
    assert len(mailbox.to(ANA)) == before
    moderator.submits(letter, "/removal")
    later()
    assert "Leave out the last word" in mailbox.to(ANA)[-1].get_body(("plain",)).get_content()


def test_what_was_removed_can_stand_again_in_its_place_and_its_author_is_told(moderator, standing, anyone, debate, mailbox, later):
    first, second = standing(WORDS), standing("Another one about the boat.", email="ben@example.org", name="Ben")
    moderator.removes(first)
    later()
    assert not anyone.sees(debate).shows(WORDS)
    moderator.submits(moderator.opens(f"/desk/moderation/{first}"), "/restoration", note="We read it wrongly, sorry.")
    later()
    page = anyone.sees(debate, query="?order=oldest")
    assert page.text.index(first) < page.text.index(second)
    assert page.shows("2 contributions")
    letter = mailbox.to(ANA)[-1]
    assert letter["Subject"] == "Your contribution stands again"
    assert "We read it wrongly" in letter.get_body(("plain",)).get_content()


def test_what_was_never_published_can_be_restored_too(moderator, reader, debate, mailbox, later, anyone):
    public_id = reader.says(debate, WORDS, mailbox)
    moderator.removes(public_id)
    later()
    moderator.submits(moderator.opens(f"/desk/moderation/{public_id}"), "/restoration")
    later()
    assert anyone.sees(debate).shows(WORDS)


def test_the_log_names_every_decision_and_who_made_it(moderator, standing, later):
    public_id = standing(WORDS)
    moderator.removes(public_id, "copied")
    later()
    page = moderator.opens("/desk/moderation/log")
    assert page.shows("9. Somebody else’s text")
    assert page.shows("Mona")
