"""A moderator reads what waits, decides with a reason, and can take it back for ten seconds."""

from datetime import timedelta

import pytest

from desk.accounts.models import Role
from desk.core import clock
from desk.debates.models import Moderation
from tests import make
from tests.contributions.test_joining_a_debate import ANA, WORDS


@pytest.fixture
def waiting(reader, debate, mailbox) -> str:
    """A confirmed contribution in the queue; its public id."""
    return reader.says(debate, WORDS, mailbox)


def test_the_queue_shows_only_languages_the_moderator_reads_oldest_first(app, debate, mailbox, moderator):
    make.reader(app).says(debate, "Le bateau me manque, surtout en novembre.", mailbox, email="luc@example.org", lang="fr", language="fr")
    make.reader(app).says(debate, "Mir fehlt das Schiff.", mailbox, email="uli@example.org", name="Uli", lang="de", language="de")
    make.reader(app).says(debate, WORDS, mailbox)
    page = moderator.opens("/desk/moderation/")
    assert page.shows("2 waiting")
    assert not page.shows("Le bateau")
    assert page.text.index("Mir fehlt") < page.text.index("The bell at Corvesin")
    assert not moderator.opens("/desk/moderation/?language=de").shows("The bell at Corvesin")


def test_a_reply_is_read_in_its_context(reader, debate, standing, moderator, mailbox):
    root = standing("We took the boat to school.", email="ben@example.org", name="Ben")
    public_id = reader.says(debate, "So did we, until 1998.", mailbox, answers=root)
    page = moderator.opens(f"/desk/moderation/{public_id}")
    assert page.shows("In reply to Ben")
    assert page.shows("We took the boat to school.")


def test_no_rule_is_chosen_beforehand_and_none_is_refused(moderator, waiting, anyone, later, debate):
    page = moderator.opens(f"/desk/moderation/{waiting}")
    assert "clause" not in page.form("/removal").values
    refused = moderator.submits(page, "/removal", note="You can do better.")
    assert refused.status == 422
    assert refused.shows("Choose the house rule it breaks")
    assert refused.form("/removal").values["note"] == "You can do better."


def test_a_removal_tells_the_author_the_rule_and_the_way_to_the_ombuds_office(moderator, waiting, reader, mailbox, later, anyone, debate):
    moderator.removes(waiting, "private", note="Please leave out the child’s name.")
    later()
    letter = mailbox.to(ANA)[-1]
    plain = letter.get_body(("plain",)).get_content()
    assert letter["Subject"] == "We did not publish your contribution"
    assert "House rule 4: Private details of others." in plain
    assert "Please leave out the child’s name." in plain
    assert "ombuds office" in plain
    assert reader.opens("/en/account/").shows("Not published")
    assert reader.opens("/en/account/").shows("House rule 4")
    assert not anyone.sees(debate).shows(WORDS)
    assert anyone.opens(f"/en/debates/{debate}/c/{waiting}").status == 404


def test_what_stood_and_is_removed_leaves_an_empty_place_with_the_rule(moderator, standing, anyone, debate, later, mailbox):
    public_id = standing(WORDS)
    moderator.removes(public_id, "advertising")
    later()
    page = anyone.sees(debate)
    assert page.shows("removed by the moderators")
    assert page.shows("Advertising or spam (house rule 5)")
    assert not page.shows(WORDS)
    assert not page.shows("Ana")
    assert mailbox.to(ANA)[-1]["Subject"] == "We removed your contribution"


def test_a_decision_can_be_taken_back_for_ten_seconds_letter_included(moderator, waiting, anyone, debate, mailbox, later):
    moderator.removes(waiting)
    letters = len(mailbox.to(ANA))
    moderator.takes_back()
    later()
    assert len(mailbox.to(ANA)) == letters
    assert moderator.opens("/desk/moderation/").shows("1 waiting")
    moderator.approves(waiting)
    later()
    assert anyone.sees(debate).shows(WORDS)


