"""Every cell of the second table of docs/permissions.md is true."""

import itertools

import pytest

from desk.accounts.models import Role
from desk.accounts.queries import person_with
from desk.contributions.models import Contribution, HostTask
from desk.core.db import db
from desk.debates.models import Debate
from desk.moderation.models import ModerationAppeal, ModerationDecision
from tests import make
from tests.debates.test_hosting import closes
from tests.house.test_permissions import table
from tests.moderation.test_flags import LAW

TABLE = table("Debates and contributions")
WORDS = "The bell at Corvesin is lower than ours."
WRITTEN = {"waiting", "published", "removed", "appealed", "escalated", "asked"}
PLAN = {
    "question": "Who waits?",
    "context": "Tell me.",
    "topic": "society",
    "stand_in": "0",
    "moderation": "everybody",
    "edition": "{edition}",
}

MEMBERS = {
    "host": ("Nora", (Role.JOURNALIST, "en")),
    "stand-in": ("Stan", (Role.JOURNALIST, "en")),
    "journalist": ("Jonas", (Role.JOURNALIST, "en")),
    "editor": ("Edda", (Role.EDITOR, "en")),
    "editor of another edition": ("Gerd", (Role.EDITOR, "de")),
    "moderator": ("Mona", (Role.MODERATOR, "en")),
    "moderator of another language": ("Mara", (Role.MODERATOR, "fr")),
    "legal": ("Beat", (Role.LEGAL, None)),
    "admin": ("Alma", (Role.ADMIN, None)),
}

DEEDS = {
    "draft a debate": ("/desk/debates/new", PLAN),
    "edit the debate": ("/desk/debates/{slug}/edit", PLAN),
    "open the debate": ("/desk/debates/{slug}/opening", {}),
    "close the debate": ("/desk/debates/{slug}/closing", {"summary": "We heard a lot.", "reason": "announced"}),
    "put it into the archive": ("/desk/debates/{slug}/archive", {}),
    "write a note to everybody": ("/desk/debates/{slug}/notes", {"note": "On Friday I meet the captain."}),
    "let it lead the overview": ("/desk/debates/{slug}/feature", {"want": "yes"}),
    "take a question off the list": ("/desk/debates/{slug}/tasks/{task}/dismissal", {"note": "Answered elsewhere."}),
    "restore a contribution": ("/desk/moderation/{id}/restoration", {"n": "1", "seen": "{seen}"}),
    "escalate a threat": ("/desk/moderation/{id}/escalation", {"note": ""}),
    "decide about what is escalated": ("/desk/moderation/{id}/approval", {"n": "1", "seen": "{seen}"}),
    "put the language right": ("/desk/moderation/{id}/language", {"n": "1", "language": "de"}),
    "keep the word lists": ("/desk/moderation/phrases/en", {"banned": "snake oil", "suspect": ""}),
    "translate a contribution": ("/desk/translations/contributions/{id}/de", {"n": "1", "text": "Die Glocke ist tiefer als unsere."}),
    "ask the host": ("/desk/moderation/{id}/question", {"note": "Is this so?"}),
    "warn, mute or block the author": ("/desk/moderation/{id}/measures", {"kind": "warning", "clause": "attack", "days": "7"}),
    "ask for a second look": ("/en/debates/{slug}/c/{id}/appeal", {"reason": "You overlooked the bell."}),
    "answer an appeal": ("/desk/moderation/appeals/{appeal}", {"outcome": "confirmed", "reason": "It was right."}),
    "take the case as a file": ("/desk/moderation/decisions/{seen}/case", None),
    "say that it is illegal": ("/en/debates/{slug}/c/{id}/illegal", LAW | {"email": "{who}@example.org"}),
    "translate it into German": ("/desk/debates/{slug}/texts/de", {"question": "Was?", "context": "Wie?", "version": "0"}),
    "pick a contribution": ("/desk/debates/{slug}/picks/{id}", {"want": "yes"}),
    "write with the badge": ("/en/debates/{slug}/contributions", {"text": "Thank you all for this."}),
    "answer a proposal": ("/desk/debates/proposals/{proposal}", {"reply": "We have asked this before."}),
    "approve a contribution": ("/desk/moderation/{id}/approval", {"n": "1", "seen": "0"}),
    "remove a contribution": ("/desk/moderation/{id}/removal", {"n": "1", "seen": "{seen}", "clause": "attack"}),
    "treat a reader differently": ("/desk/moderation/{id}/standing", {"standing": "checked"}),
    "make a report of it": ("/desk/moderation/{id}/report", {"article_url": make.FERRY, "passage": ""}),
    "edit the contribution": ("/en/debates/{slug}/c/{id}/edit", {"text": "The bell at Corvesin is higher."}),
    "withdraw the contribution": ("/en/debates/{slug}/c/{id}/withdraw", {}),
    "recommend it": ("/en/debates/{slug}/c/{id}/recommend", {"want": "yes"}),
    "tell a moderator": ("/en/debates/{slug}/c/{id}/flag", {"reason": "abuse", "note": ""}),
}


