"""A thread is read a page at a time, in four orders, and nobody is lost or met twice."""

from datetime import timedelta
from functools import partial

import pytest

from desk.contributions.actions import ranking
from desk.contributions.models import Contribution, ContributionVersion
from desk.contributions.queries import Order, thread
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.debates import queries as debates
from desk.pages.models import raise_versions
from tests import make, many
from tests.many import pages_from, roots_on


@pytest.fixture
def fill(app, debate):
    """Puts many contributions into the thread at once; gives their public ids in order."""
    return partial(many.fill, app, debate)


@pytest.fixture
def rank(app, works):
    """Let the worker rank what has changed, as if some time had passed since it did."""

    def do() -> None:
        with clock.at(clock.now() + timedelta(hours=1)):
            works(ranking.rank_due)

    return do


def recommend_some(app, numbers) -> None:
    """Others recommend these meanwhile."""
    with app.app_context(), all_or_nothing():
        counted = db.update(Contribution).where(Contribution.public_id.in_(numbers))
        db.session.execute(counted.values(recommendations=Contribution.recommendations + 3))
        raise_versions("debate:1")


@pytest.mark.parametrize("order", ["newest", "oldest", "recommended", "balanced"])
@pytest.mark.parametrize("is_ranked_before", [True, False])
def test_a_walk_over_all_pages_while_others_post_and_recommend_meets_each_earlier_one_exactly_once(
    app, anyone, debate, fill, rank, order, is_ranked_before
):
    there = fill(60, languages=("en", "de", "ar"))
    if is_ranked_before:
        rank()

    def meanwhile() -> None:
        recommend_some(app, there[::7])
        fill(3)
        rank()

    pages = pages_from(anyone, anyone.sees(debate, query=f"?order={order}"), between=meanwhile)
    met = [one for page in pages for one in roots_on(page)]
    assert [one for one in met if met.count(one) > 1] == []
    assert set(there) <= set(met)


@pytest.mark.parametrize("order", list(Order))
def test_a_walk_through_twenty_thousand_meets_each_earlier_one_once_while_a_hundred_are_posted_and_recommended(
    app, debate, fill, rank, works, order
):
    there = fill(20_000, languages=("en", "de", "fr", "ar", "ja"))
    if order is Order.PICKS:
        with app.app_context(), all_or_nothing():
            db.session.execute(db.update(Contribution).values(picked_at=clock.now()))
    rank()
    met: list[str] = []
    after = ""
    for n in range(2000):
        page = read_page(app, debate, order, after)
        met += [piece.public_id for piece in page.pieces]
        if not page.after:
            break
        after = page.after
        if n < 100:
            fill(1)
            recommend_some(app, [there[n * 199]])
        if n in {30, 60, 90}:
            rank()
    assert len(met) == len(set(met))
    assert set(there) <= set(met)


BEGIN = 1  # what SQLAlchemy says to SQLite is counted too


def read_page(app, slug: str, order: Order, after: str):
    """A page of the thread, as its page reads it."""
    with app.app_context():
        found = debates.debate(None, slug)
        page = thread(found, order, None, after=after)
        db.session.rollback()
        return page


def test_the_way_back_through_an_order_that_moves_leads_over_the_same_pages(app, anyone, debate, fill, rank):
    fill(40)
    rank()
    fill(40)  # not ranked yet: they stand behind what is
    for order in ("recommended", "balanced"):
        forth = list(pages_from(anyone, anyone.sees(debate, query=f"?order={order}")))
        back = [roots_on(page) for page in pages_from(anyone, forth[-1], rel="prev")]
        assert [len(roots_on(page)) for page in forth] == [25, 25, 25, 5]
        assert back[::-1] == [roots_on(page) for page in forth]


def test_balanced_shows_every_language_first_where_nine_of_ten_write_german(app, anyone, debate, fill, rank):
    for language, count in {"de": 200, "en": 4, "fr": 3, "ar": 3, "ja": 3}.items():
        fill(count, languages=(language,))
    rank()
    first = roots_on(anyone.sees(debate, query="?order=balanced"))[:10]
    assert len(first) == 10
    with app.app_context():
        written = db.session.scalars(db.select(ContributionVersion.language).join(Contribution).where(Contribution.public_id.in_(first)))
        assert set(written) == {"de", "en", "fr", "ar", "ja"}


def test_a_page_holds_twenty_five_and_the_way_back_leads_over_the_same_ones(anyone, debate, fill):
    fill(60)
    forth = [roots_on(page) for page in pages_from(anyone, anyone.sees(debate))]
    assert [len(page) for page in forth] == [25, 25, 10]
    last = list(pages_from(anyone, anyone.sees(debate)))[-1]
    back = [roots_on(page) for page in pages_from(anyone, last, rel="prev")]
    assert back[::-1] == forth


def test_newest_and_oldest_are_each_others_mirror_and_recommended_goes_by_numbers(anyone, debate, fill, rank):
    ids = fill(10)
    assert roots_on(anyone.sees(debate)) == ids[::-1]
    assert roots_on(anyone.sees(debate, query="?order=oldest")) == ids
    rank()
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


@pytest.mark.parametrize("order", list(Order))
def test_a_page_asks_at_most_eight_questions_in_every_order(anyone, debate, fill, rank, queries, order):
    [root] = fill(1)
    fill(5, root=root)
    fill(200, languages=("en", "ar", "ja"))
    rank()
    asked = queries(lambda: anyone.sees(debate, query=f"?order={order}"))
    assert asked - BEGIN <= 8


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
