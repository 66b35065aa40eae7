"""What waits for a host comes onto their list by itself, and leaves it by an answer, a colleague or a note."""

import re

import pytest

WORDS = "Where do I find others who start again at fifty?"


@pytest.fixture
def question(app, reader, debate, moderator, mailbox, later) -> str:
    """A published contribution whose author asks the host."""
    sent = reader.submits(reader.composes(debate, WORDS), "/contributions", name="Ruth", email="ruth@example.org", asks_host="y")
    link = mailbox.link("ruth@example.org", "/confirm/")
    reader.submits(reader.opens(link), link)
    public_id = sent.location.rpartition("#c-")[2]
    moderator.approves(public_id)
    later()
    return public_id


def worklist(host, debate) -> str:
    """The host's page up to the newest contributions."""
    return host.opens(f"/desk/debates/{debate}").text.partition('id="new"')[0]


def test_a_question_to_the_host_stands_first_until_the_host_answers(host, debate, question):
    assert "1 waits for an answer" in worklist(host, debate)
    assert WORDS in worklist(host, debate)
    assert host.opens("/desk/debates/").shows("1 contribution waits for your answer")
    host.submits(host.opens(f"/en/debates/{debate}/c/{question}/reply"), "/contributions", text="At the Saturday school, for one.")
    assert "Nothing waits for your answer" in worklist(host, debate)


def test_what_waits_for_a_moderator_does_not_wait_for_the_host(reader, debate, host, mailbox):
    sent = reader.submits(reader.composes(debate, WORDS), "/contributions", name="Ruth", email="ruth@example.org", asks_host="y")
    assert sent.status == 303
    assert "Nothing waits for your answer" in worklist(host, debate)


def test_a_reply_to_the_host_waits_too_and_an_ordinary_contribution_does_not(host, debate, standing, question):
    host.submits(host.opens(f"/en/debates/{debate}/c/{question}/reply"), "/contributions", text="At the Saturday school, for one.")
    page = host.opens(f"/en/debates/{debate}")
    answer = re.search(r'class="contrib" id="c-([a-z0-9]+)"', page.text)[1]
    standing("Thank you, I had not thought of it.", email="ben@example.org", name="Ben", answers=answer)
    standing("I only want to say that I like boats.", email="eva@example.org", name="Eva")
    assert "Thank you, I had not thought of it." in worklist(host, debate)
    assert "I like boats" not in worklist(host, debate)


def test_it_leaves_the_list_without_an_answer_only_with_a_note(host, debate, question):
    page = host.opens(f"/desk/debates/{debate}")
    assert host.submits(page, "/dismissal", note="  ").status == 400
    assert host.submits(page, "/dismissal", note="Answered in the article of Friday.").status == 303
    assert "Nothing waits for your answer" in worklist(host, debate)
    assert host.submits(page, "/dismissal", note="Again.").status == 409


def test_it_can_be_given_to_a_colleague_on_whose_list_it_then_stands(host, journalist, debate, question):
    page = host.opens(f"/desk/debates/{debate}")
    assert host.submits(page, "/delegation").status == 400
    number = page.text.partition(">Jonas</option>")[0].rpartition('value="')[2].rstrip('">')
    assert host.submits(page, "/delegation", to=number, note="You know the school.").status == 303
    assert journalist.opens("/desk/debates/").shows(WORDS)
    assert not host.opens("/desk/debates/").shows("waits for your answer")
    answer = journalist.opens(f"/en/debates/{debate}/c/{question}/reply")
    journalist.submits(answer, "/contributions", text="The school at Ostermatt, on Saturdays.")
    assert not journalist.opens("/desk/debates/").shows("waits for your answer")


def test_somebody_else_cannot_clear_it(journalist, host, debate, question):
    form = host.opens(f"/desk/debates/{debate}").form("/dismissal")
    assert not journalist.opens(f"/desk/debates/{debate}").forms("/dismissal")
    token = journalist.opens("/en/conversations/new").form("/conversations/new").values["csrf_token"]
    assert journalist.posts(form.action, {"csrf_token": token, "note": "Not mine."}).status == 403


def test_what_its_author_withdraws_waits_no_longer(reader, host, debate, question):
    reader.does_with(debate, question, "withdraw")
    assert "Nothing waits for your answer" in worklist(host, debate)


def test_the_host_sees_what_readers_told_the_moderators_and_how_the_picks_stand(host, debate, question, anyone):
    anyone.does_with(debate, question, "flag", reason="off_topic")
    page = host.opens(f"/desk/debates/{debate}")
    assert page.shows("Told to the moderators")
    assert page.shows("No pick yet in: English")
    host.submits(page, f"/picks/{question}")
    assert not host.opens(f"/desk/debates/{debate}").shows("No pick yet in")
