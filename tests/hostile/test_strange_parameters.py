"""Fields nobody asked for, values of a strange size or kind, forged places: nothing breaks, and nothing moves but what a form is for."""

import itertools
import json

import pytest
from sqlalchemy import select
from werkzeug.datastructures import ImmutableMultiDict

from desk.accounts.models import Membership, User
from desk.contributions.models import Contribution
from desk.core.cursors import write_cursor
from desk.core.db import Base, db
from desk.debates.models import Debate
from tests import make
from tests.cast import HERE, Person
from tests.hostile.rooms import Stage, places, rules, shown

WHO = {"name": "Cleo", "email": "cleo@example.org"}
PLAN = {"question": "Who waits?", "context": "Tell me.", "topic": "society", "format": "discussion", "moderation": "everybody"}
READ = {"n": "1", "seen": "0"}

# What each form is for: a body that does it (filled in further below), and the columns of people, roles, debates and contributions
# that may move by it. Everything else must stand as it stood.
COUNTED = {"contributions.version"}
BODIES: dict[str, tuple[dict[str, str], set[str]]] = {
    "contributions.compose": ({"text": "My boat leaves at six.", "language": "en"}, set()),
    "contributions.contribute": ({"text": "My boat leaves at six.", "language": "en"} | WHO, {"contributions +"}),
    "contributions.recommend": ({"want": "yes"}, {"contributions.recommendations"}),
    "contributions.edit": (
        {"text": "The bell of this boat is lower still.", "language": "en"},
        {f"contributions.{name}" for name in ("marks", "is_held", "waiting_in", "arrived_at", "public_n")} | COUNTED,
    ),
    "contributions.withdraw": (
        {},
        {f"contributions.{name}" for name in ("status", "picked_at", "waiting_in", "escalated_at")} | COUNTED,
    ),
    "contributions.take_back": ({}, set()),
    "contributions.flag": ({"reason": "abuse", "note": "Look."}, set()),
    "contributions.use_confirmation": (
        {},
        {f"contributions.{name}" for name in ("status", "author_id", "email", "confirm_hash", "confirm_until", "arrived_at", "marks")}
        | {"contributions.waiting_in", "users +"}
        | COUNTED,
    ),
    "appeals.ask_again": ({"reason": "It is about myself."}, COUNTED),
    "appeals.tell_illegal": ({"law": "StGB 261", "explanation": "It degrades.", "good_faith": "y", "form_key": "x"} | WHO, set()),
    "debates.propose": ({"question": "Who pays?", "answer": "I.", "seen": "yes", "article_url": "", "form_key": "x"} | WHO, set()),
    "debates.use_confirmation": ({}, {"users +"}),
    "notifications.follow": ({"want": "yes"}, set()),
    "notifications.leave": ({}, set()),
    "desk.debates.draft": (PLAN | {"edition": "en", "stand_in": "0", "opens": "", "closes": "", "articles": ""}, {"debates +"}),
    "desk.debates.save": (
        PLAN | {"stand_in": "0", "opens": "", "closes": "", "articles": ""},
        {f"debates.{name}" for name in ("version", "stand_in_id", "topic", "format", "moderation", "opens_at", "closes_at")},
    ),
    "desk.debates.schedule": ({}, {"debates.status", "debates.version"}),
    "desk.debates.unschedule": ({}, {"debates.status", "debates.version"}),
    "desk.debates.open_now": ({}, {"debates.status", "debates.version", "debates.opened_at"}),
    "desk.debates.close": (
        {"summary": "We heard much.", "reason": "announced"},
        {f"debates.{name}" for name in ("status", "version", "closed_at", "closing_reason", "featured_at", "is_closing_soon")},
    ),
    "desk.debates.archive": ({}, {"debates.status", "debates.version"}),
    "desk.debates.feature": ({"want": "yes"}, {"debates.featured_at", "debates.version"}),
    "desk.debates.tell": ({"note": "It goes on.", "is_pinned": "y"}, {"debates.version"}),
    "desk.debates.pin_note": ({"want": "yes"}, {"debates.version"}),
    "desk.debates.withdraw_note": ({}, {"debates.version"}),
    "desk.debates.pick": ({"want": "yes"}, {"contributions.picked_at"} | COUNTED),
    "desk.debates.dismiss": ({"note": "It is answered above."}, set()),
    "desk.debates.delegate": ({"note": "You know this."}, set()),
    "desk.debates.translate": ({"question": "Wer wartet?", "context": "Erzählt.", "summary": "", "version": "0"}, {"debates.version"}),
    "desk.debates.decline": ({"reply": "We have asked this before."}, set()),
    "desk.moderation.approve": (READ, COUNTED),
    "desk.moderation.remove": (READ | {"clause": "attack", "note": "Not so.", "whole": ""}, COUNTED),
    "desk.moderation.restore": (READ | {"note": "We were wrong."}, COUNTED),
    "desk.moderation.take_back": ({}, COUNTED),
    "desk.moderation.put_language_right": (READ | {"language": "de"}, {"contributions.waiting_in"} | COUNTED),
    "desk.moderation.keep_phrases": ({"banned": "spam", "suspect": "offer"}, set()),
    "desk.moderation.claim": ({"over": "yes", "quietly": "yes"}, set()),
    "desk.moderation.let_in": ({}, {"contributions.is_held"} | COUNTED),
    "desk.moderation.escalate": ({"note": "A threat."}, {"contributions.escalated_at", "contributions.waiting_in"} | COUNTED),
    "desk.moderation.ask_host": ({"note": "Is this so?"}, COUNTED),
    "desk.moderation.impose": (
        {"kind": "mute", "clause": "attack", "days": "7", "note": "Rest."},
        {"users.standing", "users.standing_until"},
    ),
    "desk.moderation.end_measure": ({}, set()),
    "desk.moderation.set_standing": ({"standing": "checked"}, {"users.standing"}),
    "desk.moderation.decide_together": ({"verdict": "approve", "clause": "", "note": "", "view": "waiting", "language": ""}, COUNTED),
    "desk.moderation.make_report": ({"article_url": make.FERRY, "passage": "founded in 1889"}, {"contributions.is_reported"} | COUNTED),
    "desk.moderation.answer": ({"outcome": "confirmed", "reason": "It names a child."}, COUNTED),
}
ENDING_A_SESSION = {"contributions.use_confirmation", "debates.use_confirmation"}  # who presses the button is somebody else afterwards

