"""Notices of every kind: word by word, superseded and never edited, retracted, redacted openly, refused with a sentence."""

import re

import pytest

from desk.accounts.models import Role
from tests import make
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on

ARTICLE = "/en/articles/the-last-ferry-of-the-season"


@pytest.fixture
def published(confirmed, ferry, journalist, editor):
    """A published correction; the page after the reader had sent the report."""
    page = confirmed(ferry, passage="founded in 1889")
    journalist.takes(reference_on(page))
    journalist.drafts(reference_on(page))
    assert editor.publishes(reference_on(page)).status == 303
    return page


def notice_url(anyone) -> str:
    """The newest notice's own page."""
    return re.search(r"/en/corrections/C-\d{4}-\d{5}", anyone.opens("/en/corrections/").text).group()


def test_before_and_after_are_compared_word_by_word(published, anyone):
    text = anyone.opens(notice_url(anyone)).text
    assert "founded in <del>1889</del>" in text and "founded in <ins>1898</ins>" in text


def test_chinese_and_japanese_are_compared_character_by_character(app, reader, anyone):
    url = "https://www.swissinfo.ch/jpn/x/1"
    make.article(app, url=url, language="ja", headline="手を挙げて決める村", paragraphs=["村議会は2票差で提案を可決した。秋に投票がある。"])
    ken, mai = make.staff(app, "Ken", (Role.JOURNALIST, "ja")), make.staff(app, "Mai", (Role.EDITOR, "ja"))
    reference = reference_on(reader.reports(url, lang="ja"))
    ken.takes(reference)
    ken.drafts(
        reference,
        before="提案を可決した",
        after="提案を否決した",
        text="以前の記事では村議会が提案を可決したとしていましたが、実際は否決しました。",
    )
    mai.publishes(reference)
    text = anyone.opens("/ja/corrections/").text
    assert "提案を<del>可</del>決した" in text and "提案を<ins>否</ins>決した" in text


def test_a_published_notice_is_never_edited_another_one_takes_its_place_and_both_stay(published, journalist, editor, anyone):
    reference = reference_on(published)
    first = notice_url(anyone)
    assert journalist.drafts_again(reference).status == 303
    assert anyone.opens(first).shows("It was founded in 1898.") and not anyone.opens(first).shows("taken the place of this one")
    editor.publishes(reference)

    second = notice_url(anyone)
    assert second != first
    assert anyone.opens(first).shows("Another notice has taken the place of this one")
    assert anyone.opens(second).shows("This notice takes the place of an earlier one")
    log = anyone.opens("/en/corrections/").text
    assert log.index(second.rpartition("/")[2]) < log.index(first.rpartition("/")[2])  # newest first
    article = anyone.opens(ARTICLE)
    assert article.shows("It was founded in 1899") and article.text.count('class="rd-note"') == 1


def test_while_a_successor_is_drafted_the_reader_sees_the_notice_that_stands(published, journalist, reader):
    journalist.drafts_again(reference_on(published), step="save")
    assert reader.opens(private_link(published)).shows("It was founded in 1898.")


@pytest.fixture
def retraction(app, confirmed, ferry, journalist, editor, standards, mailbox):
    """A retraction that waits for its two; the reference."""
    page = confirmed(ferry)
    reference = reference_on(page)
    journalist.takes(reference)
    sent = journalist.drafts(
        reference,
        kind="retraction",
        severity="fundamental",
        before="",
        after="",
        text="This article has been withdrawn. The eleven fishermen never existed; our author invented them.",
    )
    assert sent.status == 303
    return reference


def test_a_retraction_needs_two_who_agree_and_one_of_them_is_standards(app, retraction, editor, standards, anyone):
    other = make.staff(app, "Tom", (Role.EDITOR, "en"))
    editor.publishes(retraction)
    assert anyone.opens(ARTICLE).shows("eleven fishermen. It links")  # one is not enough
    assert not other.looks_at(retraction).has_form("/notice/publication")
    assert standards.publishes(retraction).status == 303


def test_after_a_retraction_the_address_keeps_the_note_without_the_text(app, retraction, editor, standards, anyone):
    editor.publishes(retraction)
    standards.publishes(retraction)
    page = anyone.opens(ARTICLE)
    assert page.status == 200
    assert page.shows("This article has been withdrawn.") and page.shows("We withdrew this article on")
    assert "In November the timetable shrinks" not in page.text
    assert '"creativeWorkStatus": "Withdrawn"' in page.text
    assert "In November the timetable" not in anyone.opens(ARTICLE + "/history").text
    assert "A village prepares for winter." not in anyone.opens("/en/articles/").text


def test_a_retraction_is_not_published_alone_at_night(retraction, editor):
    assert not editor.looks_at(retraction).shows("Publish now, second reading due")


def test_a_retraction_that_is_not_fundamental_is_refused(reader, journalist, ferry):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    page = journalist.drafts(reference, kind="retraction", severity="minor", text="This article has been withdrawn. It was invented.")
    assert page.status == 422 and page.shows("A retraction is fundamental.")


