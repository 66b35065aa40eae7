"""One thread can be read in ten languages: translated by an engine or a person, the original one click away."""

import json
from datetime import timedelta

from sqlalchemy import select

from desk.accounts.models import Role
from desk.contributions.models import Contribution
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.translation.models import Kind, Status, Translation
from tests import make
from tests.translation.looking import find, texts

WORDS = "The ferry was the only way home for my mother. Write to anna@example.org or see https://example.org/ferry about it."
GERMAN = "Das Schiff war für meine Mutter der einzige Weg nach Hause, und sie vermisst es sehr."


def rows(app, **wanted) -> list[Translation]:
    with app.app_context():
        return list(db.session.scalars(select(Translation).filter_by(kind=Kind.CONTRIBUTION, **wanted).order_by(Translation.id)))


def test_what_stands_is_read_in_the_language_of_the_page_with_the_original_one_click_away(engine, standing, translates, anyone, debate):
    public_id = standing(WORDS)
    assert len(texts(anyone.opens(f"/de/debates/{debate}"), public_id)) == 1, "not translated yet: the original stands"
    translates()
    page = anyone.opens(f"/de/debates/{debate}")
    shown, original = texts(page, public_id)
    assert shown.get("lang") == "de"
    assert shown.get_text(strip=True).startswith("[de] The ferry")
    assert original.get("lang") == "en"
    assert "The ferry was the only way" in original.get_text(strip=True)
    assert page.shows("Example Translations"), "a company that texts go to is named"
    assert texts(anyone.opens(f"/en/debates/{debate}"), public_id)[0].get("lang") == "en"


def test_nothing_but_the_words_leaves_the_house_and_addresses_come_back_to_their_places(engine, standing, translates, anyone, debate):
    public_id = standing(WORDS)
    translates()
    sent = json.dumps(engine.asked)
    assert engine.asked
    assert "example.org" not in sent
    assert "Ana" not in sent
    page = anyone.opens(f"/fr/debates/{debate}")
    assert "anna@example.org" in texts(page, public_id)[0].get_text(strip=True)
    assert "https://example.org/ferry" in texts(page, public_id)[0].get_text(strip=True)


def test_a_view_never_asks_an_engine(engine, standing, anyone, debate):
    standing(WORDS)
    for code in ("de", "ja", "ar"):
        assert anyone.opens(f"/{code}/debates/{debate}").status == 200
    assert engine.asked == []


def test_an_edit_makes_translations_stale_and_more_than_two_a_day_wait_until_tomorrow(
    app, engine, standing, moderator, later, translates, within, debate, anyone
):
    public_id = standing(WORDS)
    translates()
    for n in range(2, 4):

        def change(n=n) -> None:
            from desk.contributions.actions import publishing, writing

            found = db.session.scalars(select(Contribution).filter_by(public_id=public_id)).one()
            writing.add_version(
                found.id, n, f"{WORDS} Changed {n}.", f"<p>Changed {n}</p>", "en", found.latest.language_source, is_approved=False
            )
            db.session.expire(found, ["versions"])
            publishing.approve(found, by=None)

        within(change)
        page = anyone.opens(f"/de/debates/{debate}")
        assert texts(page, public_id)[0].get("lang") == "en", "no page shows the translation of an earlier version"
        translates()
    assert {row.version for row in rows(app, language="de", status=Status.DONE)} == {1, 2}
    with clock.at(clock.now() + timedelta(hours=25)):
        translates()
    assert {row.version for row in rows(app, language="de", status=Status.DONE)} == {1, 2, 3}


def test_a_persons_translation_beats_a_machines_and_is_never_written_over(app, engine, standing, translates, anyone, debate, reader):
    public_id = standing(WORDS)
    translates()
    both = make.staff(app, "Greta", (Role.EDITOR, "de"), (Role.EDITOR, "en"))
    place = f"/desk/translations/contributions/{public_id}/de"
    assert both.submits(both.opens(place), place, text="Die Fähre war für meine Mutter der einzige Weg.").status == 303
    with app.app_context(), all_or_nothing():
        row = db.session.scalars(select(Translation).filter_by(kind=Kind.CONTRIBUTION, language="de")).one()
        assert (row.source, row.by_id is not None) == ("person", True)
        row.next_at = clock.now()
    translates()
    page = anyone.opens(f"/de/debates/{debate}")
    assert texts(page, public_id)[0].get_text(strip=True) == "Die Fähre war für meine Mutter der einzige Weg."