COLLEAGUES = {"desk.debates.draft": "host", "desk.debates.save": "host", "desk.debates.delegate": "to"}  # fields that name one

HUGE = "9223372036854775808"
VALUES = [HUGE, "-1", "1e400", "١٢", "9" * 5000, "a\0b"]
NUMBERS = {"n", "seen", "version", "days", "host", "stand_in", "to"}
ODD = [HUGE, "9" * 30, "-" + "9" * 30, "9" * 5000, "1e400", "١٢", "a\0b", "🂡\u202e", ""]


def body(stage: Stage, endpoint: str, actor: Person, given: dict[str, object]) -> dict[str, str]:
    """What does the deed, with the token of the one who does it."""
    filled = dict(BODIES[endpoint][0])
    if endpoint in COLLEAGUES:
        filled[COLLEAGUES[endpoint]] = stage.number(stage.host)
    if endpoint == "desk.moderation.restore":
        filled["seen"] = str(stage.newest(str(given["public_id"]))[1])
    if endpoint == "desk.moderation.decide_together":
        filled["chosen"] = f"{stage.contribution('waiting')} 1 0"
    return filled | {"csrf_token": stage.token(actor)}


def who_for(stage: Stage, endpoint: str) -> list[Person]:
    """Who tries it: an editor and a reader who is signed in, or, where the session would end, somebody new."""
    if endpoint in ENDING_A_SESSION:
        return [make.reader(stage.app, address="127.0.6.1")]
    return [stage.editor, stage.reader]


