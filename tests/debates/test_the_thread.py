"""A thread is read a page at a time, in four orders, and nobody is lost or met twice."""

import re

import pytest
from sqlalchemy import insert

from desk.contributions.actions.writing import add_version
from desk.contributions.models import Contribution, LanguageSource
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.core.tokens import new_id
from desk.debates.actions.counting import take_place
from desk.debates.models import Debate
from tests import make


@pytest.fixture
def fill(app, debate):
    """Puts many contributions into the thread at once; gives their public ids in order."""

    def add(count: int, *, root: str = "") -> list[str]:
        ids = []
        with app.app_context(), all_or_nothing():
            found = db.session.scalars(db.select(Debate).where(Debate.slug == debate)).one()
            root_id = db.session.scalar(db.select(Contribution.id).where(Contribution.public_id == root)) if root else None
            for n in range(count):
                position, _moment = take_place(found, "en")
                ids.append(new_id())
                values = {
                    "public_id": ids[-1],
                    "sent_as": ids[-1],
                    "debate_id": found.id,
                    "status": "published",
                    "name": f"Reader {n}",
                    "position": position,
                    "published_at": clock.now(),
                    "public_n": 1,
                    "root_id": root_id,
                    "answers_id": root_id,
                    "recommendations": (n * 7) % 5,
                }
                number = db.session.execute(insert(Contribution).values(**values).returning(Contribution.id)).scalar_one()
                words = f"Thought {n} of {position}."
                add_version(number, 1, words, f"<p>{words}</p>", "en", LanguageSource.PAGE, is_approved=True)
            if root_id:
                db.session.execute(db.update(Contribution).where(Contribution.id == root_id).values(replies=count))
        return ids

    return add


def roots_on(page) -> list[str]:
    """The public ids of the top contributions of a page, in order."""
    return re.findall(r'<article class="contrib axis" id="c-([a-z0-9]+)"', page.text)


def pages_from(reader, page, rel: str = "next", between=lambda: None):
    """This page, and those its next (or previous) links lead to."""
    while True:
        yield page
        link = next((a.get("href") for a in page.tree.iter("a") if a.get("rel") == rel), None)
        if link is None:
            return
        between()
        page = reader.opens(link)
        assert page.status == 200


@pytest.mark.parametrize("order", ["newest", "oldest", "recommended"])
def test_a_walk_over_all_pages_while_others_post_meets_each_earlier_one_exactly_once(anyone, debate, fill, order):
    there = set(fill(60))
    met = [
        one for page in pages_from(anyone, anyone.sees(debate, query=f"?order={order}"), between=lambda: fill(3)) for one in roots_on(page)
    ]
    assert [one for one in met if met.count(one) > 1] == []
    assert there <= set(met)


def test_a_page_holds_twenty_five_and_the_way_back_leads_over_the_same_ones(anyone, debate, fill):
    fill(60)
    forth = [roots_on(page) for page in pages_from(anyone, anyone.sees(debate))]
    assert [len(page) for page in forth] == [25, 25, 10]
    last = list(pages_from(anyone, anyone.sees(debate)))[-1]
    back = [roots_on(page) for page in pages_from(anyone, last, rel="prev")]
    assert back[::-1] == forth


def test_newest_and_oldest_are_each_others_mirror_and_recommended_goes_by_numbers(anyone, debate, fill):
    ids = fill(10)
    assert roots_on(anyone.sees(debate)) == ids[::-1]
    assert roots_on(anyone.sees(debate, query="?order=oldest")) == ids
    numbers = [(n * 7) % 5 for n in range(10)]
    shown = [numbers[ids.index(one)] for one in roots_on(anyone.sees(debate, query="?order=recommended"))]
    assert shown == sorted(numbers, reverse=True)


def test_the_first_three_replies_stand_under_a_contribution_and_the_others_on_their_page(anyone, debate, fill):
    [root] = fill(1)
    replies = fill(30, root=root)
    page = anyone.sees(debate)
    assert page.shows("Show 27 more replies")
    assert [one for one in replies if f'id="c-{one}"' in page.text] == replies[:3]
    first = anyone.opens(f"/en/debates/{debate}/c/{root}/replies")
    met = [one for shown in pages_from(anyone, first) for one in roots_on(shown) if one != root]
    assert met == replies


@pytest.mark.parametrize("n", [0, 20, 59])
def test_a_permalink_opens_a_contribution_among_its_neighbours(anyone, debate, fill, n):
    ids = fill(60)
    page = anyone.opens(f"/en/debates/{debate}/c/{ids[n]}")
    shown = roots_on(page)
    assert ids[n] in shown
    assert shown == sorted(shown, key=ids.index, reverse=True)
    assert len(shown) <= 25
    assert page.shows("You see one contribution in its place.")


def test_a_permalink_opens_a_reply_that_is_far_down_with_what_it_answers(anyone, debate, fill):
    [root] = fill(1)
    replies = fill(30, root=root)
    page = anyone.opens(f"/en/debates/{debate}/c/{replies[25]}")
    assert f'id="c-{replies[25]}"' in page.text
    assert f'id="c-{root}"' in page.text


def test_a_page_of_the_thread_asks_the_database_a_fixed_number_of_questions(app, anyone, debate, fill, queries):
    fill(10)
    few = queries(lambda: anyone.sees(debate))
    [root] = fill(1)
    fill(40, root=root)
    fill(60)
    assert queries(lambda: anyone.sees(debate)) <= few


def test_a_page_is_answered_with_304_until_something_in_the_debate_changes(anyone, debate, standing, reader, mailbox):
    standing("One that stands.", email="ben@example.org", name="Ben")
    path = f"/en/debates/{debate}"
    tag = anyone.opens(path).headers["ETag"]
    reader.says(debate, "One that waits for a moderator.", mailbox)
    assert anyone.opens(path, **{"If-None-Match": tag}).status == 304
    standing("Another one that stands.", email="eva@example.org", name="Eva")
    assert anyone.opens(path, **{"If-None-Match": tag}).status == 200
    tag = anyone.opens(path).headers["ETag"]
    public_id = roots_on(anyone.opens(path))[0]
    reader.does_with(debate, public_id, "recommend")
    assert anyone.opens(path, **{"If-None-Match": tag}).status == 200


def test_drafts_are_no_debates_and_reserved_words_no_slugs(app, host, anyone, ferry):
    for slug in ("archive", "topics", "feed", "new"):
        made = make.debate(app, host, slug=slug)
        assert made == f"{slug}-2"
        assert anyone.sees(made).status == 200
