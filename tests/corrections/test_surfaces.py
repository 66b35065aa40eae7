"""One walk over everything the public can read, for texts that must not be there."""

import pytest

from tests import make
from tests.corrections.test_following_a_report import MARTA, reference_on

SURFACES = [
    "/en/",
    "/en/articles/",
    "/en/debates/",
    "/ar/debates/",
    "/en/debates/archive",
    "/en/debates/topics/society",
    "/en/debates/topics/society/feed.atom",
    "/en/debates/topics/society/feed.json",
    "/en/debates/feed.atom",
    "/en/debates/feed.json",
    "/en/debates/a-winter-ferry",
    "/ja/debates/a-winter-ferry",
    "/en/debates/a-winter-ferry?order=oldest",
    "/en/debates/a-winter-ferry?order=recommended",
    "/en/debates/a-winter-ferry?order=picks",
    "/en/debates/a-winter-ferry/feed.atom",
    "/en/debates/a-winter-ferry/feed.json",
    "/en/debates/a-winter-ferry/follow",
    "/en/conversations/new?article=" + make.FERRY,
    "/de/",
    "/en/articles/the-last-ferry-of-the-season",
    "/en/articles/the-last-ferry-of-the-season/history",
    "/en/corrections/",
    "/en/corrections/?edition=all",
    "/de/corrections/?edition=all",
    "/en/corrections/feed.atom",
    "/en/corrections/feed.json",
    "/de/corrections/feed.atom?edition=all",
    "/de/corrections/feed.json?edition=all",
    "/en/report",
    "/en/report?url=" + make.FERRY,
    "/en/guidelines",
    "/en/privacy",
    "/en/account/",
    "/en/account/sign-in",
    "/en/reports/lost-link",
    "/nothing-here",
    "/healthz",
    "/readyz",
    "/metrics",
]

CONTRIBUTED = "WORDS-OF-A-CONTRIBUTION about the boat"

READERS_WORDS = ["Marta Keller", MARTA, "CLAIM-OF-A-READER", "SUGGESTION-OF-A-READER", "SOURCE-OF-A-READER"]
NEWSROOM_WORDS = ["NOTE-AMONG-COLLEAGUES", "DRAFT-OF-A-NOTICE", "SENT-BACK-BECAUSE", "Jonas", "Edda", "newsroom.example"]
DRAFT = "DRAFT-OF-A-NOTICE: an earlier version said it was founded in 1889; it was 1898."


@pytest.fixture
def reference(reader, journalist, ferry) -> str:
    """A report full of words that nobody else may read, taken up and noted upon."""
    sent = reader.reports(
        ferry,
        name="Marta Keller",
        email=MARTA,
        claim="CLAIM-OF-A-READER it is wrong",
        suggestion="SUGGESTION-OF-A-READER",
        sources="SOURCE-OF-A-READER",
    )
    reference = reference_on(sent)
    journalist.takes(reference)
    journalist.does(reference, "notes", note="NOTE-AMONG-COLLEAGUES")
    return reference


def found_on_surfaces(person, texts: list[str]) -> set[tuple[str, str]]:
    """(surface, text) for every text that can be read somewhere."""
    read = {path: person.opens(path).text for path in SURFACES}
    return {(path, text) for path, page in read.items() for text in texts if text in page}


def test_what_a_reader_reports_and_what_the_newsroom_notes_is_on_no_public_page(anyone, reference):
    assert found_on_surfaces(anyone, [*READERS_WORDS, *NEWSROOM_WORDS, reference]) == set()


def test_a_draft_and_what_waits_for_approval_is_on_no_public_page(anyone, reference, journalist, editor):
    journalist.drafts(reference, step="save", text=DRAFT)
    assert found_on_surfaces(anyone, NEWSROOM_WORDS) == set()
    journalist.drafts(reference, text=DRAFT)
    assert found_on_surfaces(anyone, NEWSROOM_WORDS) == set()
    editor.does(reference, "notice/return", note="SENT-BACK-BECAUSE")
    assert found_on_surfaces(anyone, NEWSROOM_WORDS) == set()


