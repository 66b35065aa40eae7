"""Public pages come as finished bytes, exactly right whoever writes, and never with anything private in them."""

import gzip
import subprocess
import sys
import threading

import pytest

from desk.front.store import ANSWERS, Kept, Store
from tests import make
from tests.cast import HERE
from tests.contributions.test_joining_a_debate import WORDS


def counted(how: str) -> float:
    """How many public pages came this way so far."""
    return ANSWERS.labels(how)._value.get()


@pytest.fixture
def page(debate) -> str:
    """The address of a debate."""
    return f"/en/debates/{debate}"


def test_a_page_that_is_right_is_given_without_asking_the_app_for_anything(app, anyone, page, queries):
    first = anyone.opens(page)
    again = []
    assert queries(lambda: again.append(anyone.opens(page))) == 0
    assert again[0].data == first.data
    assert again[0].headers["ETag"] == first.headers["ETag"]
    assert again[0].headers["Cache-Control"] == "public, no-cache"
    assert again[0].headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_who_has_the_version_is_told_so_and_who_asks_for_the_head_gets_no_body(app, page):
    browser = app.test_client()
    whole = browser.get(page, base_url=HERE)
    tag = whole.headers["ETag"]
    for asked in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = browser.get(page, base_url=HERE, headers={"If-None-Match": asked})
        assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)
    assert browser.get(page, base_url=HERE, headers={"If-None-Match": '"other"'}).status_code == 200
    head = browser.head(page, base_url=HERE)
    assert (head.status_code, head.data) == (200, b"")
    assert int(head.headers["Content-Length"]) == len(whole.data)
    packed = browser.get(page, base_url=HERE, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == whole.data


def test_what_is_written_stands_on_the_next_page_at_once(anyone, page, standing):
    assert not anyone.opens(page).shows(WORDS)
    standing(WORDS)
    assert anyone.opens(page).shows(WORDS)


def test_what_another_process_writes_stands_on_the_next_page_at_once(app, anyone, page, standing):
    public_id = standing(WORDS)
    assert anyone.opens(page).shows(WORDS)
    program = f"""
from desk import create_app
from desk.contributions.actions import revising
from desk.contributions.models import Contribution
from desk.core.db import all_or_nothing, db
from tests.conftest import settings
with create_app(settings({app.config["SQLALCHEMY_DATABASE_URI"]!r}, 1)).app_context(), all_or_nothing():
    revising.withdraw(db.session.scalars(db.select(Contribution).where(Contribution.public_id == {public_id!r})).one(), by=None)
"""
    subprocess.run([sys.executable, "-c", program], check=True)
    assert not anyone.opens(page).shows(WORDS)


def test_of_many_who_ask_at_once_one_makes_the_page_and_the_others_wait(app, page):
    made, waited, kept = counted("made"), counted("waited"), counted("kept")
    answers: list[bytes] = []
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        answers.append(app.test_client().get(page, base_url=HERE).data)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1
    assert counted("made") - made == 1
    assert (counted("waited") - waited) + (counted("kept") - kept) == 7


def test_no_byte_of_one_reader_reaches_another(app, debate, mailbox, page):
    people = []
    for n, name in enumerate(("Beatriz Salgado", "Dmitri Lanskoi")):
        person = make.reader(app, address=f"127.0.9.{n + 1}")
        person.says(debate, f"{WORDS} – a thought of {name} that waits", mailbox, email=f"p{n}@example.org", name=name)
        people.append((person, name))
    paths = [page, f"{page}?order=oldest", "/en/", "/en/debates/", "/en/corrections/", "/en/articles/", "/en/transparency/debates"]
    for path in paths:
        pages = {name: person.browser.get(path, base_url=HERE) for person, name in people}
        anonymous = app.test_client().get(path, base_url=HERE)
        for name, own in pages.items():
            assert own.headers["Cache-Control"] == "private, no-store", path
            assert name.encode() not in anonymous.data, path
            assert all(name.encode() not in other.data for who, other in pages.items() if who != name), path
        assert "Set-Cookie" not in anonymous.headers
    [(person, name), _other] = people
    assert name in person.browser.get(page, base_url=HERE).get_data(as_text=True) or "You" in person.opens(page).text


def test_a_forged_marker_takes_only_its_own_browser_past_the_kept_pages(app, anyone, page, queries):
    anyone.opens(page)
    forger = app.test_client()
    forger.set_cookie("desk_me", "1", domain="127.0.0.1")
    assert forger.get(page, base_url=HERE).headers["Cache-Control"] == "private, no-store"
    assert queries(lambda: anyone.opens(page)) == 0
    strange = app.test_client()
    strange.set_cookie("other", "desk_me", domain="127.0.0.1")
    assert queries(lambda: strange.get(page, base_url=HERE)) == 0


def test_addresses_made_up_to_fill_the_memory_do_not(app, page):
    store, browser = app.extensions["front"].store, app.test_client()
    for n in range(30):
        assert browser.get(f"{page}?x={n}", base_url=HERE).status_code == 200
        assert browser.get(f"{page}?after={n}", base_url=HERE).status_code == 400
    assert store.bytes == 0
    assert browser.get(page, base_url="http://evil.example").status_code == 400
    assert browser.get(f"{page}?order=newest&{'order=oldest&' * 80}", base_url=HERE).status_code == 200
    assert store.bytes == 0


@pytest.mark.once
def test_the_store_never_holds_more_than_it_may_and_lets_go_what_was_asked_for_least_lately():
    store = Store(100_000)
    for n in range(200):
        store.put(f"/{n}", Kept('"t"', [], bytes(5_000), "", []))
        store.get("/0")
        assert store.bytes <= 100_000
    assert store.get("/0") is not None
    assert store.get("/1") is None
    store.put("/large", Kept('"t"', [], bytes(50_000), "", []))
    assert store.get("/large") is None


def test_refusals_and_forms_are_never_kept(app, debate, anyone):
    store = app.extensions["front"].store
    for path in ("/en/nowhere", "/en/report", f"/en/debates/{debate}/follow", "/en/account/sign-in", f"/en/debates/{debate}/c/none"):
        anyone.opens(path)
        assert store.bytes == 0, path
