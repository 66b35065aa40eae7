"""A reader takes everything along, or leaves; then name and words are nowhere, and where others replied an empty place stays."""

import json

import pytest

from desk.accounts.models import User
from desk.contributions.models import Contribution
from desk.core.db import db
from desk.own_data.quotes import Leaving, without_citations, without_quotations
from tests import make
from tests.debates.test_hosting import closes

WORDS = "The bell at Corvesin is lower than ours, and it was cast from an anchor."
BEATRIZ = "beatriz@example.org"


@pytest.fixture
def beatriz(app, debate, moderator, mailbox, later):
    """A reader with two contributions that stand and one that waits; gives her and their public ids."""
    person = make.reader(app, address="127.0.0.21")
    ids = []
    for words in (WORDS, "And I took the boat to school for nine years."):
        ids.append(person.says(debate, words, mailbox, email=BEATRIZ, name="Beatriz Salgado"))
        moderator.approves(ids[-1])
        later()
    person.says(debate, "This one still waits for a moderator.", mailbox, email=BEATRIZ)
    return person, ids


def everywhere(app) -> str:
    """Every text and number in the database, but the log's and the names of other people."""
    with app.app_context():
        found = [str(row) for table in db.metadata.sorted_tables for row in db.session.execute(db.select(table))]
        db.session.rollback()
        return "\n".join(found)


def leaves(person):
    """Delete the account."""
    path = "/en/account/deletion"
    return person.submits(person.opens(path), path, sure="y")


def test_the_file_holds_everything_and_nothing_of_others(app, beatriz, debate, standing, moderator, later, mailbox):
    person, ids = beatriz
    other = standing("Somebody else’s thought about it.", email="ben@example.org", name="Ben")
    person.does_with(debate, other, "recommend")
    person.does_with(debate, ids[0], "edit", text=WORDS + " Really.")
    moderator.imposes(ids[0], "warning", note="Please stay with the boat.")
    answer = person.opens("/en/account/data")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    data = json.loads(answer.text)
    assert data["account"]["email"] == BEATRIZ
    assert [len(one["versions"]) for one in data["contributions"]] == [2, 1, 1]
    assert data["recommendations"] == [{"debate": debate, "contribution": other}]
    assert data["measures"][0]["note"] == "Please stay with the boat."
    assert data["follows"] == [{"debate": debate, "only_replies": True, "stopped": False}]
    assert data["letters"]
    for secret in ("Somebody else’s thought", "ben@example.org", "Mona", "newsroom.example"):
        assert secret not in answer.text, secret


def test_nobody_else_and_nobody_of_the_newsroom_gets_or_deletes_it(anyone, host):
    for who in (anyone, host):
        assert who.opens("/en/account/data").status == 404
        assert who.opens("/en/account/deletion").status == 404


def test_who_leaves_is_asked_once_more_and_then_name_address_and_words_are_nowhere(app, beatriz, debate, mailbox):
    person, _ids = beatriz
    mailbox.deliver()
    assert person.submits(person.opens("/en/account/deletion"), "/deletion").status == 422
    assert leaves(person).shows("Your account is deleted")
    left = everywhere(app)
    for words in (BEATRIZ, "Salgado", "cast from an anchor", "boat to school", "still waits for a moderator"):
        assert words not in left, words
    assert person.opens("/en/account/").status == 302


def test_an_empty_place_stays_only_where_others_replied(app, beatriz, debate, standing, anyone, mailbox):
    person, ids = beatriz
    standing("I know that bell, too.", email="ben@example.org", name="Ben", answers=ids[0])
    leaves(person)
    page = anyone.sees(debate)
    assert page.shows("This place is empty: its author has withdrawn the text.")
    assert page.shows("I know that bell, too.")
    assert page.shows("1 contribution")
    assert anyone.opens(f"/en/debates/{debate}/c/{ids[0]}").status == 410
    assert anyone.opens(f"/en/debates/{debate}/c/{ids[1]}").status == 404
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Contribution)) == 2


def test_quotations_of_the_words_go_too_and_the_reply_stays(beatriz, debate, standing, anyone):
    person, ids = beatriz
    quoted = "> The bell at Corvesin is lower than ours, and it was cast…\n\nFrom which anchor?"
    standing(quoted, email="ben@example.org", name="Ben", answers=ids[0])
    leaves(person)
    page = anyone.sees(debate)
    assert page.shows("From which anchor?")
    assert not page.shows("lower than ours")


