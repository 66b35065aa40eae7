"""What a second pair of eyes found: late answers, slow texts, flags that hid one another, drafts that outlived their original."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from desk.accounts.models import Role
from desk.contributions.models import Contribution, Flag, FlagReason
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.debates.models import Debate
from desk.translation import actions
from desk.translation.checking import check
from desk.translation.cutting import cut, join
from desk.translation.engines import Unusable
from desk.translation.models import Kind, Translation
from tests import make
from tests.own_data.test_taking_it_along_and_leaving import leaves
from tests.translation.looking import find, texts

WORDS = "The ferry was the only way home for my mother, and she misses it every single day."


def test_an_answer_that_comes_after_the_text_was_taken_back_is_dropped(app, engine, standing, translates, within, anyone, debate):
    from desk.contributions.actions import revising

    public_id = standing(f"{WORDS} SECRET")
    fine = engine.answer
    done = []

    def take_back_meanwhile(asked: dict) -> bytes:
        if not done:
            done.append(1)
            within(lambda: revising.withdraw(db.session.scalars(select(Contribution).filter_by(public_id=public_id)).one(), by=None))
            standing("Cheese from the alpine dairy is what I would miss, and nothing else at all.", email="ben@example.org", name="Ben")
        return fine(asked)

    with app.app_context(), all_or_nothing():
        db.session.execute(Translation.__table__.delete().where(Translation.kind == Kind.DEBATE))
    engine.answer = take_back_meanwhile
    translates()
    for code in ("ar", "de", "es", "fr", "it", "ja", "pt", "ru", "zh"):
        assert "SECRET" not in anyone.opens(f"/{code}/debates/{debate}").text, code
    with app.app_context():
        assert all("SECRET" not in str(row.parts) for row in db.session.scalars(select(Translation)))


def test_one_text_that_an_engine_never_answers_does_not_stop_the_others(app, engine, standing, translates, translator, anyone, debate):
    from desk.translation.engines.libretranslate import LibreTranslate

    app.extensions["translation engines"] = [LibreTranslate(translator[0], "", "", ["en", "de"], 0.2)]
    fine = engine.answer
    import threading

    hold = threading.Event()
    engine.answer = lambda asked: (hold.wait(20) if "SLOW" in asked["q"][0] else None, fine(asked))[1]
    standing(f"{WORDS} SLOW")
    other = standing(WORDS, email="ben@example.org", name="Ben")
    for minutes in range(0, 60, 11):
        with clock.at(clock.now() + timedelta(minutes=minutes)):
            translates()
    hold.set()
    assert texts(anyone.opens(f"/de/debates/{debate}"), other)[0].get_text(strip=True).startswith("[de]")


def test_trying_again_never_hides_what_a_person_wrote(app, engine, standing, translates, anyone, debate):
    public_id = standing(WORDS)
    translates()
    both = make.staff(app, "Greta", (Role.EDITOR, "de"), (Role.EDITOR, "en"))
    place = f"/desk/translations/contributions/{public_id}/de"
    both.submits(both.opens(place), place, text="Die Fähre war der einzige Weg.")
    with app.app_context():
        number = db.session.scalars(select(Translation.id).filter_by(kind=Kind.CONTRIBUTION, language="de")).one()
    token = both.opens(place).form(place).values["csrf_token"]
    assert both.posts(f"/desk/translations/{number}/again", {"csrf_token": token}).status == 303
    translates()
    assert texts(anyone.opens(f"/de/debates/{debate}"), public_id)[0].get_text(strip=True) == "Die Fähre war der einzige Weg."


def test_a_flag_about_a_translation_stands_beside_one_about_abuse(app, engine, standing, translates, anyone, debate, moderator):
    public_id = standing(WORDS)
    translates()
    anyone.does_with(debate, public_id, "flag", reason="abuse", note="He insults.")
    for code in ("es", "fr"):
        form = anyone.opens(f"/{code}/debates/{debate}/c/{public_id}/flag")
        assert anyone.submits(form, "/flag", reason="translation", note="").status == 200
    with app.app_context():
        found = sorted((flag.reason.value, flag.language) for flag in db.session.scalars(select(Flag)))
    assert found == [("abuse", ""), ("translation", "es"), ("translation", "fr")]
    assert moderator.opens("/desk/moderation/?view=flagged").shows("1 reader told us")


def test_a_flag_about_a_translation_that_is_not_there_is_refused(app, standing, anyone, debate, kept):
    public_id = standing(WORDS)
    form = anyone.opens(f"/de/debates/{debate}/c/{public_id}/flag")
    assert anyone.submits(form, "/flag", reason=FlagReason.TRANSLATION.value, note="").status == 422
    assert kept(Flag) == 0


def test_a_reworded_question_is_never_shown_with_the_translation_of_the_old_one(app, engine, debate, host, translates, anyone, within):
    from desk.debates import translating

    within(lambda: translating.ask_for(db.session.scalars(select(Debate)).one()))
    translates()
    assert anyone.opens(f"/ru/debates/{debate}").heading.startswith("Машинный")
    page = host.opens(f"/desk/debates/{debate}/edit")
    assert host.submits(page, "/edit", question="What else would you miss?").status == 303
    page = anyone.opens(f"/ru/debates/{debate}")
    assert page.heading == "What else would you miss?"
    assert not find(page, "header details.trans")


def test_drafts_of_a_summary_that_cites_somebody_go_when_they_leave(
    app, engine, debate, host, moderator, mailbox, later, translates, anyone
):
    from tests.debates.test_hosting import closes

    person = make.reader(app, address="127.0.0.21")
    public_id = person.says(debate, WORDS, mailbox, email="odile@example.org", name="Odile Perrenoud")
    moderator.approves(public_id)
    later()
    closes(host, debate, summary=f"We heard [Odile Perrenoud, who lost the ferry](/en/debates/{debate}/c/{public_id}), and others.")
    translates()
    assert anyone.opens(f"/de/debates/{debate}").shows("Odile Perrenoud")
    leaves(person)
    assert not anyone.opens(f"/de/debates/{debate}").shows("Odile")
    with app.app_context():
        assert all("Odile" not in json.dumps(row.parts) for row in db.session.scalars(select(Translation)))


def test_what_failed_is_put_in_line_again_by_the_operators_command(app, engine, standing, translates, within):
    standing(WORDS)
    engine.answer = lambda _asked: b"no"
    for _ in range(3):
        translates()
        with app.app_context(), all_or_nothing():
            db.session.execute(update(Translation).values(next_at=clock.now()))
    with app.app_context(), all_or_nothing():
        assert actions.try_all_again() >= 9
        db.session.expire_all()
        assert {row.status.value for row in db.session.scalars(select(Translation))} == {"waiting"}


@pytest.mark.once
@pytest.mark.parametrize(
    "address",
    ["HTTPS://Secret.Example/Path?t=a", "WWW.Example.org", "ftp://joe:pw@host/x", "o'hara@example.org", "user@localhost", "t.me/joe"]
    + ["example.com/secret", "example.com", "+41 31 123 45 67", "1234567"],
)
def test_no_address_leaves_the_house_and_each_comes_back(address):
    words, frame = cut(f"> Write to {address} about it.\n\n- the **bell**")
    assert address not in " ".join(words)
    assert join(words, frame) == f"> Write to {address} about it.\n\n- the bell"


@pytest.mark.once
@pytest.mark.parametrize(
    "answer",
    ["[click](//evil.example/x)", "[m](mailto:a@b.c)", "[q](/es/account/deletion)", "None", "x"],
)
def test_links_and_scraps_are_no_translation(answer):
    with pytest.raises(Unusable):
        check([WORDS], [answer], ("en", "de"))


@pytest.mark.once
@pytest.mark.parametrize(
    "answer",
    [b'{"translatedText": [null]}', b'{"translatedText": [{"evil": 1}]}', b'{"translatedText": "one"}', b"[]"],
)
def test_an_answer_of_another_kind_is_no_translation(translator, answer):
    from desk.translation.engines.libretranslate import LibreTranslate

    url, about = translator
    about.answer = lambda _asked: answer
    with pytest.raises(Unusable):
        LibreTranslate(url, "", "", ["en", "de"], 2).translate([WORDS], ("en", "de"))
