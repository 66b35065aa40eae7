"""Articles come in from files as they are found on news sites."""

import json

import pytest

from desk.articles.importing import Unreadable, read
from desk.articles.models import Article, ArticleVersion
from tests import make

DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "The last ferry of the season",
    "inLanguage": "en",
    "datePublished": "2026-01-05T06:00:00+01:00",
    "author": [{"@type": "Person", "name": "Odile Ansermoz"}],
    "description": "A village prepares.",
}
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry - Site</title>
<link rel="canonical" href="https://www.swissinfo.ch/eng/ferry/1"><script type="application/ld+json">%s</script></head>
<body><nav><p>Menu</p></nav><article><h1>The last ferry of the season</h1><p>It was founded in %s by <b>eleven</b> fishermen.</p>
<aside><p>Advertisement</p></aside><blockquote><p>“In fog you listen.”</p></blockquote><script>track()</script>
<p>A second<br>line &amp; more.</p></article><footer><p>Imprint</p></footer></body></html>"""


def page(year: str = "1889", data: object = DATA) -> bytes:
    """An HTML page of ours."""
    return (PAGE % (json.dumps(data), year)).encode()


@pytest.mark.once
def test_a_news_page_is_read_with_its_data_and_without_its_furniture():
    found = read(page())
    assert found.headline == "The last ferry of the season"
    assert found.blocks == ["It was founded in 1889 by eleven fishermen.", "“In fog you listen.”", "A second line & more."]
    assert (found.language, found.url, found.byline) == ("en", "https://www.swissinfo.ch/eng/ferry/1", ["Odile Ansermoz"])
    assert found.published_at.isoformat() == "2026-01-05T05:00:00"


@pytest.mark.once
@pytest.mark.parametrize(
    "data",
    [{"@graph": [{"@type": "WebPage"}, DATA]}, [DATA], DATA | {"@type": ["NewsArticle", "Thing"]}, DATA | {"author": "Odile Ansermoz"}],
)
def test_json_ld_comes_in_several_shapes(data):
    assert read(page(data=data)).byline == ["Odile Ansermoz"]


@pytest.mark.once
def test_opengraph_will_do_where_there_is_no_json_ld():
    html = b"""<html><head><meta property="og:title" content="Headline"><meta property="og:locale" content="de_CH">
    <meta property="og:url" content="https://www.swissinfo.ch/ger/x/1"></head><body><main><p>Erster Absatz.</p></main></body></html>"""
    found = read(html)
    assert (found.headline, found.language, found.url, found.blocks) == (
        "Headline",
        "de",
        "https://www.swissinfo.ch/ger/x/1",
        ["Erster Absatz."],
    )


@pytest.mark.once
def test_plain_text_has_its_headline_on_the_first_line_and_our_sites_furniture_is_left_out():
    words = "Swiss perspectives in 10 languages\n\nThe ferry\n\nFirst paragraph.\n\nSecond.\n\nIn compliance with the JTI standards\n\nMore"
    found = read(words.encode())
    assert (found.headline, found.blocks, found.language) == ("The ferry", ["First paragraph.", "Second."], "en")


@pytest.mark.once
@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe\x00\x01", "neither HTML nor UTF-8 text"),
        (b"Only a headline", "no text under it"),
        (b"\x00\x00text\n\nmore", "not text"),
        (b"<html lang='en'><body><p>no article</p></body></html>", "no headline found"),
        (b"<html lang='en'><head><title>T</title></head><body></body></html>", "no text found"),
        (b"<html lang='nl'><head><title>T</title></head><body><article><p>x</p></article></body></html>", "its language is"),
        (b"<html><head><title>T</title></head><body><article><p>x</p></article></body></html>", "does not say its language"),
        (b"x" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_what_cannot_be_read_says_why(data, why):
    with pytest.raises(Unreadable, match=why):
        read(data)


def test_importing_again_with_another_text_makes_a_second_version_and_the_same_text_none(app, tmp_path, kept, anyone):
    file = tmp_path / "ferry.html"
    file.write_bytes(page())
    run = app.test_cli_runner().invoke

    assert "new, /en/articles/the-last-ferry-of-the-season, version 1" in run(args=["articles", "import", str(file)]).output
    assert "unchanged" in run(args=["articles", "import", str(file)]).output
    file.write_bytes(page("1898"))
    assert "new version" in run(args=["articles", "import", str(file)]).output

    assert (kept(Article), kept(ArticleVersion)) == (1, 2)
    assert anyone.opens("/en/articles/the-last-ferry-of-the-season").shows("founded in 1898")


def test_a_file_that_cannot_be_read_is_named_with_the_reason_and_the_rest_goes_on(app, tmp_path, kept):
    good, bad, gone = tmp_path / "good.html", tmp_path / "bad.html", tmp_path / "gone.html"
    good.write_bytes(page())
    bad.write_bytes(b"<html></html>")

    done = app.test_cli_runner().invoke(args=["articles", "import", str(bad), str(gone), str(good)])

    assert done.exit_code == 1
    assert f"[1/3] {bad}: NOT READ: no headline found" in done.output
    assert f"[2/3] {gone}: NOT READ: No such file" in done.output
    assert "1 of 3 files read. 2 were not." in done.output
    assert kept(Article) == 1


def test_an_imported_article_is_only_words(app, tmp_path, anyone):
    file = tmp_path / "evil.html"
    file.write_bytes(page(data=DATA | {"headline": "</script><script>alert(1)</script>"}))
    app.test_cli_runner().invoke(args=["articles", "import", str(file)])
    [link] = [href for href in anyone.opens("/en/").links().values() if "/articles/" in href]
    assert "<script>alert(1)" not in anyone.opens(link).text


def test_an_article_asked_for_under_another_language_is_found_under_its_own(app, ferry, anyone):
    assert anyone.opens("/de/articles/the-last-ferry-of-the-season").location == "/en/articles/the-last-ferry-of-the-season"
    assert anyone.opens("/de/articles/nothing").status == 404


def test_articles_are_found_by_their_words_in_any_language_as_they_read_today(app, anyone, ferry, indexed):
    make.article(app, url="https://www.swissinfo.ch/jpn/x/1", language="ja", headline="今季最後の渡し船", paragraphs=["船は冬に止まる。"])
    indexed()
    assert anyone.opens("/en/articles/?q=founding+crossing").shows("The last ferry of the season")
    assert anyone.opens("/en/articles/?q=渡し").shows("今季最後の渡し船")
    assert anyone.opens("/en/articles/?q=submarine").shows("No article holds these words.")
    make.article(app, paragraphs=["Now it is a bridge."])
    indexed()
    assert anyone.opens("/en/articles/?q=fishermen").shows("No article holds these words.")
    assert anyone.opens("/en/articles/?q=bridges").shows("The last ferry of the season")
