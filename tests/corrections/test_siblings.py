"""A notice is published: every edition that carries a translation checks its own, and the public sees how far that has come."""

import pytest

from desk.accounts.models import Role
from tests import make
from tests.corrections.test_following_a_report import private_link, reference_on

GERMAN = "https://www.swissinfo.ch/ger/x/1001"
FRENCH = "https://www.swissinfo.ch/fre/x/1001"


@pytest.fixture
def published(app, reader, journalist, editor):
    """A correction of an English article with a German and a French translation; the page after sending."""
    make.article(app, story="ferry")
    make.article(app, url=GERMAN, language="de", headline="Die letzte Fähre", paragraphs=["Elf Fischer gründeten sie 1889."], story="ferry")
    make.article(app, url=FRENCH, language="fr", headline="Le dernier bac", paragraphs=["Le bac existe depuis longtemps."], story="ferry")
    page = reader.reports(make.FERRY)
    journalist.takes(reference_on(page))
    journalist.drafts(reference_on(page))
    editor.publishes(reference_on(page))
    return page


@pytest.fixture
def gerda(app):
    """A journalist of the German edition."""
    return make.staff(app, "Gerda", (Role.JOURNALIST, "de"))


@pytest.fixture
def max_(app):
    """An editor of the German edition."""
    return make.staff(app, "Max", (Role.EDITOR, "de"))


def check_of(person) -> str:
    """The path of the only check this person has."""
    return next(href for href in person.opens("/desk/reports/checks/").links().values() if "/checks/editions/" in (href or ""))


def notice_page(anyone):
    """The public page of the English notice."""
    links = anyone.opens("/en/corrections/").links().values()
    return anyone.opens(next(href for href in links if "/corrections/C-" in href))


def test_one_task_for_each_edition_that_carries_a_translation_and_the_mailbox_is_told(published, anyone, gerda, mailbox):
    page = notice_page(anyone)
    assert page.shows("German") and page.shows("French") and page.text.count("Being checked") == 2
    assert gerda.opens("/desk/reports/checks/").shows("Die letzte Fähre")
    assert not gerda.opens("/desk/reports/checks/").shows("Le dernier bac")
    assert "Is the error in your edition too?" in mailbox.to("german@swissinfo.ch")[-1]["Subject"]


def test_paragraphs_with_the_same_numbers_are_marked(published, gerda):
    assert "<mark>Elf Fischer gründeten sie 1889.</mark>" in gerda.opens(check_of(gerda)).text


def test_an_edition_that_is_not_affected_says_so_and_the_public_page_at_once(published, gerda, anyone):
    before = notice_page(anyone).headers["ETag"]
    gerda.submits(gerda.opens(check_of(gerda)), "/clean")
    page = notice_page(anyone)
    assert page.headers["ETag"] != before
    assert page.shows("Not affected") and page.text.count("Being checked") == 1


def test_an_edition_that_says_something_else_keeps_it_with_a_reason_for_the_newsroom(published, gerda, anyone):
    page = gerda.submits(gerda.opens(check_of(gerda)), "/different", note="No.")
    assert page.status == 422 and page.shows("Say why in a sentence")
    gerda.submits(gerda.opens(check_of(gerda)), "/different", note="Our text has the founding of the company, not of the line.")
    assert notice_page(anyone).shows("Says something else, and stays")
    assert not notice_page(anyone).shows("founding of the company")


def test_an_edition_corrects_with_its_own_notice_and_no_circle_of_checks_begins(published, gerda, max_, anyone, reader):
    opened = gerda.submits(gerda.opens(check_of(gerda)), "/correction")
    again = gerda.submits(gerda.opens(check_of(gerda)), "/correction")
    assert opened.location == again.location  # done twice, it is one report
    reference = opened.location.rpartition("/")[2]
    gerda.takes(reference)
    gerda.drafts(
        reference,
        before="1889",
        after="1898",
        text="In einer früheren Fassung hiess es, die Fähre sei 1889 gegründet worden. Richtig ist 1898.",
    )
    max_.publishes(reference)

    page = notice_page(anyone)
    assert page.shows("Corrected: C-") and page.text.count("Being checked") == 1
    assert reader.opens(private_link(published)).shows("German: corrected")
    assert gerda.opens("/desk/reports/checks/").text.count("/checks/editions/") == 1


def test_an_edition_looks_again_at_what_it_settled_too_early(published, gerda, anyone):
    gerda.submits(gerda.opens(check_of(gerda)), "/clean")
    gerda.submits(gerda.opens(check_of(gerda)), "/reopening")
    assert notice_page(anyone).text.count("Being checked") == 2


def test_nobody_settles_another_editions_check(published, gerda, journalist):
    path = check_of(gerda)
    assert journalist.opens(path).status == 404
    token = gerda.opens(path).form("/clean").values["csrf_token"]
    assert journalist.posts(path + "/clean", {"csrf_token": token}).status in {400, 404}


def test_a_check_that_was_settled_is_not_settled_twice(published, gerda):
    form = gerda.opens(check_of(gerda)).form("/clean")
    assert gerda.posts(form.action, form.values).status == 303
    assert gerda.posts(form.action, form.values).status == 409
