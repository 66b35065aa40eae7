"""A host drafts a debate, opens it, answers in it, picks, and closes it with a summary that cites contributions."""

from datetime import timedelta

import pytest

from desk.accounts.models import Role
from desk.accounts.queries import person_with
from desk.contributions.models import Contribution
from desk.core import clock
from desk.debates.actions import lifecycle
from tests import make
from tests.contributions.test_joining_a_debate import ANA, WORDS

PLAN = {"question": "Who waits for the last boat?", "context": "I want to know what you would miss.", "topic": "society", "stand_in": "0"}


def drafts(host, **changed):
    """Fill in the form of a new debate and send it."""
    return host.submits(host.opens("/desk/debates/new"), "/desk/debates/new", **(PLAN | {"articles": make.FERRY} | changed))


def closes(host, slug, summary="Almost everybody would miss the bell.", **changed):
    """Write the summary and close."""
    path = f"/desk/debates/{slug}/closing"
    return host.submits(host.opens(path), path, **({"summary": summary, "reason": "announced"} | changed))


def test_a_draft_is_seen_by_the_desk_only_until_it_is_opened(host, anyone, ferry):
    page = host.follows(drafts(host))
    assert page.heading == "Who waits for the last boat?"
    slug = "who-waits-for-the-last-boat"
    assert anyone.sees(slug).status == 404
    assert not anyone.opens("/en/debates/").shows("Who waits")
    host.submits(page, "/opening")
    assert anyone.sees(slug).shows("Hosted by Nora")
    assert anyone.sees(slug).shows("Nobody has written yet. Nora is waiting for a first answer.")
    assert anyone.opens("/en/debates/").shows("Who waits for the last boat?")
    assert anyone.opens("/en/debates/topics/society").shows("Who waits for the last boat?")
    assert anyone.opens("/en/articles/the-last-ferry-of-the-season").shows("Who waits for the last boat?")


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"question": "Who waits"}, "ends with a question mark"),
        ({"question": "x" * 90 + "?"}, "shorten this to 90"),
        ({"context": ""}, "Say what you want to know"),
        ({"articles": "https://www.swissinfo.ch/eng/nowhere/1"}, "We do not have an article at"),
        ({"opens": "2026-12-02T10:00", "closes": "2026-12-01T10:00"}, "after the opening time"),
    ],
)
def test_a_plan_that_will_not_do_gets_a_sentence_and_nothing_is_lost(host, ferry, changed, said):
    page = drafts(host, **changed)
    assert page.status == 422
    assert page.shows(said)
    assert page.form("/desk/debates/new").values["topic"] == "society"


def test_the_clock_opens_what_is_scheduled_and_closes_it_and_reminds_the_host_daily(app, host, anyone, ferry, mailbox, within):
    page = host.follows(drafts(host, opens="2031-01-01T08:00", closes="2031-01-08T18:00"))
    host.submits(page, "/schedule")
    slug = "who-waits-for-the-last-boat"
    assert anyone.sees(slug).status == 404
    opening = clock.now().replace(year=2031, month=1, day=2)
    with app.app_context(), clock.at(opening):
        lifecycle.keep_hours()
    with clock.at(opening):
        assert anyone.sees(slug).shows("Open until")
        tag = anyone.sees(slug).headers["ETag"]
    with clock.at(opening + timedelta(days=8)):
        late = anyone.posts(f"/en/debates/{slug}/write", {"text": "I am late."})  # the time counts, also before the clock has come by
        assert late.status == 409
        with app.app_context():
            lifecycle.keep_hours()
        page = anyone.sees(slug)
        assert page.headers["ETag"] != tag
        assert page.shows("The host’s summary is still to come.")
        for _again in range(2):
            within(lifecycle.remind_hosts)
        assert [letter["Subject"] for letter in mailbox.to(host.email)] == ["Your debate is closed and lacks a summary"]
    with clock.at(opening + timedelta(days=9)):
        within(lifecycle.remind_hosts)
        assert len(mailbox.to(host.email)) == 2


