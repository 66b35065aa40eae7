"""Which language a page is in: its address says it; without one the account, then the browser, then English."""

from datetime import date, datetime, time

import pytest

from desk.i18n.counting import ngettext
from desk.i18n.dates import day, day_short, deadline
from desk.i18n.locale import speaking
from tests import make
from tests.contributions.test_joining_a_debate import WORDS


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("pt-BR,pt;q=0.9", "pt"),
        ("zh-TW", "zh"),
        ("zh-Hant-HK, ja;q=0.2", "zh"),
        ("de-CH, en;q=0.5", "de"),
        ("rm, it;q=0.8", "it"),
        ("tlh", "en"),
        ("", "en"),
    ],
)
def test_the_front_door_leads_to_the_language_the_browser_asks_for(anyone, asked, given):
    answer = anyone.opens("/", **({"Accept-Language": asked} if asked else {}))
    assert answer.location == f"/{given}/"
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("code", ["de", "ar", "zh"])
def test_a_page_names_its_language_its_address_and_the_same_page_in_the_others(anyone, debate, code):
    page = anyone.opens(f"/{code}/debates/{debate}")
    assert page.headers["Content-Language"] == code
    assert f'<link rel="canonical" href="http://127.0.0.1/{code}/debates/{debate}">' in page.text
    assert page.text.count('rel="alternate" hreflang=') == 10


def test_the_language_menu_keeps_the_place_and_what_was_asked_for(anyone, debate):
    page = anyone.opens(f"/de/debates/{debate}?order=oldest")
    assert f"/ja/debates/{debate}?order=oldest" in page.links().values()


def test_the_desk_speaks_the_language_its_people_choose(app, journalist):
    page = journalist.opens("/desk/account")
    assert page.shows("How you work")
    assert journalist.submits(page, "/desk/account/languages", language="de", reads=["it"]).status == 303
    page = journalist.opens("/desk/account")
    assert page.text.startswith('<!doctype html>\n<html lang="de"')
    assert not page.shows("How you work")
    assert page.form("/desk/account/languages").values["reads"] == ["it"]


@pytest.mark.parametrize(("code", "words"), [("de", "Passwort"), ("ja", "パスワード"), ("ar", "كلمة"), ("ru", "арол"), ("pt", "senha")])
def test_what_the_sign_in_library_says_is_said_in_the_language_of_the_browser(app, journalist, code, words):
    stranger = make.reader(app)
    form = stranger.opens("/staff/sign-in", **{"Accept-Language": code}).form("/staff/sign-in")
    refused = stranger.posts(form.action, form.values | {"email": journalist.email, "password": "wrong"}, **{"Accept-Language": code})
    assert "Authentication failed" not in refused.text
    assert f'lang="{code}"' in refused.text
    assert words in refused.text


def test_a_letter_is_in_the_language_of_its_reader_and_runs_in_its_direction(app, debate, reader, moderator, mailbox, later):
    page = reader.composes(debate, WORDS, lang="ar")
    sent = reader.submits(page, "/contributions", name="Ana", email="ana@example.org")
    assert sent.status == 303
    letter = mailbox.to("ana@example.org")[-1]
    html = letter.get_body(("html",)).get_content()
    assert '<html lang="ar" dir="rtl">' in html
    assert "One more click" not in letter["Subject"]
    assert any("\u0600" <= sign <= "\u06ff" for sign in letter["Subject"])


@pytest.mark.once
@pytest.mark.parametrize(
    ("code", "n", "words"),
    [
        ("de", 12_345.0, "12’345 Beiträge"),
        ("fr", 0.0, "contribution"),
        ("fr", 1.5, "1,5 contribution"),
        ("ru", 21.0, "21 "),
        ("ar", 2.0, ""),
    ],
)
def test_numbers_take_the_plural_and_the_figures_of_the_language(app, code, n, words):
    with app.test_request_context(f"/{code}/"), speaking(code):
        said = ngettext("%(num)s contribution", "%(num)s contributions", n)
    assert words in said
    assert code != "fr" or "contributions" not in said


@pytest.mark.parametrize(("code", "blank"), [("ja", ""), ("zh", ""), ("en", " "), ("ar", " ")])
def test_between_two_sentences_stands_a_blank_where_the_language_sets_one(app, code, blank):
    one, other = '{{ _("You have not written in a debate yet.") }}', '{{ _("Nothing is waiting.") }}'
    with app.test_request_context(f"/{code}/"), speaking(code):
        first, second, both = (app.jinja_env.from_string(part).render() for part in (one, other, f"{one} {other}"))
        asked = app.jinja_env.from_string(f"{one} {{% if 1 %}}{other}{{% endif %}}").render()
    assert both == asked == first + blank + second


@pytest.mark.once
@pytest.mark.parametrize(
    ("code", "date_of", "said"),
    [
        ("fr", date(2026, 11, 1), "1er novembre 2026"),
        ("fr", date(2026, 11, 21), "21 novembre 2026"),
        ("it", date(2026, 11, 1), "1 novembre 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french_only(app, code, date_of, said):
    with app.test_request_context(f"/{code}/"), speaking(code):
        assert day(date_of) == said
        assert said.startswith(day_short(date_of))
        assert said in deadline(datetime.combine(date_of, time(17)))
