"""What is not public appears nowhere: one walk over every surface there is, and it fails when a new one is not on its list."""

import re

import pytest

from desk.debates.models import Format
from desk.notifications import actions as notifications
from desk.transfer.export import open_data
from tests import make

FATES = ("unconfirmed", "waiting", "refused", "removed", "withdrawn", "escalated", "private", "changed", "deleted")
WORDS = "WORDS-OF-A-CONTRIBUTION"

# Every address that can be opened without signing in to the desk, with what to put into it. Each fate is tried as {id}.
SURFACES = {
    "/": ["/"],
    "/<lang:lang>/": ["/en/", "/ar/"],
    "/<lang:lang>/<any('guidelines', 'privacy', 'corrections-policy'):name>/versions/<int(max=2147483647):n>": ["/en/privacy/versions/0"],
    "/<lang:lang>/account/": ["/en/account/"],
    "/<lang:lang>/account/data": ["/en/account/data"],
    "/<lang:lang>/account/deletion": ["/en/account/deletion"],
    "/<lang:lang>/account/languages": ["/en/account/languages"],
    "/<lang:lang>/account/reports/<reference>": ["/en/account/reports/EN-2026-00001"],
    "/<lang:lang>/account/sign-in": ["/en/account/sign-in"],
    "/<lang:lang>/account/sign-in/<secret>": ["/en/account/sign-in/none"],
    "/<lang:lang>/articles/": ["/en/articles/"],
    "/<lang:lang>/articles/<slug>": ["/en/articles/the-last-ferry-of-the-season"],
    "/<lang:lang>/articles/<slug>/follow": ["/en/articles/the-last-ferry-of-the-season/follow"],
    "/<lang:lang>/articles/<slug>/history": ["/en/articles/the-last-ferry-of-the-season/history"],
    "/<lang:lang>/contributions/confirm/<secret>": ["/en/contributions/confirm/none"],
    "/<lang:lang>/conversations/confirm/<secret>": ["/en/conversations/confirm/none"],
    "/<lang:lang>/conversations/new": ["/en/conversations/new", "/en/conversations/new?article=" + make.FERRY],
    "/<lang:lang>/conversations/received": ["/en/conversations/received"],
    "/<lang:lang>/corrections-policy": ["/en/corrections-policy"],
    "/<lang:lang>/corrections/": ["/en/corrections/"],
    "/<lang:lang>/corrections/<reference>": ["/en/corrections/C-2026-00001"],
    "/<lang:lang>/corrections/feed.atom": ["/en/corrections/feed.atom"],
    "/<lang:lang>/corrections/feed.json": ["/en/corrections/feed.json"],
    "/<lang:lang>/debates/": ["/en/debates/", "/ja/debates/"],
    "/<lang:lang>/debates/<slug>": [
        f"/en/debates/{{debate}}?order={order}" for order in ("newest", "oldest", "recommended", "picks", "balanced")
    ]
    + ["/ja/debates/{debate}", "/en/debates/{private}"],
    "/<lang:lang>/debates/<slug>/c/<public_id>": [
        "/en/debates/{debate}/c/{id}",
        "/en/debates/{private}/c/{id}",
        "/en/debates/{debate}/c/{root}",
    ],
    "/<lang:lang>/debates/<slug>/c/<public_id>/appeal": ["/en/debates/{debate}/c/{id}/appeal"],
    "/<lang:lang>/debates/<slug>/c/<public_id>/edit": ["/en/debates/{debate}/c/{id}/edit"],
    "/<lang:lang>/debates/<slug>/c/<public_id>/flag": ["/en/debates/{debate}/c/{id}/flag"],
    "/<lang:lang>/debates/<slug>/c/<public_id>/illegal": ["/en/debates/{debate}/c/{id}/illegal"],
    "/<lang:lang>/debates/<slug>/c/<public_id>/recommend": ["/en/debates/{debate}/c/{id}/recommend"],
    "/<lang:lang>/debates/<slug>/c/<public_id>/replies": ["/en/debates/{debate}/c/{id}/replies", "/en/debates/{debate}/c/{root}/replies"],
    "/<lang:lang>/debates/<slug>/c/<public_id>/reply": ["/en/debates/{debate}/c/{id}/reply", "/en/debates/{debate}/c/{id}/reply?quote=yes"],
    "/<lang:lang>/debates/<slug>/c/<public_id>/taking-back": ["/en/debates/{debate}/c/{id}/taking-back"],
    "/<lang:lang>/debates/<slug>/c/<public_id>/withdraw": ["/en/debates/{debate}/c/{id}/withdraw"],
    "/<lang:lang>/debates/<slug>/feed.atom": ["/en/debates/{debate}/feed.atom", "/en/debates/{private}/feed.atom"],
    "/<lang:lang>/debates/<slug>/feed.json": ["/en/debates/{debate}/feed.json", "/en/debates/{private}/feed.json"],
    "/<lang:lang>/debates/<slug>/figures": ["/en/debates/{debate}/figures", "/en/debates/{private}/figures"],
    "/<lang:lang>/debates/<slug>/follow": ["/en/debates/{debate}/follow"],
    "/<lang:lang>/debates/<slug>/history": ["/en/debates/{debate}/history"],
    "/<lang:lang>/debates/<slug>/news": ["/en/debates/{debate}/news?since=0"],
    "/<lang:lang>/debates/<slug>/search": [f"/en/debates/{{debate}}/search?q={WORDS}", f"/en/debates/{{private}}/search?q={WORDS}"],
    "/<lang:lang>/debates/archive": ["/en/debates/archive"],
    "/<lang:lang>/debates/feed.atom": ["/en/debates/feed.atom"],
    "/<lang:lang>/debates/feed.json": ["/en/debates/feed.json"],
    "/<lang:lang>/debates/search": [f"/en/debates/search?q={WORDS}"],
    "/<lang:lang>/debates/topics/<topic>": ["/en/debates/topics/society"],
    "/<lang:lang>/debates/topics/<topic>/feed.atom": ["/en/debates/topics/society/feed.atom"],
    "/<lang:lang>/debates/topics/<topic>/feed.json": ["/en/debates/topics/society/feed.json"],
    "/<lang:lang>/flags/<reference>/<secret>": ["/en/flags/F-2026-00001/none"],
    "/<lang:lang>/guidelines": ["/en/guidelines"],
    "/<lang:lang>/privacy": ["/en/privacy"],
    "/<lang:lang>/report": ["/en/report", "/en/report?url=" + make.FERRY],
    "/<lang:lang>/report/others": ["/en/report/others?url=" + make.FERRY],
    "/<lang:lang>/report/others/<reference>": ["/en/report/others/EN-2026-00001"],
    "/<lang:lang>/reports/<reference>/<secret>": ["/en/reports/EN-2026-00001/none"],
    "/<lang:lang>/reports/<reference>/<secret>/picture": ["/en/reports/EN-2026-00001/none/picture"],
    "/<lang:lang>/reports/<reference>/<secret>/picture/<int(max=2147483647):number>": ["/en/reports/EN-2026-00001/none/picture/1"],
    "/<lang:lang>/reports/<reference>/<secret>/received": ["/en/reports/EN-2026-00001/none/received"],
    "/<lang:lang>/reports/<reference>/<secret>/withdrawal": ["/en/reports/EN-2026-00001/none/withdrawal"],
    "/<lang:lang>/reports/<reference>/answer/<secret>": ["/en/reports/EN-2026-00001/answer/none"],
    "/<lang:lang>/reports/lost-link": ["/en/reports/lost-link"],
    "/<lang:lang>/transparency": ["/en/transparency"],
    "/<lang:lang>/transparency.csv": ["/en/transparency.csv"],
    "/<lang:lang>/transparency/debates": ["/en/transparency/debates"],
    "/<lang:lang>/transparency/jti": ["/en/transparency/jti"],
    "/<lang:lang>/transparency/jti/<day>": ["/en/transparency/jti/2026-11-01"],
    "/<lang:lang>/unsubscribe/<token>": ["/en/unsubscribe/none"],
    "/api/v1/debates": ["/api/v1/debates"],
    "/api/v1/debates/<slug>": ["/api/v1/debates/{debate}", "/api/v1/debates/{private}"],
    "/api/v1/debates/<slug>/contributions": [
        *(f"/api/v1/debates/{{debate}}/contributions?order={order}" for order in ("newest", "oldest", "recommended", "picks", "balanced")),
        "/api/v1/debates/{private}/contributions",
    ],
    "/api/v1/debates/<slug>/contributions/<public_id>": [
        "/api/v1/debates/{debate}/contributions/{id}",
        "/api/v1/debates/{private}/contributions/{id}",
        "/api/v1/debates/{debate}/contributions/{root}",
    ],
    "/healthz": ["/healthz"],
    "/readyz": ["/readyz"],
    "/metrics": ["/metrics"],
}
BEHIND_THE_STAFF_DOOR = ("/desk", "/staff", "/dev", "/static")