def test_after_publication_the_notice_stands_and_everything_else_still_does_not(anyone, reference, journalist, editor):
    journalist.drafts(reference, text=DRAFT)
    editor.publishes(reference)
    texts = [text for text in NEWSROOM_WORDS if text != "DRAFT-OF-A-NOTICE"]
    assert found_on_surfaces(anyone, [*READERS_WORDS, *texts, reference]) == set()
    assert len(found_on_surfaces(anyone, ["DRAFT-OF-A-NOTICE"])) >= 8


def test_the_letter_to_a_reader_holds_nothing_of_the_newsrooms_own(reference, journalist, editor, reader, mailbox):
    mailbox.deliver()
    answer = mailbox.link(MARTA, "/answer/")
    reader.submits(reader.opens(answer), answer)
    journalist.decides(reference)
    assert len(mailbox.to(MARTA)) == 2
    for letter in mailbox.to(MARTA):
        for text in NEWSROOM_WORDS:
            assert text not in letter.as_string()


def test_an_edition_that_names_no_readers_keeps_them_out_of_its_letters(reader, admin, ferry, mailbox):
    values = admin.opens("/desk/editions/en").form("/desk/editions/en").values
    values.pop("names_filers")
    admin.posts("/desk/editions/en", values)
    reader.reports(ferry, name="Marta Keller", email=MARTA)
    [letter] = mailbox.to("english@swissinfo.ch")
    assert "Marta" not in letter.as_string()
    assert letter["Reply-To"] is None


def test_an_address_is_on_no_page_and_a_name_only_with_its_contribution(anyone, debate, standing):
    standing(CONTRIBUTED, email="ben@example.org", name="Benedikta")
    assert found_on_surfaces(anyone, ["ben@example.org"]) == set()
    assert len(found_on_surfaces(anyone, ["WORDS-OF-A-CONTRIBUTION"])) >= 6


@pytest.mark.parametrize(
    "path",
    [p for p in SURFACES if p.startswith("/en/") and not any(word in p for word in ("account", "report", "follow", "conversations"))],
)
def test_public_pages_carry_no_cookie_and_no_token(anyone, debate, path):
    page = anyone.opens(path)
    assert "Set-Cookie" not in page.headers
    assert "csrf_token" not in page.text
    assert page.headers["Cache-Control"] == "public, no-cache"
    assert page.headers["Vary"] == "Accept-Encoding"


def test_a_public_page_is_answered_with_304_until_something_on_it_changes(anyone, reference, journalist, editor):
    path = "/en/articles/the-last-ferry-of-the-season"
    tag = anyone.opens(path).headers["ETag"]
    assert anyone.opens(path, **{"If-None-Match": tag}).status == 304

    journalist.drafts(reference)
    assert anyone.opens(path, **{"If-None-Match": tag}).status == 304
    editor.publishes(reference)

    assert anyone.opens(path, **{"If-None-Match": tag}).status == 200
    assert anyone.opens("/en/corrections/", **{"If-None-Match": tag}).status == 200
    assert anyone.opens("/de/", **{"If-None-Match": tag}).status == 200


def test_a_new_mailbox_is_on_the_public_pages_at_once(anyone, admin, ferry):
    path = "/en/articles/the-last-ferry-of-the-season"
    tag = anyone.opens(path).headers["ETag"]
    admin.submits(admin.opens("/desk/editions/en"), "/desk/editions/en", mailbox="new@swissinfo.ch", mode="off")
    page = anyone.opens(path, **{"If-None-Match": tag})
    assert page.shows("Write to new@swissinfo.ch")


def test_who_is_signed_in_gets_pages_of_their_own_that_nobody_keeps(journalist, ferry):
    page = journalist.opens("/en/corrections/")
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.shows("Your page")
