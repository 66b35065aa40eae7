"""Every cell of docs/permissions.md is true."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desk.accounts.models import Role
from desk.core.db import all_or_nothing, db
from desk.corrections.actions import appealing
from desk.corrections.models import Report
from tests import make
from tests.corrections.test_following_a_report import MARTA, reference_on


def table(heading: str) -> dict[str, tuple[str, dict[str, str]]]:
    """The table under a heading of docs/permissions.md: deed -> (state, {role: yes or no})."""
    part = Path("docs/permissions.md").read_text().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")]
    return {row[0]: (row[1], dict(zip(rows[0][2:], row[2:], strict=True))) for row in rows[2:]}


TABLE = table("Reports")

WRITTEN = {
    "kind": "correction",
    "severity": "minor",
    "before": "founded in 1889",
    "after": "founded in 1898",
    "text": "An earlier version of this article said the ferry was founded in 1889. It was founded in 1898.",
    "asked": "0",
}
ANSWER = {"outcome": "no_change", "reason_code": "checked_accurate", "reason": "We asked the archive about it."}

DEEDS = {
    "take up": ("assignment", {}),
    "take over": ("assignment", {}),
    "put back": ("assignment/end", {}),
    "rate": ("severity", {"severity": "minor"}),
    "write a note": ("notes", {"note": "A note."}),
    "add an answer": ("answers", {"how": "email", "at": "2026-01-01T10:00", "what": "We wrote to you."}),
    "draft a notice": ("notice", WRITTEN | {"step": "save"}),
    "publish a minor notice": ("notice/publication", {}),
    "publish a serious notice": ("notice/publication", {}),
    "send a notice back": ("notice/return", {"note": "Please say more."}),
    "answer without a notice": ("decision", ANSWER),
    "approve an answer": ("decision/approval", {}),
    "send an answer back": ("decision/return", {"note": "Please say more."}),
    "say language fixed": ("language", {}),
    "mark as spam": ("spam", {}),
    "restore from spam": ("spam/end", {}),
    "tick the note as placed": ("notice/placement", {}),
    "ask the reader": ("questions", {"question": "Where did you read it?"}),
    "go on without the answer": ("questions/end", {}),
    "snooze": ("snooze", {"until": f"{datetime.now() + timedelta(days=3):%Y-%m-%dT09:00}"}),
    "say what language it is in": ("claim-language", {"language": "de"}),
    "put labels on": ("labels", {"labels": "archive"}),
    "say kind and cause": ("classification", {"kind": "date", "cause": "editing"}),
    "explain a delay": ("delay", {"delay": "The archive was closed."}),
    "put under legal hold": ("legal-hold", {"note": "The court asked."}),
    "name the ombuds case": ("ombuds-case", {"number": "2026/17"}),
    "agree to a retraction": ("notice/publication", {}),
    "open again": ("reopening", {"note": "The archive called back."}),
    "answer an appeal": ("appeal", {"result": "confirmed", "second_look": "We read the statutes again."}),
    "remove words by law": ("notice/redaction", {"removed": "founded in 1898", "ground": "Order of the district court"}),
}

MEMBERS = {
    "drafter": ("Dora", (Role.JOURNALIST, "en")),
    "journalist": ("Jonas", (Role.JOURNALIST, "en")),
    "editor": ("Edda", (Role.EDITOR, "en")),
    "editor of another edition": ("Gerd", (Role.EDITOR, "de")),
    "moderator": ("Mona", (Role.MODERATOR, "en")),
    "standards": ("Ruth", (Role.STANDARDS, None)),
    "legal": ("Beat", (Role.LEGAL, None)),
    "admin": ("Alma", (Role.ADMIN, None)),
}


@pytest.fixture
def cast(app):
    """Everybody of the table."""
    people = {role: make.staff(app, name, membership) for role, (name, membership) in MEMBERS.items()}
    return people | {"reader": make.reader(app), "anyone": make.reader(app)}


def appeal(cast, reference: str) -> None:
    """Its reader asks for a second look."""
    with cast["drafter"].app.app_context(), all_or_nothing():
        report = db.session.scalars(db.select(Report).where(Report.reference == reference)).one()
        appealing.appeal(report, report.filers[0], "You did not look into the statutes.", language="en")


RETRACTION = {"kind": "retraction", "severity": "fundamental", "before": "", "after": ""}
RETRACTION |= {"text": "This article has been withdrawn. The ferry was invented."}

# What brings a report that is in hand to the state a row begins with.
STEPS = {
    "taken": [],
    "notice in approval": [lambda cast, reference: cast["drafter"].drafts(reference)],
    "published": [lambda cast, ref: cast["drafter"].drafts(ref), lambda cast, ref: cast["editor"].publishes(ref)],
    "serious notice in approval": [lambda cast, reference: cast["drafter"].drafts(reference, severity="serious")],
    "retraction in approval": [lambda cast, reference: cast["drafter"].drafts(reference, **RETRACTION)],
    "answer in approval": [lambda cast, reference: cast["drafter"].decides(reference)],
    "asked": [lambda cast, reference: cast["drafter"].asks(reference)],
    "answered": [lambda cast, reference: cast["drafter"].decides(reference)],
    "appealed": [lambda cast, reference: cast["drafter"].decides(reference), appeal],
    "spam": [lambda cast, reference: cast["drafter"].does(reference, "spam")],
}


def bring_to(state: str, cast, reference: str) -> None:
    """Bring a report to the state a row begins with."""
    if state != "received":
        cast["drafter"].takes(reference)
        for step in STEPS[state]:
            step(cast, reference)


@pytest.mark.once
@pytest.mark.parametrize("deed", TABLE)
def test_every_role_may_do_what_the_table_says_and_nothing_else(app, cast, deed):
    state, cells = TABLE[deed]
    refused = [role for role, cell in cells.items() if cell == "no"]
    untouched = a_report(app, cast, state, 0)
    assert {role: try_it(cast, role, deed, untouched) for role in refused} == dict.fromkeys(refused, "no")
    for n, role in enumerate((role for role, cell in cells.items() if cell == "yes"), 1):
        assert try_it(cast, role, deed, a_report(app, cast, state, n)) == "yes", role


def a_report(app, cast, state: str, n: int) -> str:
    """A report of its own article, brought to a state."""
    url = f"https://www.swissinfo.ch/eng/x/{n}"
    make.article(app, url=url, headline=f"Ferry {n}")
    about = "me" if state == "answer in approval" else "no"
    reference = reference_on(make.reader(app, address=f"127.0.1.{n}").reports(url, about=about, email=f"{n}{MARTA}"))
    bring_to(state, cast, reference)
    return reference


def try_it(cast, role: str, deed: str, reference: str) -> str:
    """Whether somebody of this role gets it done."""
    person = cast[role]
    if deed == "see a report":
        return "yes" if person.opens(f"/desk/reports/{reference}").status == 200 else "no"
    address, filled = DEEDS[deed]
    token = person.opens("/en/account/sign-in").form("/sign-in").values["csrf_token"]
    seen = cast["standards"].looks_at(reference)
    version = next((field.get("value") for field in seen.tree.iter("input") if field.get("name") == "version"), "0")
    sent = person.posts(f"/desk/reports/{reference}/{address}", filled | {"csrf_token": token, "version": version})
    assert sent.status in {302, 303, 403, 404}, f"{role}: {sent.status} {sent.text[:2000]}"
    return "yes" if sent.status in {302, 303} else "no"
