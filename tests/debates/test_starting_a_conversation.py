"""A reader proposes a question from an article; the desk makes a debate of it, or answers why not."""

import pytest

from desk.accounts.models import Role
from desk.contributions.actions.adopting import adopt_answers
from desk.debates.models import Proposal
from tests import make

QUESTION = "Who should pay for the boat?"
ANA = "ana@example.org"


def proposes(reader, question=QUESTION, **filled):
    """Fill in the form that the article's link opens."""
    page = reader.opens("/en/conversations/new?article=" + make.FERRY)
    return reader.submits(page, "/conversations/new", **({"question": question, "name": "Ana", "email": ANA} | filled))


@pytest.fixture
def proposed(reader, host, ferry, mailbox) -> str:
    """A confirmed proposal; the address of its page on the desk."""
    proposes(reader, answer="I would: ten francs a year.")
    link = mailbox.link(ANA, "/confirm/")
    reader.submits(reader.opens(link), link)
    return mailbox.link(host.email, "/desk/debates/proposals/")


def test_the_articles_page_has_all_three_calls_to_action(anyone, ferry):
    page = anyone.opens("/en/articles/the-last-ferry-of-the-season")
    for words in ("Join a debate with our journalists", "Start a conversation about this article", "Report a factual error"):
        assert words in page.links()
    assert anyone.opens(page.links()["Start a conversation about this article"]).shows("The last ferry of the season")


def test_a_question_goes_to_the_desk_after_one_button(reader, host, ferry, mailbox):
    sent = proposes(reader)
    assert reader.follows(sent).shows("A letter to a…a@example.org is on its way.")
    assert mailbox.to(host.email) == []
    link = mailbox.link(ANA, "/confirm/")
    assert reader.opens(link).shows(QUESTION)
    assert mailbox.to(host.email) == []
    reader.submits(reader.opens(link), link)
    assert mailbox.to(host.email)[-1]["Subject"] == "A reader proposes a question"
    assert host.opens("/desk/debates/").shows(QUESTION)
    assert reader.opens("/en/account/").shows("With a journalist")


def test_similar_debates_are_shown_first_and_nothing_typed_is_lost(reader, debate, kept):
    page = proposes(reader, question="What does a winter ferry mean to a village?")
    assert page.status == 200
    assert page.shows("Look at these first.")
    assert page.shows(make.QUESTION)
    assert kept(Proposal) == 0
    assert reader.submits(page, "/conversations/new").status == 303
    assert kept(Proposal) == 1


def test_the_desk_makes_a_debate_of_it_and_names_the_proposer(app, reader, host, anyone, proposed, mailbox, moderator):
    page = host.opens(proposed)
    form = host.opens(page.links()["Make a debate of it"])
    assert form.form("/desk/debates/new").values["question"] == QUESTION
    made = host.follows(host.submits(form, "/desk/debates/new", context="Boats cost money.", stand_in="0"))
    assert mailbox.to(ANA)[-1]["Subject"] != "Your question is a debate now"
    host.submits(made, "/opening")
    assert anyone.sees("who-should-pay-for-the-boat").shows("Proposed by a reader: Ana")
    assert mailbox.to(ANA)[-1]["Subject"] == "Your question is a debate now"
    with app.app_context():
        adopt_answers()
        adopt_answers()
    assert moderator.opens("/desk/moderation/").shows("1 waiting")
    assert moderator.opens("/desk/moderation/").shows("ten francs a year")


def test_who_does_not_want_to_be_named_is_not(reader, host, anyone, ferry, mailbox):
    page = reader.opens("/en/conversations/new?article=" + make.FERRY)
    form = page.form("/conversations/new")
    form.values.pop("may_be_named")
    reader.posts(form.action, form.values | {"question": QUESTION, "name": "Ana", "email": ANA})
    link = mailbox.link(ANA, "/confirm/")
    reader.submits(reader.opens(link), link)
    desk = host.opens(mailbox.link(host.email, "/desk/debates/proposals/"))
    made = host.submits(host.opens(desk.links()["Make a debate of it"]), "/desk/debates/new", context="Boats cost money.", stand_in="0")
    host.submits(host.follows(made), "/opening")
    assert not anyone.sees("who-should-pay-for-the-boat").shows("Ana")


def test_declining_needs_an_answer_and_sends_it(host, proposed, reader, mailbox):
    page = host.opens(proposed)
    assert host.submits(page, proposed).shows("Every proposal gets one")
    host.submits(page, proposed, reply="We asked this last year; here is what we heard.")
    letter = mailbox.to(ANA)[-1]
    assert letter["Subject"] == "Our answer to your question"
    assert "We asked this last year" in letter.get_body(("plain",)).get_content()
    assert reader.opens("/en/account/").shows("We asked this last year")
    assert host.submits(page, proposed, reply="Again.").status == 409


@pytest.mark.parametrize(
    "filled, said",
    [
        ({"question": "The boat is late"}, "ends with a question mark"),
        ({"question": "x" * 141 + "?"}, "shorten this to 140"),
        ({"name": "ana@example.org"}, "looks like an e-mail address"),
        ({"email": "nobody"}, "Enter an e-mail address like"),
    ],
)
def test_what_will_not_do_gets_a_sentence_and_nothing_is_lost(reader, ferry, filled, said):
    page = proposes(reader, answer="My own answer.", **filled)
    assert page.status == 422
    assert page.shows(said)
    assert page.form("/conversations/new").values["answer"] == "My own answer."


def test_journalists_of_other_languages_and_moderators_do_not_answer_it(app, proposed, moderator):
    french = make.staff(app, "Fabienne", (Role.JOURNALIST, "fr"))
    assert french.opens(proposed).status == 404
    assert moderator.opens(proposed).status == 404