@pytest.mark.once
def test_every_address_that_can_be_opened_is_on_the_list(the_app):
    there = {
        rule.rule for rule in the_app.url_map.iter_rules() if "GET" in rule.methods and not rule.rule.startswith(BEHIND_THE_STAFF_DOOR)
    }
    assert there == set(SURFACES)


@pytest.fixture
def private(app, host, debate) -> str:
    """A debate in which only the host reads what readers write."""
    return make.debate(app, host, slug="tell-me", format=Format.INPUT)


@pytest.fixture
def live(app, debate, private, moderator, mailbox, later):
    """Lives of replies: each is written, and comes to what its fate says. Gives their public ids."""

    def lives(root: str) -> dict[str, str]:
        return {fate: _live(app, fate, debate, private, root, moderator, mailbox, later) for fate in FATES}

    return lives


def _live(app, fate: str, debate: str, private: str, root: str, moderator, mailbox, later) -> str:
    author = make.reader(app, address=f"127.0.6.{FATES.index(fate) + 1}")
    said = {"email": f"{fate}@example.org", "name": f"Reader{fate.capitalize()}"}
    words = f"{WORDS} that is {fate}"
    if fate == "private":
        return author.says(private, words, mailbox, **said)
    said["answers"] = root
    if fate == "unconfirmed":
        return author.writes(debate, words, **said).location.rpartition("#c-")[2]
    first = "Something harmless about the boat." if fate == "changed" else words
    public_id = author.says(debate, first, mailbox, **said)
    if fate in {"removed", "withdrawn", "escalated", "changed", "deleted"}:
        moderator.approves(public_id)
        later()
    if fate in {"refused", "removed"}:
        moderator.removes(public_id)
        later()
    match fate:
        case "withdrawn":
            author.does_with(debate, public_id, "withdraw")
        case "escalated":
            moderator.submits(moderator.opens(f"/desk/moderation/{public_id}"), "/escalation")
        case "changed":
            author.does_with(debate, public_id, "edit", text=words)
        case "deleted":
            author.submits(author.opens("/en/account/deletion"), "/deletion", sure="y")
    return public_id