def test_the_summary_loses_her_words_her_name_and_the_link(beatriz, debate, host, standing, anyone):
    person, ids = beatriz
    other = standing("Bells are for fog.", email="ben@example.org", name="Ben")
    here = f"http://127.0.0.1/en/debates/{debate}/c/"
    summary = (
        f"Beatriz Salgado told us “The bell at Corvesin is lower than ours”, see [her words]({here}{ids[0]}). "
        f"[Ben]({here}{other}) disagreed."
    )
    assert closes(host, debate, summary=summary).status == 303
    assert anyone.sees(debate).shows("her words")
    leaves(person)
    page = anyone.sees(debate)
    for words in ("Salgado", "lower than ours", "her words", ids[0]):
        assert words not in page.text, words
    assert page.shows("disagreed.")
    assert "Ben" in page.links()


def test_counts_and_recommendations_follow(app, beatriz, debate, standing, anyone):
    person, _ids = beatriz
    other = standing("Somebody else’s thought about it.", email="ben@example.org", name="Ben")
    person.does_with(debate, other, "recommend")
    assert anyone.opens("/en/debates/").shows("3 contributions by 2 people")
    leaves(person)
    with app.app_context():
        assert db.session.scalar(db.select(Contribution.recommendations).where(Contribution.public_id == other)) == 0
        assert db.session.scalar(db.select(User.id).where(User.email == BEATRIZ)) is None
    assert anyone.sees(debate).shows("1 contribution")
    assert not anyone.opens("/en/debates/").shows("by 2 people")


def test_no_letter_that_waits_leaves_after_that(beatriz, mailbox, mail_server):
    person, _ids = beatriz
    mail_server[1].letters.clear()
    person.posts("/en/account/sign-in", {})
    leaves(person)
    assert not mailbox.to(BEATRIZ)


def test_a_threat_is_kept_out_of_sight_until_an_editor_has_decided(app, beatriz, debate, moderator, editor, anyone):
    person, ids = beatriz
    moderator.submits(moderator.opens(f"/desk/moderation/{ids[0]}"), "/escalation", note="Look at the second sentence.")
    leaves(person)
    page = editor.opens(f"/desk/moderation/{ids[0]}")
    assert page.shows("cast from an anchor")
    assert not page.shows("Salgado")
    assert not anyone.sees(debate).shows("cast from an anchor")


def test_one_can_come_back_as_somebody_new(app, beatriz, debate, mailbox):
    person, _ids = beatriz
    leaves(person)
    again = make.reader(app, address="127.0.0.22")
    again.says(debate, "A fresh start, then.", mailbox, email=BEATRIZ, name="Bea")
    assert again.opens("/en/account/").shows("Bea")


def test_settings_are_kept_and_change_the_language_of_pages_and_letters(beatriz):
    person, _ids = beatriz
    sent = person.submits(person.opens("/en/account/"), "/settings", language="ar")
    assert sent.location == "/ar/account/"
    form = person.opens("/ar/account/").form("/settings")
    assert form.values["language"] == "ar"
    assert "wants_replies" in form.values
    values = {name: value for name, value in form.values.items() if name != "wants_replies"}
    person.posts(form.action, values)
    assert "wants_replies" not in person.opens("/ar/account/").form("/settings").values


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("> The bell is lower than ours\n\nYes.", "> […]\n\nYes."),
        ("> lower than\n> ours, and older\nYes.", "> […]\nYes."),
        ("> Something else altogether\n\nYes.", "> Something else altogether\n\nYes."),
        ("> bell\n\nToo short to be hers.", "> bell\n\nToo short to be hers."),
        ("5 > 3, and the bell is lower than ours", "5 > 3, and the bell is lower than ours"),
    ],
)
def test_only_quotations_of_these_words_are_replaced(text, left):
    assert without_quotations(text, Leaving(["The bell is lower than ours, and older."])) == left


@pytest.mark.once
def test_a_name_that_is_part_of_another_word_stays():
    assert without_citations("Ana and Anastasia", Leaving(["x"], {"Ana"})) == "[…] and Anastasia"
