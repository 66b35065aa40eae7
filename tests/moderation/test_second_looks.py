"""An author asks for a second look; somebody else answers with what the first one saw; the ombuds office gets one file."""

from datetime import timedelta

import pytest

from desk.accounts.models import Role
from desk.core import clock
from desk.i18n.dates import as_date, day
from desk.moderation.models import ModerationAppeal
from tests import make
from tests.contributions.test_joining_a_debate import ANA, WORDS


@pytest.fixture
def otto(app):
    """A moderator who did not decide."""
    return make.staff(app, "Otto", (Role.MODERATOR, "en"))


@pytest.fixture
def removed(reader, debate, moderator, mailbox, later) -> str:
    """A contribution that was not published, with a reason."""
    public_id = reader.says(debate, WORDS, mailbox)
    moderator.removes(public_id, "private", note="It names a child.")
    later()
    return public_id


def ombuds_day(app) -> str:
    """The day twenty days from now, as a letter says it."""
    with app.test_request_context("/en/"):
        return day(as_date(clock.now() + timedelta(days=20)))


def asks(reader, debate, public_id: str, reason: str = "The child is me, forty years ago."):
    """Ask for a second look."""
    path = f"/en/debates/{debate}/c/{public_id}/appeal"
    return reader.submits(reader.opens(path), "/appeal", reason=reason)


def plain(letter) -> str:
    """The letter as text, in one line."""
    return " ".join(letter.get_body(("plain",)).get_content().split())


def open_appeal(moderator) -> str:
    """The address of the appeal that waits."""
    return next(link for link in moderator.opens("/desk/moderation/appeals/").links().values() if "/appeals/" in link)


def test_the_letter_about_a_removal_leads_to_the_second_look_and_names_the_ombuds_date(app, reader, removed, mailbox, debate):
    letter = plain(mailbox.to(ANA)[-1])
    assert f"/en/debates/{debate}/c/{removed}/appeal" in letter
    assert f"ombuds office of SRG SSR until {ombuds_day(app)}" in letter
    assert reader.opens("/en/account/").shows("Ask for a second look")


def test_somebody_else_sees_what_the_first_saw_and_lets_it_stand(reader, debate, removed, moderator, otto, mailbox, anyone, kept):
    assert asks(reader, debate, removed, reason=" ").status == 422
    assert asks(reader, debate, removed).status == 303
    assert "You have an answer by" in plain(mailbox.to(ANA)[-1])
    assert "forty years ago" in plain(mailbox.to(otto.email)[-1])
    assert not mailbox.to(moderator.email)
    page = otto.opens(open_appeal(otto))
    assert page.shows("It names a child.")
    assert page.shows(WORDS)
    assert not moderator.opens(open_appeal(otto)).forms(open_appeal(otto))
    otto.submits(page, open_appeal(otto), outcome="changed", reason="You are right: it is about yourself.")
    assert anyone.sees(debate).shows(WORDS)
    assert "You are right: it is about yourself." in plain(mailbox.to(ANA)[-1])
    assert reader.opens(f"/en/debates/{debate}/c/{removed}/appeal").shows("Second look: it stands again")
    assert kept(ModerationAppeal) == 1


def test_who_decided_cannot_answer_even_by_sending_the_form(reader, debate, removed, moderator, otto):
    asks(reader, debate, removed)
    path = open_appeal(otto)
    form = otto.opens(path).form(path)
    token = moderator.opens("/en/conversations/new").form("/conversations/new").values["csrf_token"]
    sent = moderator.posts(path, form.values | {"csrf_token": token, "outcome": "confirmed", "reason": "I was right."})
    assert sent.status == 403


def test_if_the_removal_was_right_the_last_letter_names_the_ombuds_office_and_the_date_does_not_move(
    app, reader, debate, removed, otto, mailbox, later_on, anyone
):
    until = ombuds_day(app)
    asks(reader, debate, removed)
    with later_on(otto, days=3):
        path = open_appeal(otto)
        otto.submits(otto.opens(path), path, outcome="confirmed", reason="The name of a child does not belong here.")
        letter = plain(mailbox.to(ANA)[-1])
    assert "This was our last word." in letter
    assert until in letter
    assert not anyone.sees(debate).shows(WORDS)


def test_one_asks_once_and_not_after_the_ombuds_date(reader, debate, removed, otto, moderator, later_on, kept, mailbox):
    asks(reader, debate, removed)
    page = reader.opens(f"/en/debates/{debate}/c/{removed}/appeal")
    assert page.shows("Somebody else is looking at it")
    assert not page.forms("/appeal")
    assert kept(ModerationAppeal) == 1


def test_after_twenty_days_it_is_too_late_and_the_words_are_given_back(reader, debate, removed, later_on):
    page = reader.opens(f"/en/debates/{debate}/c/{removed}/appeal")
    with later_on(days=21):
        refused = reader.submits(page, "/appeal", reason="I was away.")
    assert refused.status == 409
    assert "I was away." in refused.text


def test_nobody_else_can_ask_about_it_or_see_it(anyone, app, debate, removed, mailbox):
    path = f"/en/debates/{debate}/c/{removed}/appeal"
    assert "/sign-in" in anyone.opens(path).location
    other = make.reader(app, address="127.0.0.55")
    other.says(debate, "Another thought altogether.", mailbox, email="ben@example.org", name="Ben")
    assert other.opens(path).status == 404


def test_the_case_is_one_file_with_everything_it_rests_on_as_it_was_then(
    app, reader, debate, removed, moderator, otto, host, mailbox, standing, later
):
    asks(reader, debate, removed)
    edit = f"/desk/debates/{debate}/edit"
    host.submits(host.opens(edit), edit, question="What else has changed since then?")
    page = otto.opens(open_appeal(otto))
    answer = otto.opens(page.links()["The case as a file"])
    assert answer.headers["Content-Disposition"].startswith("attachment")
    for words in (WORDS, "It names a child.", "4. Private details of others", "Mona", "What does a winter ferry mean", "forty years ago"):
        assert words in answer.text, words
    assert ombuds_day(app) in answer.text
    assert "<script" not in answer.text


def test_two_who_answer_at_once_the_second_is_told(app, reader, debate, removed, otto, editor):
    asks(reader, debate, removed)
    path = open_appeal(otto)
    page = editor.opens(path)
    otto.submits(otto.opens(path), path, outcome="confirmed", reason="It names a child.")
    second = editor.submits(page, path, outcome="changed", reason="I see it otherwise.")
    assert second.status == 409
    assert second.shows("Otto has answered this already.")
    assert "I see it otherwise." in second.text
