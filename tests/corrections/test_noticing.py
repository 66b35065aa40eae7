"""A true report becomes a published notice, read by two people, and stands everywhere from one record."""

import json
import re
from datetime import datetime, time, timedelta

import pytest

from desk.accounts.models import Role
from desk.accounts.queries import person_with
from desk.core import clock
from desk.core.db import all_or_nothing
from desk.corrections.models import Notice
from desk.editions.calendar import next_working_day
from tests import make
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on

NOTICE = "An earlier version of this article said the ferry was founded in 1889. It was founded in 1898."


@pytest.fixture
def sent(reader, ferry, mailbox):
    """The page after a reader reported the wrong year and asked for the answer."""
    page = reader.reports(ferry, passage="founded in 1889", suggestion="founded in 1898", email=MARTA)
    answer = mailbox.link(MARTA, "/answer/")
    reader.submits(reader.opens(answer), answer)
    return page


@pytest.fixture
def reference(sent) -> str:
    """The report's reference."""
    return reference_on(sent)


def test_a_true_report_becomes_a_published_correction_on_six_surfaces(sent, reference, reader, anyone, journalist, editor, mailbox):
    journalist.takes(reference)
    journalist.drafts(reference)
    assert len(mailbox.to("edda@newsroom.example")) == 1
    assert not anyone.opens("/en/corrections/").shows(NOTICE)

    editor.publishes(reference)

    article = anyone.opens("/en/articles/the-last-ferry-of-the-season")
    assert article.shows(NOTICE)
    assert article.shows("The service was founded in 1898 by eleven fishermen.")
    data = json.loads(next(s for s in article.tree.iter("script") if s.get("type") == "application/ld+json").text)
    assert data["correction"][0]["@type"] == "CorrectionComment"
    assert data["correction"][0]["text"] == NOTICE
    assert "correctedWork" not in json.dumps(data)
    assert anyone.opens("/en/articles/the-last-ferry-of-the-season/history").shows(NOTICE)
    assert anyone.opens("/en/corrections/").shows(NOTICE)
    assert NOTICE in anyone.opens("/en/corrections/feed.atom").text
    assert json.loads(anyone.opens("/en/corrections/feed.json").text)["items"][0]["content_html"] == f"<p>{NOTICE}</p>"
    one = anyone.opens(data["correction"][0]["url"].removeprefix("http://127.0.0.1"))
    assert one.shows("The statutes are in the cantonal archive")
    letter = mailbox.to(MARTA)[-1].get_body(("plain",)).get_content()
    assert " ".join(NOTICE.split()) in " ".join(letter.replace("|", " ").split())
    private = reader.opens(private_link(sent))
    assert private.heading == "You were right. We corrected the article."
    assert private.shows("founded in 1889") and private.shows("until")


def test_nobody_publishes_their_own_notice(reference, editor, anyone):
    editor.takes(reference)
    editor.drafts(reference)

    page = editor.looks_at(reference)
    assert not page.has_form("notice/publication")
    assert editor.posts(f"/desk/reports/{reference}/notice/publication", page.form("/notes").values).status == 403
    assert not anyone.opens("/en/corrections/").shows(NOTICE)


def test_a_journalist_does_not_publish(app, reference, journalist):
    other = make.staff(app, "Jana", (Role.JOURNALIST, "en"))
    journalist.takes(reference)
    journalist.drafts(reference)
    assert not other.looks_at(reference).has_form("notice/publication")


def test_a_serious_error_is_published_by_standards_and_stands_above_the_first_paragraph(
    reference, journalist, editor, standards, anyone, mailbox
):
    journalist.takes(reference)
    journalist.drafts(reference, severity="serious")
    assert not editor.looks_at(reference).has_form("notice/publication")
    assert len(mailbox.to("ruth@newsroom.example")) == 1

    standards.publishes(reference)

    text = anyone.opens("/en/articles/the-last-ferry-of-the-season").text
    assert text.index('class="rd-note"') < text.index("In November the timetable")


def test_two_authors_of_the_article_do_not_correct_it_between_themselves(app, reader):
    make.article(app, url="https://www.swissinfo.ch/eng/x/9", headline="By two", byline=["Anna Author", "Abel Author"])
    writer, second = make.staff(app, "Anna", (Role.EDITOR, "en")), make.staff(app, "Abel", (Role.EDITOR, "en"))
    with app.app_context(), all_or_nothing():
        person_with(writer.email).name, person_with(second.email).name = "Anna Author", "Abel Author"
    reference = reference_on(reader.reports("https://www.swissinfo.ch/eng/x/9"))
    writer.takes(reference)
    writer.drafts(reference, severity="substantive")
    assert not second.looks_at(reference).has_form("notice/publication")


def test_an_editor_sends_it_back_and_the_drafter_is_told_why(reference, journalist, editor, mailbox):
    journalist.takes(reference)
    journalist.drafts(reference)
    editor.does(reference, "notice/return", note="Say who founded it.")

    assert "Say who founded it." in mailbox.to("jonas@newsroom.example")[-1].get_body(("plain",)).get_content()
    page = journalist.looks_at(reference)
    assert page.shows("Say who founded it.")
    assert page.form("/notice").values["text"] == NOTICE


