"""Other programs read debates as JSON: the same as the pages show, page by page, with versions, and nothing else."""

import json

import pytest

from tests.contributions.test_joining_a_debate import WORDS
from tests.debates.test_the_thread import fill, rank  # noqa: F401  their fixtures


def reads(anyone, path: str, **headers: str):
    """An answer and what it holds."""
    answer = anyone.opens(path, **headers)
    return answer, json.loads(answer.text) if answer.text else None


def test_a_program_finds_debates_and_walks_a_thread_to_its_end(anyone, debate, fill, rank):  # noqa: F811
    ids = fill(60, languages=("en", "ar"))
    rank()
    _answer, found = reads(anyone, "/api/v1/debates")
    assert [one["slug"] for one in found["debates"]] == [debate]
    assert found["debates"][0]["contributions"] == 60
    for order in ("newest", "oldest", "recommended", "balanced"):
        met, path = [], f"/api/v1/debates/{debate}/contributions?order={order}"
        while path:
            _answer, page = reads(anyone, path.removeprefix("http://127.0.0.1"))
            met += [one["id"] for one in page["contributions"]]
            path = page["next"]
        assert sorted(met) == sorted(ids), order


def test_an_answer_has_a_version_and_is_304_until_something_changes(anyone, debate, standing):
    path = f"/api/v1/debates/{debate}/contributions"
    answer, _found = reads(anyone, path)
    assert anyone.opens(path, **{"If-None-Match": answer.headers["ETag"]}).status == 304
    standing(WORDS)
    assert anyone.opens(path, **{"If-None-Match": answer.headers["ETag"]}).status == 200


def test_one_contribution_comes_with_its_replies_and_what_is_removed_is_an_empty_place(anyone, debate, standing, moderator, later):
    root = standing(WORDS)
    reply = standing("I know that bell.", email="ben@example.org", name="Ben", answers=root)
    _answer, found = reads(anyone, f"/api/v1/debates/{debate}/contributions/{root}")
    assert found["name"] == "Ana"
    assert [one["id"] for one in found["replies"]] == [reply]
    assert found["replies"][0]["in_reply_to"] == root
    moderator.removes(root, "copied")
    later()
    answer, found = reads(anyone, f"/api/v1/debates/{debate}/contributions/{root}")
    assert found["status"] == "removed"
    assert found["house_rule"] == 9
    assert WORDS not in answer.text
    assert "Ana" not in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("debates/nothing", 404),
        ("nothing", 404),
        ("debates/{slug}/contributions?after=forged", 400),
        ("debates/{slug}/contributions/x", 404),
    ],
)
def test_what_is_wrong_is_said_as_json(anyone, debate, path, status):
    answer, found = reads(anyone, "/api/v1/" + path.format(slug=debate))
    assert answer.status == status
    assert found["status"] == status
    assert found["message"]


def test_nothing_can_be_written_here(anyone, debate):
    token = anyone.opens("/en/account/sign-in").form("/sign-in").values["csrf_token"]
    assert anyone.posts(f"/api/v1/debates/{debate}/contributions", {"csrf_token": token, "text": "Hello"}).status == 405