def test_after_ten_seconds_it_is_too_late(moderator, waiting, later):
    moderator.approves(waiting)
    form = moderator.opens("/desk/moderation/").form("/undo")
    later()
    assert moderator.posts(form.action, form.values).status == 409


def test_the_second_of_two_moderators_is_told_who_decided(app, moderator, waiting, later, anyone, debate):
    other = make.staff(app, "Otto", (Role.MODERATOR, "en"))
    page = other.opens(f"/desk/moderation/{waiting}")
    moderator.approves(waiting)
    refused = other.submits(page, "/removal", clause="attack", note="No.")
    assert refused.status == 409
    assert refused.shows("Mona decided this at")
    later()
    assert other.submits(page, "/removal", clause="attack").shows("Mona decided this at")
    assert other.submits(other.opens(f"/desk/moderation/{waiting}"), "/removal", clause="attack").status == 303  # knowingly
    other.takes_back()
    later()
    assert anyone.sees(debate).shows(WORDS)


def test_a_text_its_author_has_changed_must_be_read_again(moderator, waiting, reader, debate, anyone, later):
    page = moderator.opens(f"/desk/moderation/{waiting}")
    reader.does_with(debate, waiting, "edit", text="Something else altogether about the boat.")
    assert moderator.submits(page, "/approval").shows("The author has changed the text")
    moderator.approves(waiting)
    reader.does_with(debate, waiting, "edit", text="And something else again about the lake.")
    later()
    assert not anyone.sees(debate).shows("about the boat")
    assert moderator.opens("/desk/moderation/").shows("1 waiting")


def test_nobody_decides_about_their_own_words_or_in_a_language_they_do_not_read(app, debate, waiting, mailbox):
    french = make.staff(app, "Fabienne", (Role.MODERATOR, "fr"))
    assert french.opens(f"/desk/moderation/{waiting}").status == 404


def test_readers_tell_a_moderator_who_keeps_or_removes(app, moderator, standing, anyone, debate, later):
    public_id = standing(WORDS)
    assert anyone.does_with(debate, public_id, "flag").status == 422
    assert anyone.does_with(debate, public_id, "flag", reason="abuse", note="It is about my uncle.").shows("a moderator will look")
    page = moderator.opens("/desk/moderation/?view=flagged")
    assert page.shows("Abuse of a person: It is about my uncle.")
    moderator.approves(public_id)
    later()
    assert anyone.sees(debate).shows(WORDS)
    assert not moderator.opens("/desk/moderation/?view=flagged").shows("about my uncle")


@pytest.mark.parametrize(
    "words, mark, view",
    [
        ("Short.", "Very short", "waiting"),
        ("Look at https://boats.example for the timetable.", "Contains a link", "waiting"),
        ("https://a.example https://b.example https://c.example buy boats", "Contains a link", "held"),
        (WORDS, "Author not known yet", "waiting"),
    ],
)
def test_what_is_noticed_on_arrival_is_said_to_the_desk(reader, debate, mailbox, moderator, words, mark, view):
    reader.says(debate, words, mailbox)
    assert moderator.opens(f"/desk/moderation/?view={view}").shows(mark)


def test_the_same_words_again_are_held_apart_and_can_be_let_in(app, debate, waiting, mailbox, moderator):
    again = make.reader(app, address="127.0.0.5").says(debate, WORDS.upper(), mailbox, email="ben@example.org", name="Ben")
    assert moderator.opens("/desk/moderation/?view=held").shows("The same words came before")
    assert moderator.opens("/desk/moderation/").shows("1 waiting")
    moderator.submits(moderator.opens(f"/desk/moderation/{again}"), "/admission")
    assert moderator.opens("/desk/moderation/").shows("2 waiting")


def test_an_address_mistyped_and_corrected_does_not_make_the_words_a_duplicate(reader, debate, mailbox, moderator):
    reader.writes(debate, WORDS, email="typo@exmaple.org")
    reader.says(debate, WORDS, mailbox)
    assert moderator.opens("/desk/moderation/").shows("1 waiting")


