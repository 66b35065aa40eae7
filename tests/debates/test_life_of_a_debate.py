"""A debate's formats, its host's notes, how its question was changed, what leads, what ends soon, and what is found."""

from datetime import timedelta

import pytest

from desk.accounts.models import Role
from desk.contributions.actions.log import recount
from desk.contributions.models import Figure
from desk.core import clock
from desk.core.db import db
from desk.debates.actions import lifecycle
from desk.debates.models import Format
from tests import make

WORDS = "The bell at Corvesin is lower than ours."
ANA = "ana@example.org"


@pytest.fixture
def private(app, host, ferry) -> str:
    """A debate in which only the host reads what readers write."""
    return make.debate(app, host, slug="tell-me", format=Format.INPUT)


def test_what_is_sent_to_the_host_only_is_read_by_the_host_and_by_nobody_else(app, private, reader, host, anyone, journalist, mailbox):
    assert anyone.sees(private).shows("Only the host reads what you write")
    public_id = reader.says(private, WORDS, mailbox)
    assert host.opens(f"/desk/debates/{private}").shows(WORDS)
    assert not journalist.opens(f"/desk/debates/{private}").shows(WORDS)
    assert reader.sees(private).shows(WORDS)
    assert reader.sees(private).shows("It is with us.")
    for path in (f"/en/debates/{private}", f"/en/debates/{private}/feed.json", f"/en/debates/{private}/c/{public_id}", "/en/debates/"):
        assert WORDS not in anyone.opens(path).text, path
    assert anyone.opens(f"/en/debates/{private}/c/{public_id}").status == 404


def test_feedback_names_no_host_and_every_journalist_reads_it(app, host, journalist, ferry, anyone, reader, mailbox):
    slug = make.debate(app, host, slug="how-are-we", format=Format.FEEDBACK)
    assert not anyone.sees(slug).shows("Nora")
    reader.says(slug, WORDS, mailbox)
    assert journalist.opens(f"/desk/debates/{slug}").shows(WORDS)


def test_who_writes_to_the_host_can_change_it_and_take_it_back(private, reader, host, mailbox):
    public_id = reader.says(private, WORDS, mailbox)
    reader.does_with(private, public_id, "edit", text="The bell is higher, sorry.")
    assert host.opens(f"/desk/debates/{private}").shows("The bell is higher, sorry.")
    reader.does_with(private, public_id, "withdraw")
    assert not host.opens(f"/desk/debates/{private}").shows("The bell is higher")


def test_a_moderator_has_nothing_to_do_with_what_is_sent_to_the_host(private, reader, moderator, mailbox):
    public_id = reader.says(private, WORDS, mailbox)
    assert moderator.opens("/desk/moderation/").shows("Nothing is waiting.")
    assert moderator.opens(f"/desk/moderation/{public_id}").status == 404


def test_the_host_tells_everybody_something_pins_it_and_takes_it_back(host, debate, anyone):
    path = f"/desk/debates/{debate}"
    assert host.submits(host.opens(path), "/notes", note="").status == 422
    host.submits(host.opens(path), "/notes", note="On Friday I meet the captain. **What shall I ask?**", is_pinned="y")
    host.submits(host.opens(path), "/notes", note="The captain has read all of this.")
    page = anyone.sees(debate)
    assert page.text.index("What shall I ask?") < page.text.index("The captain has read")
    form = next(f for f in host.opens(path).forms("/pin") if f.values["want"] == "yes")
    host.posts(form.action, form.values)
    page = anyone.sees(debate)
    assert page.text.index("The captain has read") < page.text.index("What shall I ask?")
    form = host.opens(path).forms("/end")[0]
    host.posts(form.action, form.values)
    assert not anyone.sees(debate).shows("The captain has read")


def test_readers_see_how_the_question_was_changed_after_it_was_asked(host, debate, anyone):
    assert not anyone.sees(debate).shows("The question was changed")
    edit = f"/desk/debates/{debate}/edit"
    host.submits(host.opens(edit), edit, question="What does a summer ferry mean to your village?")
    assert anyone.sees(debate).shows("The question was changed on")
    page = anyone.opens(f"/en/debates/{debate}/history")
    assert page.shows("Nora")
    assert "<del>winter</del>" in page.text
    assert "<ins>summer</ins>" in page.text


def test_who_reads_it_cannot_change_once_readers_see_the_debate(host, debate, anyone):
    edit = f"/desk/debates/{debate}/edit"
    host.submits(host.opens(edit), edit, format="input")
    assert not anyone.sees(debate).shows("Only the host reads")