def moved(before: dict, after: dict) -> set[str]:
    """The columns in which something changed, and the tables that have more or fewer rows."""
    changed = {f"{table}.{column}" for (table, key, column), value in before.items() if after.get((table, key, column), value) != value}
    for sign, more, fewer in (("+", after, before), ("-", before, after)):
        changed |= {f"{table} {sign}" for table, _key, _column in more.keys() - fewer.keys()}
    return changed


def kept_rows(stage: Stage) -> dict:
    """People, roles, debates and contributions as they are."""
    return stage.rows(User, Membership, Debate, Contribution)


def test_every_address_that_takes_a_post_is_tried_here(app, stage):
    there = {rule.endpoint for rule in rules(app, "POST")}
    assert there == set(BODIES)
    assert there == set(places(stage, stage.editor))


def test_nobody_writes_a_column_by_naming_it(app, stage):
    columns = {column.name for table in Base.metadata.tables.values() for column in table.columns}
    editor = stage.number(stage.editor)
    forged = dict.fromkeys(sorted(columns), "1") | {
        "role": "admin",
        "edition": "en",
        "status": "published",
        "standing": "known",
        "email": "evil@example.org",
        "is_by_staff": "y",
        "host_id": editor,
        "author_id": editor,
        "clause": "hate",
        "marks": "[]",
    }
    forged.pop("version")  # a field of many forms: the version the person saw
    wrong, done = {}, set()
    for rule in rules(app, "POST"):
        for actor in who_for(stage, rule.endpoint):
            given = places(stage, actor)[rule.endpoint]()
            filled = forged | body(stage, rule.endpoint, actor, given)
            before = kept_rows(stage)
            sent = stage.sends(actor, stage.path(rule.endpoint, **given), filled)
            more = moved(before, kept_rows(stage)) - BODIES[rule.endpoint][1]
            if more or sent.status_code >= 500:
                wrong[rule.endpoint, actor.email] = (sent.status_code, more)
            if sent.status_code < 400:
                done.add(rule.endpoint)
    assert wrong == {}
    assert done == set(BODIES) - {"contributions.take_back"}, "what was refused altogether shows nothing"


def test_a_value_of_strange_size_or_kind_breaks_no_page_and_moves_nothing_else(app, stage):
    wrong = {}
    for rule in rules(app, "POST"):
        is_desk = rule.rule.startswith("/desk")
        actor = who_for(stage, rule.endpoint)[0 if is_desk else -1]
        for field in sorted({*BODIES[rule.endpoint][0], COLLEAGUES.get(rule.endpoint, ""), "version" if is_desk else ""} - {""}):
            given = places(stage, actor)[rule.endpoint]()
            filled, path = body(stage, rule.endpoint, actor, given), stage.path(rule.endpoint, **given)
            before = kept_rows(stage)
            for value in VALUES if field in NUMBERS else VALUES[-3:]:
                sent = stage.sends(actor, path, filled | {field: value})
                if sent.status_code >= 500:
                    wrong[rule.endpoint, field, value[:12]] = sent.status_code
            if more := moved(before, kept_rows(stage)) - BODIES[rule.endpoint][1]:
                wrong[rule.endpoint, field] = more
    assert wrong == {}


def shapes(filled: dict[str, str]) -> list[dict]:
    """The same fields sent in other ways than a form sends them: arguments of a client."""
    form, token = {"content_type": "application/x-www-form-urlencoded"}, filled["csrf_token"]
    return [
        {"body": "", **form},
        {"body": json.dumps(filled), **form},
        {"body": json.dumps(filled), "content_type": "application/json"},
        {"body": f"csrf_token={token}&text=%ff%fe&n=%00&seen=%&note=\xff".encode("latin-1"), **form},
        {"body": {f"{name}[]": value for name, value in filled.items()} | {"csrf_token": token}},
        {"body": {name: [value, HUGE] for name, value in filled.items()}},
    ]


