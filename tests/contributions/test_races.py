"""Two at once: nothing happens twice, and nothing gets into a debate that is closed."""

from datetime import timedelta

import pytest

from desk.contributions.actions import writing
from desk.contributions.models import Contribution, LanguageSource, Recommendation, Status
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.debates.models import Debate
from desk.mail.models import OutgoingMail
from desk.moderation.actions import deciding as moderation
from desk.moderation.models import ModerationDecision
from tests import make
from tests.contributions.test_joining_a_debate import ANA, WORDS
from tests.corrections.test_races import at_once
from tests.debates.test_hosting import closes


def twins(app, reader, count: int = 4):
    """More windows of the same person."""
    cookies = [(name, reader.browser.get_cookie(name, domain="127.0.0.1")) for name in ("desk", "desk_me")]
    others = [make.reader(app) for _ in range(count - 1)]
    for other in others:
        for name, cookie in cookies:
            if cookie:
                other.browser.set_cookie(name, cookie.value, domain="127.0.0.1")
    return [reader, *others]


def test_a_double_click_is_one_contribution_and_one_letter(app, reader, debate, kept):
    form = reader.composes(debate, WORDS).form("/contributions")
    values = form.values | {"name": "Ana", "email": ANA}
    pages = at_once(*[lambda one=one: one.posts(form.action, dict(values)) for one in twins(app, reader)])
    assert [page.status for page in pages] == [303] * 4
    assert len({page.location for page in pages}) == 1
    assert (kept(Contribution), kept(OutgoingMail)) == (1, 1)


def test_a_button_pressed_twice_at_once_confirms_once(app, reader, debate, kept, mailbox):
    reader.writes(debate, WORDS)
    link = mailbox.link(ANA, "/confirm/")
    form = reader.opens(link).form("/confirm/" + link.rpartition("/")[2])
    pages = at_once(*[lambda one=one: one.posts(form.action, dict(form.values)) for one in twins(app, reader)])
    assert sorted(page.status for page in pages) == [303, 409, 409, 409]


def test_recommending_twice_at_once_counts_once(app, reader, debate, standing, mailbox, kept, anyone):
    public_id = standing("One that stands.", email="ben@example.org", name="Ben")
    reader.says(debate, WORDS, mailbox)
    path = f"/en/debates/{debate}/c/{public_id}/recommend"
    form = reader.opens(path).form(path)
    pages = at_once(*[lambda one=one: one.posts(form.action, dict(form.values)) for one in twins(app, reader)])
    assert [page.status for page in pages] == [303] * 4
    assert kept(Recommendation) == 1
    assert anyone.sees(debate).shows("Recommend 1")


def test_of_closing_and_posting_at_once_either_the_post_comes_first_or_it_is_refused(app, host, debate, kept):
    readers = [make.reader(app, address=f"127.0.5.{n}") for n in range(6)]
    forms = [one.composes(debate, f"{WORDS} {n}").form("/contributions") for n, one in enumerate(readers)]
    closing = host.opens(f"/desk/debates/{debate}/closing")
    assert closing.status == 200

    def post(n):
        return readers[n].posts(forms[n].action, forms[n].values | {"name": f"Reader {n}", "email": f"r{n}@example.org"})

    closed, *posted = at_once(lambda: closes(host, debate), *[lambda n=n: post(n) for n in range(6)])
    assert closed.status == 303
    assert {page.status for page in posted} <= {303, 409}
    assert kept(Contribution) == sum(page.status == 303 for page in posted)
    assert all(WORDS in page.text for page in posted if page.status == 409)


def test_whether_a_debate_is_open_is_asked_again_when_its_row_is_held(host, debate, within, kept):
    closes(host, debate)

    def write_all_the_same():
        found = db.session.scalars(db.select(Debate).where(Debate.slug == debate)).one()
        said = {"words": WORDS, "html": "", "language": "en", "language_source": LanguageSource.PAGE, "name": "Ana", "email": ANA}
        return writing.write(writing.Draft(sent_as="late", **said), found)

    with pytest.raises(NotNow):
        within(write_all_the_same)
    assert kept(Contribution) == 0


def test_of_two_moderators_at_once_one_has_decided(app, moderator, debate, reader, mailbox, kept):
    other = make.staff(app, "Otto", *((role, "en") for role in [make.Role.MODERATOR]))
    public_id = reader.says(debate, WORDS, mailbox)
    pages = at_once(lambda: moderator.approves(public_id), lambda: other.removes(public_id))
    assert sorted(page.status for page in pages) == [303, 409]
    assert kept(ModerationDecision) == 1
    refused = next(page for page in pages if page.status == 409)
    assert refused.shows("decided this at")


def test_two_workers_carry_a_decision_out_once(app, moderator, debate, reader, mailbox):
    public_id = reader.says(debate, WORDS, mailbox)
    moderator.approves(public_id)

    def work():
        with app.app_context():
            moderation.carry_out_due()

    with clock.at(clock.now() + timedelta(seconds=11)):
        at_once(work, work, work)
    with app.app_context():
        found = db.session.scalars(db.select(Contribution)).one()
        assert (found.status, found.position) == (Status.PUBLISHED, 1)
        letters = db.session.scalars(db.select(OutgoingMail).where(OutgoingMail.letter == "contributions/published")).all()
        assert len(letters) == 1


def test_many_published_at_once_get_places_without_gaps(app, host, debate):
    hosts = [make.staff(app, name, (make.Role.JOURNALIST, "en")) for name in ("Ada", "Bea", "Cleo", "Dina")]
    pages = [one.opens(f"/en/debates/{debate}") for one in hosts]
    sent = at_once(
        *[
            lambda one=one, page=page, n=n: one.submits(page, "/contributions", text=f"Answer number {n} from the newsroom.")
            for n, (one, page) in enumerate(zip(hosts, pages, strict=True))
        ]
    )
    assert [page.status for page in sent] == [303] * 4
    with app.app_context():
        assert sorted(db.session.scalars(db.select(Contribution.position))) == [1, 2, 3, 4]
