"""An engine that is down, late or wrong never hurts a page: the original stands, and the desk sees why."""

import json
import threading
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from desk.accounts.models import Role
from desk.config import WrongSetting
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.translation.engines import Unavailable
from desk.translation.engines.deepl import DeepL
from desk.translation.engines.libretranslate import LibreTranslate
from desk.translation.models import Kind, Status, Translation, TranslationDay
from tests import make, servers
from tests.conftest import settings
from tests.translation.looking import texts

WORDS = "The ferry was the only way home for my mother, and she misses it every single day."


def statuses(app) -> list[str]:
    with app.app_context():
        found = select(Translation).where(Translation.kind == Kind.CONTRIBUTION).order_by(Translation.id)
        return [row.status.value for row in db.session.scalars(found)]


def always(words: str):
    """An engine that answers this to everything."""
    return lambda asked: json.dumps({"translatedText": [words for _ in asked["q"]]}).encode()


BAD_ANSWERS = {
    "html instead of json": (lambda _asked: b"<html>502 Bad Gateway</html>", "not_json"),
    "another number of texts": (lambda _asked: b'{"translatedText": ["a", "b", "c"]}', "other_number"),
    "nothing": (always(""), "empty"),
    "the same text": (lambda asked: json.dumps({"translatedText": asked["q"]}).encode(), "unchanged"),
    "far more text": (always("mehr " * 200), "too_long"),
    "markup": (always("<script>alert(1)</script> Fähre"), "markup"),
    "a link of its own": (always("Fähre https://evil.example"), "markup"),
    "another script": (always("паром был единственный путь домой"), "other_script"),
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_an_answer_that_is_no_translation_is_not_shown_and_the_desk_says_why(app, engine, standing, translates, anyone, debate, name):
    engine.answer, problem = BAD_ANSWERS[name]
    public_id = standing(WORDS)
    with app.app_context(), all_or_nothing():
        db.session.execute(Translation.__table__.delete().where((Translation.language != "de") | (Translation.kind == Kind.DEBATE)))
    for _ in range(3):
        translates()
        with app.app_context(), all_or_nothing():
            db.session.execute(update(Translation).values(next_at=clock.now()))
    assert statuses(app) == ["failed"]
    page = anyone.opens(f"/de/debates/{debate}")
    assert page.status == 200
    assert texts(page, public_id)[0].get_text(strip=True) == WORDS
    assert "<script>alert" not in page.text
    greta = make.staff(app, "Greta", (Role.EDITOR, "de"))
    overview = greta.opens("/desk/translations/")
    from desk.translation.words import PROBLEMS

    with app.test_request_context():
        assert overview.shows(str(PROBLEMS[problem]))
    engine.answer = servers.Translator().answer
    assert greta.submits(overview, "/again").status == 303
    translates()
    assert statuses(app) == ["done"]


def test_an_engine_that_is_late_is_left_alone_and_asked_again_and_the_backlog_drains_in_order(
    app, engine, standing, translates, translator
):
    hold = threading.Event()
    fine = engine.answer
    engine.answer = lambda asked: (hold.wait(30), fine(asked))[1]
    app.extensions["translation engines"] = [LibreTranslate(translator[0], "", "", ["en", "de", "fr"], 0.3)]
    standing(WORDS)
    standing(WORDS + " Twice.", email="ben@example.org", name="Ben")
    translates()
    hold.set()
    assert set(statuses(app)) == {"waiting"}
    greta = make.staff(app, "Greta", (Role.EDITOR, "de"))
    assert greta.opens("/desk/translations/").shows("Does not answer")
    engine.answer = fine
    engine.asked.clear()
    translates()
    assert engine.asked == [], "it is left alone for a while"
    with clock.at(clock.now() + timedelta(minutes=20)):
        translates()
    assert statuses(app) == ["done"] * 4
    assert ["Twice" in asked["q"][0] for asked in engine.asked if "mother" in asked["q"][0]] == [False, False, True, True]


def test_a_pair_that_an_engine_refuses_does_not_stop_the_others(app, engine, standing, translates):
    fine = engine.answer
    engine.answer = lambda asked: None if asked["target"] == "it" else fine(asked)
    standing(WORDS)
    translates()
    with app.app_context():
        left = db.session.scalars(select(Translation).where(Translation.status == Status.WAITING, Translation.kind == Kind.CONTRIBUTION))
        assert {row.language: row.problem for row in left} == {"it": "refused"}


def test_when_the_first_engine_is_down_the_next_one_translates(app, engine, standing, translates, translator, anyone, debate):
    dead = LibreTranslate(f"http://127.0.0.1:{servers.free_port()}", "", "", ["en", "de"], 1)
    app.extensions["translation engines"] = [dead, LibreTranslate(translator[0], "", "", ["en", "de"], 2)]
    public_id = standing(WORDS)
    translates()
    assert texts(anyone.opens(f"/de/debates/{debate}"), public_id)[0].get_text(strip=True).startswith("[de]")


def test_a_languages_budget_of_the_day_is_kept(app, engine, standing, translates):
    with app.app_context(), all_or_nothing():
        spent = {"day": clock.now().date(), "language": "de", "characters": app.config["TRANSLATION_CHARACTERS_A_DAY"]}
        db.session.execute(TranslationDay.__table__.insert().values(spent))
    standing(WORDS)
    translates()
    with app.app_context():
        left = {row.language for row in db.session.scalars(select(Translation).where(Translation.status == Status.WAITING))}
    assert left == {"de"}
    with clock.at(clock.now() + timedelta(days=1)):
        translates()
    assert set(statuses(app)) == {"done"}


def test_two_workers_never_make_the_same_translation(app, engine, standing):
    standing(WORDS)
    from desk.timetable import TRANSLATED
    from desk.translation import actions

    def work() -> None:
        with app.app_context(), clock.at(clock.now() + timedelta(seconds=12)):
            actions.make_due(TRANSLATED, lambda: False)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    made = [(asked["target"], asked["q"][0]) for asked in engine.asked]
    assert len(made) == len(set(made))
    assert statuses(app) == ["done"] * 9


def test_without_an_engine_nothing_is_promised_and_nothing_waits(app, standing, translates, anyone, debate):
    standing(WORDS)
    translates()
    assert statuses(app) == []
    assert anyone.opens(f"/de/debates/{debate}").status == 200


def test_real_apertium_translates_directly_and_through_spanish(app, apertium, standing, translates, anyone, debate):
    app.extensions["translation engines"] = [apertium]
    try:
        public_id = standing("The boat leaves at eight in the morning.\n\n- The **bread** is warm.\n- The captain waits for the children.")
        translates()
        spanish = texts(anyone.opens(f"/es/debates/{debate}"), public_id)[0]
        assert spanish.get("lang") == "es"
        assert "pan" in spanish.get_text(strip=True)
        assert len(spanish.select("li")) == 2
        french = texts(anyone.opens(f"/fr/debates/{debate}"), public_id)[0]
        assert french.get("lang") == "fr"
        assert "pain" in french.get_text(strip=True)
        german = texts(anyone.opens(f"/de/debates/{debate}"), public_id)[0]
        assert german.get("lang") == "en", "no pair leads to German, so the original is shown"
    finally:
        app.extensions["translation engines"] = []


@pytest.mark.once
@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"TRANSLATION_ENGINES": ["babelfish"]}, "babelfish"),
        ({"TRANSLATION_ENGINES": ["deepl"]}, "DESK_DEEPL_KEY"),
        ({"TRANSLATION_ENGINES": ["libretranslate"]}, "DESK_LIBRETRANSLATE_URL"),
        ({"TRANSLATION_SECONDS": 600}, "DESK_TRANSLATION_SECONDS"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_says_which(given, says):
    with pytest.raises(WrongSetting, match=says):
        settings("sqlite://" + "/x.db", 1, **given)


@pytest.mark.once
def test_unknown_languages_of_an_engine_stop_the_start_too():
    from desk import create_app

    with pytest.raises(WrongSetting, match="APERTIUM_PAIRS"):
        create_app(settings("sqlite://" + "/x.db", 1, TRANSLATION_ENGINES=["apertium"], APERTIUM_PAIRS=["en-tlh"]))


def test_deepl_is_asked_by_its_own_client_and_pages_name_the_company(app, standing, translates, anyone, debate):
    with servers.deepl() as (url, asked):
        app.extensions["translation engines"] = [DeepL("a-key:fx", 5, url)]
        try:
            public_id = standing(WORDS)
            translates()
            page = anyone.opens(f"/pt/debates/{debate}")
            assert texts(page, public_id)[0].get_text(strip=True).startswith("[PT-BR] The ferry")
            assert "DeepL" in page.text
            assert "DeepL" in anyone.opens("/en/privacy").text
        finally:
            app.extensions["translation engines"] = []
    assert {one["target_lang"] for one in asked} == {"DE", "FR", "IT", "ES", "PT-BR", "AR", "ZH-HANS", "RU", "JA"}
    assert {one["key"] for one in asked} == {"DeepL-Auth-Key a-key:fx"}


@pytest.mark.once
def test_a_deepl_that_is_not_there_is_unavailable_at_once():
    with pytest.raises(Unavailable):
        DeepL("a-key:fx", 1, f"http://127.0.0.1:{servers.free_port()}").translate(["The ferry."], ("en", "de"))