def test_what_is_not_public_is_on_no_surface(app, anyone, reader, debate, private, standing, live, indexed):
    root = standing("One that stands.", email="ben@example.org", name="Ben")
    fates = live(root)
    indexed()
    told = [WORDS, *(f"Reader{fate.capitalize()}" for fate in FATES if fate != "changed"), *(f"{fate}@example.org" for fate in FATES)]
    found = set()
    for templates in SURFACES.values():
        for template in templates:
            for fate, public_id in fates.items() if "{id}" in template else [("", "")]:
                path = template.format(debate=debate, private=private, root=root, id=public_id)
                page = anyone.opens(path)
                assert page.status < 500, path
                asked = re.sub(r"value=\"[^\"]*\"|https?://\S+|\?q=\S+", "", page.text) if "search" in path else page.text
                found |= {(path, fate, words) for words in told if words in asked}
    assert found == set()


def test_it_is_not_in_the_open_data_either(app, standing, live):
    live(standing("One that stands.", email="ben@example.org", name="Ben"))
    with app.app_context():
        text = "".join(open_data())
    assert "One that stands." in text
    assert WORDS not in text
    assert "Reader" not in text


def test_letters_to_others_hold_nothing_of_it(app, debate, standing, live, mailbox, later_on, works, moderator, host, editor):
    follower = make.reader(app, address="127.0.6.99")
    follower.says(debate, "I follow this.", mailbox, email="follower@example.org", name="Follower", follow="y")
    live(standing("One that stands.", email="ben@example.org", name="Ben"))
    with later_on(days=1):
        works(notifications.tell_of_answers, notifications.send_digests)
        letters = mailbox.deliver()
    for letter in letters:
        owner = str(letter["To"]).partition("@")[0]
        if "newsroom.example" in str(letter["To"]):
            continue  # the desk reads what it decides about
        assert not [fate for fate in FATES if f"that is {fate}" in letter.as_string() and fate != owner], letter["Subject"]


def test_a_staff_page_about_one_debate_shows_no_other_hosts_private_contributions(journalist, private, live, standing):
    live(standing("One that stands.", email="ben@example.org", name="Ben"))
    for path in (f"/desk/debates/{private}", "/desk/debates/", "/desk/moderation/log"):
        assert f"{WORDS} that is private" not in journalist.opens(path).text, path