def test_a_grave_error_is_marked_at_the_headline(confirmed, ferry, journalist, standards, anyone):
    reference = reference_on(confirmed(ferry))
    journalist.takes(reference)
    journalist.drafts(reference, severity="serious")
    standards.publishes(reference)
    assert anyone.opens(ARTICLE).heading == "Correction The last ferry of the season"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": "We have mended the date in this story about the ferry for you."}, "Say what was wrong"),
        ({"text": "An earlier version of this article gave 1889 by mistake, we regret."}, "Say what is right."),
        ({"text": "It said 1889 and it is 1898, which we had wrong here."}, ""),
        ({"before": "founded in 1777"}, "These words do not stand in the article as we have it."),
        ({"text": "This article has been updated to reflect that it was 1898, not 1889."}, "hides that something was wrong"),
        ({"kind": "update", "severity": "serious"}, "What is serious is an error, not an update."),
    ],
)
def test_the_linter_names_what_is_missing_and_keeps_the_words(reader, journalist, ferry, changed, said):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    page = journalist.drafts(reference, **changed)
    if said:
        assert page.status == 422 and page.shows(said)
        assert page.form("/notice").values["evidence"]
    else:
        assert page.status == 303


@pytest.mark.once
def test_the_linter_knows_words_of_all_ten_languages():
    from desk.corrections.linter import _words
    from desk.i18n import LANGUAGES

    assert set(_words()) == set(LANGUAGES)
    assert all(words[what] for words in _words().values() for what in ("euphemisms", "wrong", "right"))


SECRET = "eleven fishermen"


@pytest.fixture
def redacted(app, confirmed, ferry, journalist, editor, reader):
    """A notice from which the law made words disappear; the page after sending."""
    page = confirmed(ferry)
    reference = reference_on(page)
    journalist.takes(reference)
    journalist.drafts(
        reference,
        before=f"1889 by {SECRET}",
        after=f"1898 by {SECRET}",
        text=f"An earlier version of this article said that {SECRET} founded it in 1889. They founded it in 1898.",
        evidence=f"A letter of the {SECRET}.",
    )
    assert editor.publishes(reference).status == 303
    beat = make.staff(app, "Beat", (Role.LEGAL, None))
    done = beat.does(reference, "notice/redaction", removed=SECRET, ground="Order of the district court, 2 December 2026")
    assert done.status == 303
    return page


def test_what_the_law_removes_is_gone_from_all_six_surfaces_and_each_says_so(redacted, anyone, reader, mailbox):
    notice = notice_url(anyone)
    surfaces = {
        "box": ARTICLE,
        "history": ARTICLE + "/history",
        "log": "/en/corrections/",
        "page": notice,
        "atom": "/en/corrections/feed.atom",
        "json": "/en/corrections/feed.json",
        "private": private_link(redacted),
    }
    for name, path in surfaces.items():
        text = (reader if name == "private" else anyone).opens(path).text
        assert SECRET not in text, name
        assert "because the law asks for it" in text, name
    letter = mailbox.to(MARTA)[-1].get_body(("plain",)).get_content()
    assert SECRET not in letter and "because the law asks for it" in " ".join(letter.split())
    assert "because the law asks for it" in anyone.opens(ARTICLE).text.split("application/ld+json")[1].split("</script>")[0]


def test_redacting_words_that_stand_nowhere_is_refused_with_a_sentence(app, published, journalist):
    beat = make.staff(app, "Beat", (Role.LEGAL, None))
    page = beat.does(reference_on(published), "notice/redaction", removed="never written", ground="Order of the court")
    assert page.status == 422 and page.shows("These words stand neither in the notice nor in the article.")
    assert not journalist.looks_at(reference_on(published)).has_form("/notice/redaction")


def test_the_log_is_searched_in_any_language_and_by_number(published, anyone, indexed):
    indexed()
    assert anyone.opens("/en/corrections/?q=founding+ferries").shows("1 entry with")
    assert "/de/corrections/C-" in anyone.opens("/de/corrections/?edition=all&q=1898").text
    assert anyone.opens("/en/corrections/?q=submarine").shows("No correction holds these words.")


def test_a_draft_is_not_found_by_a_search(reader, journalist, anyone, ferry, indexed):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    journalist.drafts(reference, text="An earlier version said 1889 on the zeppelin. It was 1898.")
    indexed()
    assert not anyone.opens("/en/corrections/?edition=all&q=zeppelin").shows("zeppelin. It was")


def test_how_long_it_was_wrong_and_whether_it_is_placed_stand_on_its_page(published, journalist, anyone):
    page = anyone.opens(notice_url(anyone))
    assert page.shows("Wrong for") and page.shows("not yet")
    journalist.does(reference_on(published), "notice/placement")
    assert not anyone.opens(notice_url(anyone)).shows("not yet")


def test_structured_data_names_the_correction_and_no_corrected_work(published, anyone):
    text = anyone.opens(ARTICLE).text
    assert '"@type": "CorrectionComment"' in text and "correctedWork" not in text