@pytest.fixture
def stage(app, mailbox, later, ferry):
    """Everybody of the table, and a way to bring a debate with a contribution to a state."""
    people = {role: make.staff(app, name, membership) for role, (name, membership) in MEMBERS.items()}
    people |= {"author": make.reader(app), "reader": make.reader(app, address="127.0.8.1"), "anyone": make.reader(app, address="127.0.8.2")}
    numbers = itertools.count(1)
    first = make.debate(app, people["host"], slug="first")
    people["reader"].says(first, "I only sign in here.", mailbox, email="rita@example.org", name="Rita")

    def prepare(state: str) -> dict[str, str]:
        n = next(numbers)
        with app.app_context():
            stand_in = person_with(people["stand-in"].email)
            db.session.rollback()
        slug = make.debate(app, people["host"], slug=f"debate-{n}", opened=state != "draft", stand_in=stand_in)
        place = {"slug": slug, "id": "none", "proposal": "none", "seen": "0", "version": "1"}
        asks = {"asks_host": "y"} if state == "asked" else {}
        if state in WRITTEN:
            place["id"] = people["author"].says(slug, f"{WORDS} {n}", mailbox, email="ana@example.org", name="Ana", **asks)
        if state in WRITTEN - {"waiting"}:
            people["moderator"].approves(place["id"])
            later()
        if state in {"removed", "appealed"}:
            people["moderator"].removes(place["id"])
            later()
        if state == "appealed":
            path = f"/en/debates/{slug}/c/{place['id']}/appeal"
            people["author"].submits(people["author"].opens(path), path, reason="You overlooked the bell.")
        if state == "escalated":
            people["moderator"].submits(people["moderator"].opens(f"/desk/moderation/{place['id']}"), "/escalation")
        place |= numbers_of(app, place["id"])
        if state == "closed":
            closes(people["host"], slug)
        if state == "proposed":
            asked = people["reader"].opens("/en/conversations/new")
            people["reader"].submits(asked, "/conversations/new", question=f"Who pays for boat {n}?", seen="yes")
            listed = people["journalist"].opens("/desk/debates/").links()
            place["proposal"] = listed[f"Who pays for boat {n}?"].rpartition("/")[2]
        with app.app_context():
            place["version"] = str(db.session.scalar(db.select(Debate.version).where(Debate.slug == slug)))
            place["host"] = str(person_with(people["host"].email).id)
        return place

    return people, prepare


def numbers_of(app, public_id: str) -> dict[str, str]:
    """The numbers of the newest decision, appeal and task about a contribution."""
    with app.app_context():
        found = db.session.scalar(db.select(Contribution.id).where(Contribution.public_id == public_id))
        decision = db.session.scalar(db.select(db.func.max(ModerationDecision.id)).where(ModerationDecision.contribution_id == found))
        appeal = db.session.scalar(db.select(ModerationAppeal.id).where(ModerationAppeal.decision_id == decision))
        task = db.session.scalar(db.select(HostTask.id).where(HostTask.contribution_id == found))
        db.session.rollback()
    return {"seen": str(decision or 0), "appeal": str(appeal or 0), "task": str(task or 0)}


@pytest.mark.once
@pytest.mark.parametrize("deed", TABLE)
def test_every_role_may_do_what_the_table_says_and_nothing_else(stage, deed):
    people, prepare = stage
    state, cells = TABLE[deed]
    refused = [role for role, cell in cells.items() if cell == "no"]
    untouched = prepare(state)
    assert {role: try_it(people, role, deed, untouched) for role in refused} == dict.fromkeys(refused, "no")
    for role in (role for role, cell in cells.items() if cell == "yes"):
        assert try_it(people, role, deed, prepare(state)) == "yes", role


def try_it(people, role: str, deed: str, place: dict[str, str]) -> str:
    """Whether somebody of this role gets it done."""
    person = people[role]
    address, given = DEEDS[deed]
    if given is None:
        return "yes" if person.opens(address.format(**place)).status == 200 else "no"
    place |= {"edition": "de" if role == "editor of another edition" else "en"}
    place |= {"who": role.replace(" ", ".")}
    filled = {name: value.format(**place) for name, value in given.items()}
    token = person.opens("/en/conversations/new").form("/conversations/new").values["csrf_token"]
    sent = person.posts(address.format(**place), {"version": place["version"], "host": place["host"]} | filled | {"csrf_token": token})
    if deed in {"recommend it", "ask for a second look"} and "/sign-in" in sent.location:
        return "no"
    if deed == "write with the badge" and sent.status in {302, 303, 422}:
        return "yes" if sent.status != 422 and "badge" in person.follows(sent).text else "no"
    assert sent.status in {200, 302, 303, 403, 404, 409}, f"{role}: {sent.status} {sent.text[:2000]}"
    return "yes" if sent.status in {200, 302, 303} else "no"