def test_a_draft_is_kept_without_being_sent(reference, journalist, editor, mailbox):
    journalist.takes(reference)
    journalist.drafts(reference, step="save", text="Half a sentence")
    assert journalist.looks_at(reference).form("/notice").values["text"] == "Half a sentence"
    assert mailbox.to("edda@newsroom.example") == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": "Wrong."}, "Say what was wrong and what is right"),
        ({"text": "x" * 601}, "At most 600 characters"),
        ({"before": ""}, "Copy the words that were wrong."),
        ({"after": ""}, "Write the words as they are right."),
        ({"before": "founded in 1888"}, "These words do not stand in the article as we have it."),
        ({"before": "in"}, "times. Copy a few more around them."),
        ({"text": "This article has been updated to reflect the year of the foundation."}, "hides that something was wrong"),
        ({"text": "Jonas wrote that the ferry was founded in 1889. It was founded in 1898."}, "Leave the name “Jonas” out"),
    ],
)
def test_a_notice_that_lacks_something_is_not_sent_and_nothing_typed_is_lost(reference, journalist, changed, said, kept):
    journalist.takes(reference)
    page = journalist.drafts(reference, **changed)

    assert page.status == 422
    assert page.shows(said)
    for name, value in changed.items():
        assert page.form("/notice").values[name] == value
    assert kept(Notice) == 0


def test_a_correction_the_newsroom_made_already_in_its_system_needs_no_new_version(app, reference, journalist, editor, anyone):
    make.article(app, paragraphs=[p.replace("1889", "1898") for p in make.PARAGRAPHS])
    journalist.takes(reference)
    journalist.drafts(reference)
    editor.publishes(reference)
    page = anyone.opens("/en/articles/the-last-ferry-of-the-season/history")
    assert page.shows("Version 2") and not page.shows("Version 3")


def test_the_note_for_the_cms_is_ticked_once_it_is_placed(reference, journalist, editor, anyone):
    journalist.takes(reference)
    journalist.drafts(reference)
    editor.publishes(reference)

    page = journalist.looks_at(reference)
    note = next(area for area in page.tree.iter("textarea") if area.get("id") == "cms").text
    assert re.match(r"\s*Correction, \d+ \w+ \d{4}: An earlier version", note)
    journalist.submits(page, "notice/placement")
    assert journalist.looks_at(reference).shows("Placed in the article by Jonas")
    log = anyone.opens("/en/corrections/")
    assert anyone.opens(next(h for h in log.links().values() if "/corrections/C-" in h)).shows("Note placed in the article")


def test_at_night_one_editor_may_publish_alone_and_the_page_says_a_second_reading_is_due(app, reference, editor, anyone, journalist):
    second = make.staff(app, "Tom", (Role.EDITOR, "en"))
    with clock.at(datetime.combine(clock.now().date() + timedelta(1), time(22, 40))):  # 23:40 in Bern, or forty minutes later
        for person in (editor, second, journalist):
            person.browser.delete_cookie("desk", domain="127.0.0.1")
            person.signs_in()
        editor.takes(reference)
        assert not journalist.looks_at(reference).shows("Publish now")
        editor.drafts(reference, step="alone")
        article = anyone.opens("/en/articles/the-last-ferry-of-the-season")
        assert article.shows("Published by one editor on duty. A second editor reads it by")

        assert not editor.looks_at(reference).has_form("notice/reading")
        second.does(reference, "notice/reading")

        assert not anyone.opens("/en/articles/the-last-ferry-of-the-season").shows("Published by one editor on duty")
        assert anyone.opens(next(h for h in anyone.opens("/en/corrections/").links().values() if "/corrections/C-" in h)).shows(
            "Second reading"
        )


def test_by_day_nobody_publishes_alone(reference, editor, kept):
    with clock.at(datetime.combine(next_working_day(clock.now().date()), time(10))):
        editor.browser.delete_cookie("desk", domain="127.0.0.1")
        editor.signs_in()
        editor.takes(reference)
        assert editor.drafts(reference, step="alone").status == 403
    assert kept(Notice) == 0


def test_an_editors_note_needs_no_before_and_after(reference, journalist, editor, anyone):
    journalist.takes(reference)
    text = "The person quoted in the third paragraph stood for the council after publication."
    journalist.drafts(reference, kind="editors_note", before="", after="", text=text)
    editor.publishes(reference)
    assert anyone.opens("/en/corrections/?kind=editors_note").shows(text)
    assert not anyone.opens("/en/corrections/?kind=correction").shows(text)


def test_a_wrong_headline_is_corrected_too(app, reader, journalist, editor, anyone):
    make.article(app, headline="The lost ferry of the season", url="https://www.swissinfo.ch/eng/x/7")
    reference = reference_on(reader.reports("https://www.swissinfo.ch/eng/x/7"))
    journalist.takes(reference)
    journalist.drafts(
        reference, before="lost ferry", after="last ferry", text="An earlier version of the headline said lost. It is the last ferry."
    )
    editor.publishes(reference)
    assert anyone.opens("/en/articles/the-lost-ferry-of-the-season").heading == "The last ferry of the season"
