"""Readers follow an article's corrections, and debates hear of them: one letter a notice, and a way out in each."""

import re

import pytest

from desk.notifications.articles import tell_of_notices
from tests import make
from tests.corrections.test_following_a_report import reference_on

ARTICLE = "/en/articles/the-last-ferry-of-the-season"
LEA = "lea@example.org"


@pytest.fixture
def follower(app, ferry, mailbox):
    """Somebody who is signed in and follows the article."""
    lea = make.reader(app, address="127.0.0.66")
    lea.submits(lea.opens("/en/account/sign-in"), "/sign-in", email=LEA)
    lea.signs_in(mailbox.link(LEA, "/sign-in/"))
    lea.submits(lea.opens(ARTICLE + "/follow"), "/follow")
    return lea


def corrects(reader, journalist, publisher, ferry: str, severity: str) -> None:
    """Report, draft and publish."""
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    assert journalist.drafts(reference, severity=severity).status == 303
    assert publisher.publishes(reference).status == 303


def letters(mailbox) -> list:
    """What the follower was told."""
    return [letter for letter in mailbox.to(LEA) if letter["Subject"].startswith("Correction:")]


def test_a_follower_gets_one_letter_for_each_notice_that_is_substantive(follower, reader, journalist, editor, ferry, works, mailbox):
    corrects(reader, journalist, editor, ferry, "substantive")
    works(tell_of_notices, tell_of_notices)
    [letter] = letters(mailbox)
    assert "It was founded in 1898." in " ".join(letter.get_body(("plain",)).get_content().split())
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_of_what_is_minor_no_letter_is_written(follower, reader, journalist, editor, ferry, works, mailbox):
    corrects(reader, journalist, editor, ferry, "minor")
    works(tell_of_notices)
    assert letters(mailbox) == []


def test_one_click_in_the_mail_program_ends_it(follower, anyone, reader, journalist, editor, ferry, works, mailbox):
    corrects(reader, journalist, editor, ferry, "substantive")
    works(tell_of_notices)
    way_out = re.search(r"<http://127\.0\.0\.1(/[^>]+)>", letters(mailbox)[0]["List-Unsubscribe"]).group(1)
    assert anyone.opens(way_out).shows("The last ferry of the season")
    assert anyone.posts(way_out, {"List-Unsubscribe": "One-Click"}).status == 200
    assert follower.opens(ARTICLE + "/follow").shows("Be told when something is corrected?")


def test_who_is_not_signed_in_is_asked_to(anyone, ferry):
    page = anyone.opens(ARTICLE + "/follow")
    assert "Sign in by e-mail to follow" in page.links() and not page.has_form("/follow")


def test_a_notice_stands_in_the_debates_about_the_article_and_their_followers_hear_of_it(
    app, debate, reader, anyone, journalist, editor, ferry, works, mailbox
):
    ben = make.reader(app, address="127.0.0.67")
    ben.submits(ben.opens("/en/account/sign-in"), "/sign-in", email="ben@example.org")
    ben.signs_in(mailbox.link("ben@example.org", "/sign-in/"))
    ben.submits(ben.opens(f"/en/debates/{debate}/follow"), "/follow")
    before = anyone.opens(f"/en/debates/{debate}").headers["ETag"]

    corrects(reader, journalist, editor, ferry, "substantive")
    works(tell_of_notices)

    page = anyone.opens(f"/en/debates/{debate}")
    assert page.headers["ETag"] != before
    assert page.shows("It was founded in 1898.")
    assert [letter for letter in mailbox.to("ben@example.org") if letter["Subject"].startswith("Correction:")]