@pytest.mark.once
def test_fields_sent_in_another_shape_break_no_page_and_move_nothing_else(app, stage):
    wrong = {}
    for rule in rules(app, "POST"):
        for actor in who_for(stage, rule.endpoint):
            given = places(stage, actor)[rule.endpoint]()
            path, ways = stage.path(rule.endpoint, **given), shapes(body(stage, rule.endpoint, actor, given))
            before = kept_rows(stage)
            answers = [stage.sends(actor, path, how.pop("body"), **how) for how in ways]
            more = moved(before, kept_rows(stage)) - BODIES[rule.endpoint][1]
            if more or any(sent.status_code >= 500 for sent in answers):
                wrong[rule.endpoint, actor.email] = ([sent.status_code for sent in answers], more)
    assert wrong == {}


@pytest.mark.once
def test_a_post_without_its_token_does_nothing_but_what_needs_none(app, stage):
    allowed = {}
    for rule in rules(app, "POST"):
        for actor in who_for(stage, rule.endpoint):
            given = places(stage, actor)[rule.endpoint]()
            filled = body(stage, rule.endpoint, actor, given)
            for token in ("", "x", filled["csrf_token"][::-1]):
                before = kept_rows(stage)
                sent = stage.sends(actor, stage.path(rule.endpoint, **given), filled | {"csrf_token": token})
                if sent.status_code < 400 or moved(before, kept_rows(stage)):
                    allowed.setdefault(rule.endpoint, set()).add(sent.status_code)
    assert set(allowed) == {"contributions.compose", "notifications.leave"}


def opens(stage: Stage, endpoint: str, given: dict[str, object], query: dict[str, str]):
    """The answer to a page asked for by whom it is for."""
    path = stage.path(endpoint, **given)
    who = stage.editor if path.startswith("/desk") else stage.reader
    return who.browser.get(path, query_string=query, base_url=HERE)


class Asked(ImmutableMultiDict):
    """The fields of an address; notes which of them the page looks for."""

    names: set[str] = set()

    def get(self, key, *default, **how):
        """One of them."""
        self.names.add(key)
        return super().get(key, *default, **how)

    def __contains__(self, key):
        """Whether it is there."""
        self.names.add(key)
        return super().__contains__(key)


@pytest.fixture
def looked_for(app, stage, monkeypatch) -> dict[str, tuple[dict[str, object], set[str]]]:
    """Of each page: what its address names, and the fields the page looks for in it."""
    monkeypatch.setattr(app.request_class, "parameter_storage_class", Asked)
    found = {}
    for endpoint, given in shown(stage).items():
        Asked.names.clear()
        assert opens(stage, endpoint, given, {}).status_code == 200, endpoint
        found[endpoint] = (given, set(Asked.names))
    return found


def test_odd_values_in_an_address_break_no_page(stage, looked_for):
    wrong = {}
    for endpoint, (given, names) in looked_for.items():
        for name, value in set(itertools.product(names, ODD)):
            if (status := opens(stage, endpoint, given, {name: value}).status_code) >= 500:
                wrong[endpoint, name, value[:12]] = status
    there = set().union(*(names for _given, names in looked_for.values()))
    assert there >= {"after", "before", "below", "since", "order", "q", "view", "language", "proposal", "article", "question", "quote"}
    assert wrong == {}


def test_places_in_a_list_that_we_did_not_write_for_it_are_refused(app, stage, looked_for):
    with app.app_context():
        number = db.session.scalars(select(Debate.id).where(Debate.slug == stage.slug)).one()
        others = ("closed", f"{number} oldest", f"{number + 1} newest", f"search {number + 1}", "replies 999")
        cursors = ["x", "WzFd.x", "[1]", "\0", *(write_cursor(of, 1) for of in others)]
    takers = {(endpoint, name) for endpoint, (_given, names) in looked_for.items() for name in names & {"after", "before"}}
    assert takers >= {(endpoint, "after") for endpoint in ("debates.archive", "debates.by_topic", "debates.search_inside")}
    let_through = {
        (endpoint, name, cursor)
        for endpoint, name in takers
        for cursor in cursors
        if opens(stage, endpoint, looked_for[endpoint][0], {name: cursor}).status_code != 400
    }
    assert let_through == set()