def test_a_reader_says_that_a_translation_is_wrong_and_who_reads_both_languages_mends_it(app, engine, standing, translates, anyone, debate):
    public_id = standing(WORDS)
    translates()
    form = anyone.opens(f"/de/debates/{debate}/c/{public_id}/flag?reason=translation")
    assert anyone.submits(form, "/flag", reason="translation", note="„Fähre“ fehlt").status == 200
    english_only = make.staff(app, "Jonas", (Role.EDITOR, "en"))
    both = make.staff(app, "Greta", (Role.EDITOR, "de"), (Role.MODERATOR, "en"))
    assert both.opens("/desk/translations/").shows("„Fähre“ fehlt")
    assert not english_only.opens("/desk/translations/").shows("„Fähre“ fehlt")
    assert not both.opens("/desk/moderation/?view=flagged").shows("Ana"), "it is nothing for moderation"
    assert english_only.opens(f"/desk/translations/contributions/{public_id}/de").status == 403
    place = f"/desk/translations/contributions/{public_id}/de"
    assert both.submits(both.opens(place), place, text="Die Fähre.").status == 303
    assert not both.opens("/desk/translations/").shows("„Fähre“ fehlt")


def test_without_a_translation_the_flag_about_it_is_not_offered(standing, anyone, debate):
    public_id = standing(WORDS)
    assert 'value="translation"' not in anyone.opens(f"/en/debates/{debate}/c/{public_id}/flag").text
    form = anyone.opens(f"/en/debates/{debate}/c/{public_id}/flag")
    assert anyone.submits(form, "/flag", reason="abuse", note="").status == 200


def test_somebody_who_reads_a_language_sees_its_originals_untouched(engine, standing, translates, anyone, debate):
    public_id = standing(WORDS)
    translates()
    form = anyone.opens(f"/de/account/languages?then=/de/debates/{debate}")
    sent = anyone.submits(form, "/de/account/languages", reads=["en", "de"])
    assert sent.location == f"/de/debates/{debate}"
    [only] = texts(anyone.opens(f"/de/debates/{debate}"), public_id)
    assert only.get("lang") == "en"
    form = anyone.opens("/de/account/languages")
    assert anyone.submits(form, "/de/account/languages", reads=["fr"]).status == 303
    assert len(texts(anyone.opens(f"/de/debates/{debate}"), public_id)) == 2


def test_two_chinese_characters_of_a_translation_find_it(app, engine, standing, translates, indexed, anyone, debate):
    public_id = standing(WORDS)
    translates()
    indexed()
    assert find(anyone.opens(f"/zh/debates/{debate}/search?q=机器"), f"#c-{public_id}")


def test_what_its_author_takes_back_is_gone_in_every_language(app, engine, standing, translates, within, indexed, anyone, debate):
    public_id = standing(WORDS)
    translates()
    assert rows(app)

    def take_back() -> None:
        from desk.contributions.actions import revising

        revising.withdraw(db.session.scalars(select(Contribution).filter_by(public_id=public_id)).one(), by=None)

    within(take_back)
    indexed()
    assert rows(app) == []
    assert "[de] The ferry" not in anyone.opens(f"/de/debates/{debate}").text
    assert not find(anyone.opens(f"/zh/debates/{debate}/search?q=机器"), f"#c-{public_id}")


def test_a_debates_question_is_shown_as_a_machine_draft_until_somebody_approves_it(app, engine, debate, translates, anyone, within):
    from desk.debates import translating
    from desk.debates.models import Debate

    within(lambda: translating.ask_for(db.session.scalars(select(Debate)).one()))
    translates()
    page = anyone.opens(f"/de/debates/{debate}")
    assert page.heading.startswith("[de] ")
    assert find(page, "header details.trans"), "the original is one click away"
    greta = make.staff(app, "Greta", (Role.EDITOR, "de"))
    place = f"/desk/debates/{debate}/texts/de"
    assert greta.submits(greta.opens(place), place, question="Was würden Sie vermissen?", context="Ich will es wissen.").status == 303
    page = anyone.opens(f"/de/debates/{debate}")
    assert page.heading == "Was würden Sie vermissen?"
    assert not find(page, "header details.trans")
