"""All debates as one file: out of one desk, into an empty one, with counts, threads and decisions as they were."""

import json

import pytest
from flask_migrate import upgrade

from desk import create_app
from desk.core.db import db
from desk.transfer.tables import rows, tables
from tests import make, many
from tests.conftest import settings
from tests.contributions.test_joining_a_debate import ANA, WORDS


@pytest.fixture
def lived_in(app, debate, standing, moderator, reader, mailbox, later, anyone, host) -> str:
    """A debate with all sorts of things in it."""
    first = standing(WORDS)
    second = standing("كانت العبّارة تصل في السادسة.", email="samir@example.org", name="سمير", answers=first)
    moderator.removes(second, "off_topic", note="It is about another ferry.")
    later()
    reader.says(debate, "One that waits for a moderator.", mailbox, email="eva@example.org", name="Eva")
    reader.does_with(debate, first, "recommend")
    anyone.does_with(debate, first, "flag", reason="spam", note="Look at the 🔔.")
    moderator.imposes(first, "warning")
    host.submits(host.opens(f"/desk/debates/{debate}"), "/notes", note="On Friday I meet the captain.")
    host.submits(host.opens(f"/desk/debates/{debate}"), f"/picks/{first}")
    many.fill(app, debate, 40, languages=("en", "ja"))
    return debate


def command(app, *arguments: str):
    """Run a command of the operators."""
    return app.test_cli_runner().invoke(args=["debates", *arguments])


def dump(app) -> dict[str, list]:
    """All rows that are carried."""
    with app.app_context():
        found = {table.name: list(rows(table)) for table in tables()}
        db.session.rollback()
        return found


@pytest.fixture
def other(new_database, mail_server):
    """Another desk, empty."""
    app = create_app(settings(new_database(), mail_server[0]))
    with app.app_context():
        upgrade(directory=app.extensions["migrate"].directory)
    yield app
    with app.app_context():
        db.engine.dispose()


def test_what_goes_out_comes_in_again_with_counts_threads_and_decisions(app, lived_in, other, tmp_path, anyone):
    file = tmp_path / "debates.jsonl"
    assert command(app, "export", str(file)).exit_code == 0
    done = command(other, "import", str(file))
    assert done.exit_code == 0, done.output
    assert dump(other) == dump(app)
    for order in ("newest", "oldest", "picks"):
        there = many.roots_on(make.reader(other).sees(lived_in, query=f"?order={order}"))
        assert there == many.roots_on(anyone.sees(lived_in, query=f"?order={order}"))
        assert there


def test_life_goes_on_in_the_other_desk(app, lived_in, other, tmp_path):
    file = tmp_path / "debates.jsonl"
    command(app, "export", str(file))
    command(other, "import", str(file))
    newcomer = make.reader(other)
    assert newcomer.writes(lived_in, "A first thought in the new house.", email="new@example.org", name="Neo").status == 303


def test_passwords_stay_behind(app, lived_in, tmp_path):
    file = tmp_path / "debates.jsonl"
    command(app, "export", str(file))
    people = [json.loads(line)["row"] for line in file.read_text().splitlines()[1:] if '"table":"users"' in line]
    assert len(people) > 3
    assert all("password" not in person and "tf_totp_secret" not in person for person in people)


def test_open_data_names_nobody(app, lived_in, tmp_path):
    file = tmp_path / "open.jsonl"
    assert command(app, "export", "--open-data", str(file)).exit_code == 0
    text = file.read_text()
    lines = [json.loads(line) for line in text.splitlines()]
    assert lines[0]["figures"]["by_house_rule"] == {"off_topic": 1}
    assert sum(line["type"] == "contribution" for line in lines) == 41
    for secret in (ANA, "Ana", "سمير", "Nora", "Mona", "One that waits", "author", "email"):
        assert secret not in text, secret


def test_a_desk_that_is_not_empty_is_left_alone(app, lived_in, tmp_path):
    file = tmp_path / "debates.jsonl"
    command(app, "export", str(file))
    before = dump(app)
    refused = command(app, "import", str(file))
    assert refused.exit_code == 1
    assert "This desk is not empty: it has 1 debates." in refused.output
    assert dump(app) == before


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda lines: lines[:-3], "The file ends early"),
        (lambda lines: [*lines[:5], "{not json\n", *lines[6:]], "Line 6 is not JSON"),
        (lambda lines: [lines[0].replace("0005", "0001"), *lines[1:]], "made at revision 0001"),
        (lambda lines: ["hello\n"], "Line 1 is not JSON"),
        (lambda lines: ['{"format": "something"}\n'], "not an export of debates"),
        (lambda lines: [*lines[:3], '{"table": "passwords", "row": {}}\n', *lines[4:]], "no table “passwords”"),
        (lambda lines: [*lines[:3], '{"table": "users", "row": {"id": 1}}\n', *lines[4:]], "other columns than here"),
    ],
)
def test_a_file_that_is_torn_or_strange_is_refused_with_its_line_and_nothing_comes_in(app, lived_in, other, tmp_path, spoil, said):
    file = tmp_path / "debates.jsonl"
    command(app, "export", str(file))
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(spoil(lines)))
    refused = command(other, "import", str(file))
    assert refused.exit_code == 1
    assert said in refused.output
    assert "Nothing was imported." in refused.output
    assert not any(dump(other).values())


def test_a_file_that_is_not_there_or_cannot_be_written_is_named(app, debate, tmp_path):
    assert "cannot be read" in command(app, "import", str(tmp_path / "nothing.jsonl")).output
    assert "cannot be written" in command(app, "export", str(tmp_path / "no" / "folder.jsonl")).output
