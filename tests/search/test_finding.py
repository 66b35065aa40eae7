"""What is found by which words; the same on both databases."""

import pytest
from sqlalchemy import func, select, text

from desk.core.db import db
from desk.i18n import LANGUAGES
from desk.search import index, tokens
from desk.search.models import SearchEntry

TEXTS = {
    "en": "The minister’s statements about the last ferry were wrong: it sailed in 1889, with 12,500 francs on board. See EN-2026-00042.",
    "de": "Die Zahlen zu den Fähren über den Zürichsee waren falsch; die Straße kostet 3,5 Millionen. Herr Mueller bedauert.",
    "fr": "Les chiffres de l’élection étaient erronés ; le cœur du village votait en 1889. Pour les journaux, c’est M. Noël.",
    "it": "L’articolo sulle elezioni comunali della città conteneva errori.",
    "es": "La información sobre los precios de las viviendas en las ciudades de España era incorrecta.",
    "pt": "A reportagem sobre as eleições nacionais continha informações falsas.",
    "ar": "أخطأت الصحيفة في أرقام الانتخابات عام ١٨٨٩، والتصحيحات نُشرت أمس في سويسرا. وزير المالية مسؤول.",
    "zh": "记者在报道北京天气时引用了错误的数据，1889年。Zürich 的渡轮。",
    "ru": "В статье об отставке министра были ошибочные данные о выборах. Ещё один новый паром.",
    "ja": "東京のニュース番組で紹介されたデータに誤りがありました。チューリッヒ（Zürich）のＮＨＫ、１８８９年。Roger Köppelの本。",
}
NUMBERS = dict(enumerate(TEXTS, 1))


@pytest.fixture
def found(within):
    """In which languages' texts the words are found, with one thing in the index for each text."""
    within(lambda: [index.put("text", n, language, TEXTS[language]) for n, language in NUMBERS.items()])

    def find(words, languages=LANGUAGES) -> set[str]:
        return {NUMBERS.get(n, "another") for n in within(lambda: db.session.scalars(index.matching("text", words, languages)).all())}

    return find


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "ferry"),
        ("en", "Ferries"),
        ("en", "minister statement"),
        ("en", "the minister's statements"),
        ("en", "MINISTER"),
        ("de", "Fähre"),
        ("de", "fahren"),
        ("de", "Fahre"),
        ("de", "Faehre"),
        ("de", "Zahl falsch"),
        ("de", "Zürichsee"),
        ("de", "zurichsee"),
        ("de", "Zuerichsee"),
        ("de", "strasse"),
        ("de", "Straßen"),
        ("de", "Müller"),
        ("fr", "élections"),
        ("fr", "election"),
        ("fr", "l'élection"),
        ("fr", "chiffre erroné"),
        ("fr", "coeur"),
        ("fr", "CŒUR"),
        ("fr", "journal noel"),
        ("it", "elezione"),
        ("it", "dell'articolo"),
        ("it", "articoli"),
        ("it", "citta"),
        ("es", "informacion"),
        ("es", "informaciones"),
        ("es", "precio vivienda"),
        ("es", "ESPANA"),
        ("es", "ciudad"),
        ("es", "la ciudad"),
        ("pt", "eleição"),
        ("pt", "eleicao"),
        ("pt", "eleicoes"),
        ("pt", "informação falsa"),
        ("pt", "reportagens"),
        ("pt", "nacional"),
        ("ar", "الانتخابات"),
        ("ar", "انتخابات"),
        ("ar", "والانتخابات"),
        ("ar", "أرقام"),
        ("ar", "ارقام"),
        ("ar", "الأرقام"),
        ("ar", "اخطات"),
        ("ar", "صحيفه"),
        ("ar", "صحيفة"),
        ("ar", "تصحيح"),
        ("ar", "نشرت"),
        ("ar", "الوزير"),
        ("ar", "الماليه"),
        ("ar", "انتـــخابات"),
        ("zh", "北京"),
        ("zh", "天气"),
        ("zh", "错误的数据"),
        ("zh", "京"),
        ("zh", "北京 数据"),
        ("ru", "выборы"),
        ("ru", "министры"),
        ("ru", "ошибочных данных"),
        ("ru", "еще"),
        ("ru", "ЕЩЁ"),
        ("ru", "мини\u0301стр"),
        ("ru", "нового парома"),
        ("ja", "東京"),
        ("ja", "誤り"),
        ("ja", "ニュース"),
        ("ja", "ﾆｭｰｽ"),
        ("ja", "データに誤り"),
        ("ja", "本"),
        ("ja", "nhk"),
    ],
)
def test_a_text_is_found_by_its_words_in_any_form(found, language, words):
    assert found(words, [language]) == {language}
    assert language in found(words)