def test_an_answer_of_the_host_bears_the_badge_from_their_role_and_stands_at_once(host, anyone, debate, standing):
    public_id = standing(WORDS)
    page = host.opens(f"/en/debates/{debate}/c/{public_id}/reply")
    assert page.shows("Writing as Nora, with our badge")
    host.submits(page, "/contributions", text="Thank you. Which bell is it?")
    shown = anyone.sees(debate)
    assert shown.shows("Thank you. Which bell is it?")
    badge = next(element for element in shown.elements() if element.get("class") == "badge")
    assert "Journalist, SWI swissinfo.ch" in "".join(badge.itertext())
    assert "Nora" not in "".join(badge.itertext())


def test_a_reader_has_no_badge(debate, standing, anyone):
    standing(WORDS, name="Beat")
    assert "badge" not in anyone.sees(debate).text


def test_the_host_marks_picks_and_takes_them_away(host, anyone, debate, standing):
    public_id = standing(WORDS)
    host.submits(host.opens(f"/desk/debates/{debate}"), f"/picks/{public_id}")
    assert anyone.sees(debate, query="?order=picks").shows("Host’s pick")
    assert anyone.sees(debate, query="?order=picks").shows(WORDS)
    host.submits(host.opens(f"/desk/debates/{debate}"), f"/picks/{public_id}")
    assert anyone.sees(debate, query="?order=picks").shows("has not picked a contribution yet")


def test_a_debate_closes_only_with_a_summary_whose_citations_can_be_opened(host, anyone, debate, standing):
    public_id = standing(WORDS)
    assert closes(host, debate, summary="").shows("a debate never closes without one")
    wrong = f"As [somebody](https://desk.example/en/debates/{debate}/c/000000000000) said."
    refused = closes(host, debate, summary=wrong)
    assert refused.status == 422
    assert refused.shows("No published contribution of this debate has this address")
    closes(host, debate, summary=f"The bell, said [Ana](https://desk.example/de/debates/{debate}/c/{public_id}), and others agreed.")
    page = anyone.sees(debate)
    assert page.shows("What we heard")
    assert page.shows("Thank you to everybody who took part.")
    cited = anyone.opens(page.links()["Ana"])
    assert cited.shows(WORDS)


def test_a_closed_debate_is_readable_and_holds_no_forms(host, anyone, debate, standing):
    standing(WORDS)
    closes(host, debate)
    page = anyone.sees(debate)
    assert page.shows(WORDS)
    assert list(page.tree.iter("form")) == []
    assert "Reply" not in " ".join(page.links())
    assert "Recommend" not in " ".join(page.links())


def test_posting_from_a_stale_page_is_409_with_the_text_given_back_and_nothing_stored(reader, host, debate, kept, standing, mailbox):
    public_id = standing("One that stands.", email="ben@example.org", name="Ben")
    first = reader.sees(debate)
    second = reader.composes(debate, WORDS)
    reply = reader.opens(f"/en/debates/{debate}/c/{public_id}/reply")
    closes(host, debate)
    before = kept(Contribution)
    for page in (
        reader.submits(first, "/write", text=WORDS),
        reader.submits(reply, "/write", text=WORDS),
        reader.submits(second, "/contributions", name="Ana", email=ANA),
    ):
        assert page.status == 409
        assert page.shows("This debate is closed")
        assert WORDS in page.text
    assert kept(Contribution) == before


def test_confirming_after_the_end_stores_nothing_public_and_gives_the_text_back(reader, host, debate, mailbox, kept):
    reader.writes(debate, WORDS)
    closes(host, debate)
    link = mailbox.link(ANA, "/confirm/")
    page = reader.opens(link)
    assert page.shows("closed in the meantime")
    assert page.shows(WORDS)


def test_readers_of_another_language_see_the_original_until_a_person_translated_it(app, host, anyone, debate):
    page = anyone.sees(debate, lang="de")
    heading = next(page.tree.iter("h1"))
    assert next(element for element in page.elements() if heading in list(element)).get("lang") == "en"
    german = make.staff(app, "Gerd", (Role.JOURNALIST, "de"))
    path = f"/desk/debates/{debate}/texts/de"
    german.submits(german.opens(path), path, question="Was bedeutet euch die Fähre im Winter?", context="Ich möchte es wissen.")
    assert anyone.sees(debate, lang="de").heading == "Was bedeutet euch die Fähre im Winter?"
    assert anyone.sees(debate, lang="fr").heading == make.QUESTION