def test_an_editor_lets_a_debate_lead_the_overview(app, host, editor, ferry, anyone):
    first = make.debate(app, host, slug="first", question="What is first?")
    make.debate(app, host, slug="second", question="What is second?")

    def lead() -> str:
        return anyone.opens("/en/").text.partition('class="debate lead')[2].partition("</article>")[0]

    assert "What is second?" in lead()
    editor.submits(editor.opens(f"/desk/debates/{first}"), "/feature")
    assert "What is first?" in lead()
    assert not host.opens(f"/desk/debates/{first}").forms("/feature")


def test_a_debate_that_ends_within_two_days_says_so_until_its_end_is_moved(app, host, ferry, anyone, works):
    slug = make.debate(app, host, slug="short", closes_at=clock.now() + timedelta(days=1))
    works(lifecycle.announce_endings)
    assert anyone.sees(slug).shows("Closing soon")
    assert anyone.opens("/en/debates/").shows("Closing soon")
    edit = f"/desk/debates/{slug}/edit"
    host.submits(host.opens(edit), edit, closes=f"{clock.now() + timedelta(days=30):%Y-%m-%dT%H:%M}")
    assert not anyone.sees(slug).shows("Closing soon")


def test_how_much_is_new_is_told_without_rendering_the_page_again(anyone, debate, standing):
    page = anyone.sees(debate)
    place = next(element for element in page.tree.iter("p") if element.get("data-enhance") == "news")
    assert place.get("aria-live") == "polite"
    answer = anyone.opens(place.get("data-url"))
    assert '"n":0' in answer.text.replace(" ", "")
    assert anyone.opens(place.get("data-url"), **{"If-None-Match": answer.headers["ETag"]}).status == 304
    standing(WORDS)
    again = anyone.opens(place.get("data-url"), **{"If-None-Match": answer.headers["ETag"]})
    assert again.status == 200
    assert "1 new contribution" in again.text


def test_debates_are_found_by_words_of_their_question_in_any_language(host, debate, anyone, indexed):
    text = f"/desk/debates/{debate}/texts/ja"
    host.submits(host.opens(text), text, question="冬の渡し船は何を意味しますか？", context="教えてください。")
    indexed()
    assert anyone.opens("/en/debates/search?q=ferries").shows("1 debate")
    assert anyone.opens("/en/debates/search?q=渡し船").shows("What does a winter ferry mean")
    assert anyone.opens("/en/debates/search?q=bicycle").shows("No debate holds all these words.")


def test_inside_a_debate_two_chinese_characters_find_what_holds_them_and_only_what_stands(
    app, anyone, reader, debate, standing, mailbox, later, indexed
):
    moderator = make.staff(app, "Min", (Role.MODERATOR, "zh"))
    public_id = reader.says(debate, "我奶奶只和猫说客家话。", mailbox, email="chen@example.org", name="陈睿")
    moderator.approves(public_id)
    later()
    standing(WORDS)
    indexed()
    page = anyone.opens(f"/en/debates/{debate}/search?q=客家")
    assert page.shows("我奶奶")
    assert not page.shows("Corvesin")
    moderator.removes(public_id)
    later()
    assert anyone.opens(f"/en/debates/{debate}/search?q=客家").shows("No contribution holds all these words.")


def test_figures_of_a_debate_equal_a_recount_of_the_log_to_the_unit(app, anyone, debate, reader, standing, moderator, later, mailbox):
    gone = standing(WORDS)
    standing("Mir fehlt das Schiff im Winter.", name="Uli", email="uli@example.org", lang="de")
    moderator.removes(gone, "advertising")
    later()
    waiting = reader.says(debate, "Something that a moderator does not publish.", mailbox, email="ben@example.org", name="Ben")
    moderator.removes(waiting, "attack")
    later()
    reader.says(debate, "Something that still waits for a moderator.", mailbox, email="ben@example.org")
    with app.app_context():
        kept = {(one.debate_id, one.year, one.language, one.what): one.n for one in db.session.scalars(db.select(Figure))}
        assert kept == dict(recount())
        assert len(kept) > 8
    page = anyone.opens(f"/en/debates/{debate}/figures")
    assert page.shows("4 contributions came in. 2 were published. 1 was not.")
    assert page.shows("Half of what moderators read was read within 15 minutes.")
    assert page.shows("5. Advertising or spam")


def test_the_log_of_decisions_refuses_to_be_changed_or_shortened(app, debate, standing):
    standing(WORDS)
    with app.app_context():
        for statement in ("UPDATE decision_log SET deed = 'keep'", "DELETE FROM decision_log"):
            with pytest.raises(Exception, match="only ever added to"), db.engine.begin() as connection:
                connection.exec_driver_sql(statement)