@pytest.mark.parametrize(
    ("words", "languages"),
    [
        ("1889", {"en", "fr", "ar", "zh", "ja"}),
        ("１８８９", {"en", "fr", "ar", "zh", "ja"}),
        ("١٨٨٩", {"en", "fr", "ar", "zh", "ja"}),
        ("1898", set()),
        ("18890", set()),
        ("188", set()),
        ("12,500", {"en"}),
        ("12'500", {"en"}),
        ("12500", {"en"}),
        ("500", set()),
        ("3.5", {"de"}),
        ("5,3", set()),
        ("EN-2026-00042", {"en"}),
        ("en–2026–00042", {"en"}),
        ("2026 00042", {"en"}),
        ("EN-2026-00041", set()),
        ("EN-2026-0004", set()),
        ("DE-2026-00042", set()),
        ("Zürich", {"zh", "ja"}),
        ("zurich 渡轮", {"zh"}),
        ("koppel", {"ja"}),
        ("Koeppel", {"ja"}),
        ("ferry 1889", {"en"}),
        ("ferry 1890", set()),
        ("ferry Fähre", set()),
        ("北天", set()),
        ("大阪", set()),
    ],
)
def test_numbers_references_and_names_are_found_in_every_script_and_no_others(found, words, languages):
    assert found(words) == languages


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  \t\n",
        "🛳️🏔️😀",
        "…“”«»、。؟",
        "\0",
        "%",
        "_",
        "*",
        '"',
        "'",
        '"ferry* NEAR',
        "ferry NEAR(1889)x",
        "NOT ferry AND OR",
        "terms:ferry' OR 1=1 --",
        "search_terms ^ {x} + -",
        "ferry & ! | <-> :* zzz",
        "\\",
        "\ud800 \U0010ffff",
        "\u202e\u200f\ufeff",
        "x" * 10_000,
        "ferry " * 2_000 + "x",
        "(" * 10_000,
        "".join(chr(0x4E00 + i) for i in range(10_000)),
        " ".join(chr(0x4E00 + i) for i in range(5_000)),
        " ".join(chr(97 + i % 26) + chr(97 + i // 26) for i in range(600)),
        "ﷺ" * 200,
        "é̂̃" * 100,
    ],
    ids=lambda words: ascii(words[:20]),
)
def test_no_words_are_an_error_and_strange_ones_find_nothing(found, words):
    assert found(words) == ({"en"} if words.startswith("ferry ferry") else set())


def test_all_the_words_stand_in_one_language_of_one_thing(within, found):
    within(lambda: [index.put("text", 11, "en", "The harbour", "and the mountain"), index.put("text", 11, "de", "Der Hafen")])
    assert found("harbour mountain") == {"another"}
    assert found("harbour Hafen") == set()
    assert found("harbour", ["de"]) == set()
    assert found("harbour", []) == set()


def test_a_stem_belongs_to_its_language(within):
    within(lambda: [index.put("text", 1, "de", "Die Fahrten"), index.put("note", 2, "en", "ferries")])
    asked = [("text", "ferry"), ("note", "ferry"), ("text", "fahrt")]
    assert [within(lambda kind=k, words=w: db.session.scalars(index.matching(kind, words, LANGUAGES)).all()) for k, w in asked] == [
        [],
        [2],
        [1],
    ]


def test_a_changed_text_is_found_by_its_new_words_only_and_a_dropped_one_by_none(within, found):
    within(lambda: index.put("text", 1, "en", "A train left at noon."))
    assert (found("ferry"), found("train")) == (set(), {"en"})
    within(lambda: index.drop("text", 1))
    assert found("train") == set()
    within(lambda: index.put("text", 1, "en", "The ferry again."))
    assert found("ferry") == {"en"}


def test_what_was_rolled_back_is_not_found(within, found):
    def fail():
        index.put("text", 1, "en", "A train left at noon.")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        within(fail)
    assert (found("train"), found("ferry")) == (set(), {"en"})


def test_a_row_removed_by_anybody_leaves_nothing_behind(within, found, database_kind):
    within(lambda: db.session.execute(text("DELETE FROM search_entries WHERE language = 'en'")))
    assert found("ferry") == set()
    if database_kind == "sqlite":
        checked = "INSERT INTO search_terms (search_terms, rank) VALUES ('integrity-check', 1)"
        within(lambda: db.session.execute(text(checked)))


def test_a_very_long_text_is_kept_as_far_as_the_database_can(within, found):
    signs = "".join(chr(0x4E00 + (i * 7919) % 20_000) for i in range(60_000))
    letters = " ".join(f"w{i:x}ö" for i in range(60_000))
    within(lambda: [index.put("text", 1, "ja", "始まり", signs), index.put("text", 2, "de", "Anfang", letters, "x" * 100_000)])
    assert found("始まり") == {"en"}
    assert found("Anfänge") == {"de"}
    longest = within(lambda: db.session.scalar(select(func.max(func.length(SearchEntry.terms)))))
    assert longest <= index.MOST


def test_an_older_tokenizers_entries_are_named_until_they_are_put_again(within, found, monkeypatch):
    def named():
        return within(lambda: [tuple(row) for row in db.session.execute(index.outdated("text"))])

    assert named() == []
    monkeypatch.setattr(tokens, "VERSION", tokens.VERSION + 1)
    assert len(named()) == len(TEXTS)
    within(lambda: index.put("text", 1, "en", TEXTS["en"]))
    assert (1, "en") not in named() and len(named()) == len(TEXTS) - 1


def test_both_databases_keep_every_term_whole(within):
    every = "".join(f"{chr(n)}e1 " for n in range(0x30000) if chr(n).isalnum())
    made = sorted(set(tokens.terms(every[:200_000], "fr")) | {f"w{n:x}" for n in range(3_000)} | {f"de{n:x}e{n}" for n in range(500)})

    def kept() -> list[str]:
        if db.engine.dialect.name == "postgresql":
            return db.session.scalar(text("SELECT tsvector_to_array(to_tsvector('simple', :terms))"), {"terms": " ".join(made)})
        db.session.execute(text("CREATE VIRTUAL TABLE temp.words USING fts5(terms)"))
        db.session.execute(text("CREATE VIRTUAL TABLE temp.kept USING fts5vocab(words, row)"))
        db.session.execute(text("INSERT INTO temp.words VALUES (:terms)"), {"terms": " ".join(made)})
        terms = db.session.scalars(text("SELECT term FROM temp.kept")).all()
        for name in ("kept", "words"):
            db.session.execute(text(f"DROP TABLE temp.{name}"))
        return terms

    assert sorted(within(kept)) == made