def test_of_two_who_edit_a_debate_the_slower_gets_the_text_back(host, editor, debate):
    path = f"/desk/debates/{debate}/edit"
    mine, theirs = host.opens(path), editor.opens(path)
    assert host.submits(mine, path, question="What would you miss?").status == 303
    slower = editor.submits(theirs, path, question="What would be missed?")
    assert slower.status == 409
    assert "What would be missed?" in slower.text


def test_a_stand_in_cannot_become_the_host_and_close_the_debate(app, host, ferry):
    stand_in = make.staff(app, "Stan", (Role.JOURNALIST, "en"))
    with app.app_context():
        person = person_with(stand_in.email)
        number = person.id
    debate = make.debate(app, host, stand_in=person)
    path = f"/desk/debates/{debate}/edit"
    assert stand_in.submits(stand_in.opens(path), path, host=str(number), stand_in="0").status == 403
    assert stand_in.submits(stand_in.opens(path), path, question="What would you miss?").status == 303


def test_what_readers_answered_is_not_changed_after_the_end(host, debate):
    path = f"/desk/debates/{debate}/edit"
    page = host.opens(path)
    closes(host, debate)
    assert host.opens(path).status == 409
    assert host.submits(page, path, question="What else?").status == 409


def test_an_article_taken_off_a_debate_no_longer_names_it(host, anyone, debate):
    path = "/en/articles/the-last-ferry-of-the-season"
    tag = anyone.opens(path).headers["ETag"]
    host.submits(host.opens(f"/desk/debates/{debate}/edit"), f"/debates/{debate}/edit", articles="")
    assert not anyone.opens(path, **{"If-None-Match": tag}).shows(make.QUESTION)


def test_figures_and_languages_count_what_stands(anyone, debate, standing, moderator, later):
    gone = standing(WORDS)
    standing("Mir fehlt das Schiff im Winter.", name="Uli", email="uli@example.org", lang="de")
    standing("كانت العبّارة تصل في السادسة.", name="سمير", email="samir@example.org")
    assert anyone.sees(debate).shows("3 contributions, written in 3 languages")
    moderator.removes(gone)
    later()
    assert anyone.sees(debate).shows("2 contributions, written in 2 languages")
    assert anyone.opens("/en/debates/").shows("2 contributions by 2 people in 2 languages")


def test_feeds_hold_the_debates_and_what_stands_in_one(anyone, debate, standing, reader, mailbox):
    standing(WORDS)
    reader.says(debate, "This one waits.", mailbox, email="ben@example.org", name="Ben")
    atom = anyone.opens(f"/en/debates/{debate}/feed.atom")
    assert atom.headers["Content-Type"].startswith("application/atom+xml")
    assert "That is how I find my way home." in atom.text
    assert "This one waits." not in atom.text
    assert make.QUESTION in anyone.opens("/en/debates/feed.atom").text
    assert make.QUESTION in anyone.opens("/en/debates/topics/society/feed.json").text
    assert "That is how I find my way home." in anyone.opens(f"/en/debates/{debate}/feed.json").text


def test_the_thread_is_marked_for_machines(anyone, debate, standing):
    standing(WORDS)
    text = anyone.sees(debate).text
    assert 'itemtype="https://schema.org/DiscussionForumPosting"' in text
    assert 'itemprop="comment" itemscope itemtype="https://schema.org/Comment"' in text


def test_a_summary_can_be_looked_at_before_it_closes_the_debate(host, debate, standing, anyone):
    public_id = standing(WORDS)
    path = f"/desk/debates/{debate}/closing"
    page = host.opens(path)
    assert page.shows("Cite it where the cursor is")
    words = f"We heard [a bell](http://127.0.0.1/en/debates/{debate}/c/{public_id})."
    shown = host.submits(page, path, summary=words, reason="announced", preview="yes")
    assert shown.status == 200
    assert "a bell" in shown.links()
    assert shown.form(path).values["summary"] == words
    assert not anyone.sees(debate).shows("Closed on")