def test_one_may_change_a_text_and_change_it_back(reader, debate, waiting, moderator):
    reader.does_with(debate, waiting, "edit", text="Something else altogether about the boat.")
    reader.does_with(debate, waiting, "edit", text=WORDS)
    assert moderator.opens("/desk/moderation/").shows("1 waiting")


def test_two_may_answer_with_the_same_picture(app, debate, mailbox, moderator):
    make.reader(app, address="127.0.0.6").says(debate, "👍👍", mailbox, email="ben@example.org", name="Ben")
    make.reader(app, address="127.0.0.7").says(debate, "👍👍", mailbox, email="eva@example.org", name="Eva")
    assert moderator.opens("/desk/moderation/").shows("2 waiting")


def test_who_is_muted_is_held_apart_and_who_is_known_is_not_new(reader, debate, waiting, mailbox, moderator, later):
    moderator.approves(waiting)
    later()
    for n in range(2):
        moderator.approves(reader.says(debate, f"Thing number {n} I wanted to say about boats.", mailbox))
        later()
    second = reader.says(debate, "The second thing I wanted to say about boats.", mailbox)
    assert not moderator.opens(f"/desk/moderation/{second}").shows("Author not known yet")
    author = moderator.opens(f"/desk/moderation/{second}/author")
    moderator.submits(author, "/measures", kind="mute", clause="off_topic", days="3")
    reader.says(debate, "The third thing I wanted to say about boats.", mailbox)
    assert moderator.opens("/desk/moderation/?view=held").shows("The third thing")


def test_a_flood_is_held_apart_and_nothing_of_it_is_lost(reader, debate, mailbox, moderator):
    for n in range(12):
        reader.says(debate, f"Thought number {n} about the boat and the lake.", mailbox)
    assert moderator.opens("/desk/moderation/?view=held").shows("Many in a short time")
    assert reader.opens("/en/account/").shows("Thought number 11")


def test_known_authors_stand_at_once_where_the_host_lets_them(app, reader, anyone, host, ferry, mailbox, moderator, later):
    easy = make.debate(app, host, slug="easy", moderation=Moderation.NEWCOMERS)
    for words in (WORDS, "The second thing I wanted to say about boats.", "The third thing I wanted to say about boats."):
        public_id = reader.says(easy, words, mailbox)
        assert not anyone.sees(easy).shows(words)
        moderator.approves(public_id)
        later()
    page = reader.sees(easy)
    with clock.at(clock.now() + timedelta(minutes=1)):  # as long as it takes to write
        reader.submits(page, "/contributions", text="Now that you know me, a second thought.")
    assert anyone.sees(easy).shows("Now that you know me")
    for key in ("", "made up"):  # as a machine sends it
        values = reader.sees(easy).form("/contributions").values | {"text": f"Sent without the page, {key}.", "form_key": key}
        reader.posts(f"/en/debates/{easy}/contributions", values)
    assert not anyone.sees(easy).shows("Sent without the page")


def test_a_contribution_that_points_out_an_error_becomes_a_report_and_its_outcome_stands_under_it(
    app, standing, host, anyone, debate, journalist, editor, mailbox
):
    public_id = standing("The ferry was founded in 1898. I have the statutes at home.")
    assert not host.opens(f"/desk/moderation/{public_id}").shows("statutes")
    assert host.opens(f"/desk/moderation/{public_id}/report").shows("Make a report of it")
    sent = host.submits(host.opens(f"/desk/moderation/{public_id}/report"), "/report", article_url=make.FERRY, passage="founded in 1889")
    assert sent.status == 303
    assert anyone.sees(debate).shows("The newsroom is checking it.")
    inbox = journalist.opens("/desk/reports/")
    reference = next(words for words in inbox.links() if words.startswith("EN-"))
    assert journalist.looks_at(reference).shows("Ana")
    assert journalist.looks_at(reference).shows("Contribution to a debate")
    journalist.takes(reference)
    journalist.drafts(reference)
    editor.publishes(reference)
    page = anyone.sees(debate)
    assert page.shows("This pointed out an error in an article. Corrected.")
    assert "See the correction" in page.links()
