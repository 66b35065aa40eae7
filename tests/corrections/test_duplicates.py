"""The same error reported by many: seen before sending, joined, merged, parted again, answered at once."""

import re

import pytest

from desk.corrections.actions import merging
from desk.corrections.models import Filer, Report
from tests import make
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on
from tests.corrections.test_races import all_reports, at_once

WORDS = "founded in 1889 by eleven"


@pytest.fixture
def first(reader, ferry) -> str:
    """An open report about the founding year."""
    return reference_on(reader.reports(ferry, passage=WORDS, claim="My grandfather was one of them, in 1898."))


def files(reader, url: str, **filled):
    """Fill the form in with words typed by hand, as without a script."""
    page = reader.opens(f"/en/report?url={url}")
    return reader.submits(page, "/report", **filled)


def test_before_sending_a_reader_sees_open_reports_on_the_same_words_and_not_what_others_wrote(anyone, first, ferry, kept):
    page = files(anyone, ferry, passage="was founded in 1889", claim="It was later.")
    assert page.status == 422 and kept(Report) == 1
    assert page.shows("Somebody has reported these words already") and page.shows(WORDS)
    assert not page.shows("My grandfather")
    assert page.form("/report").values["claim"] == "It was later."


def test_words_selected_in_the_article_show_them_at_once(anyone, first, ferry):
    assert anyone.opens(f"/en/report?url={ferry}&passage=founded+in+1889").shows("Somebody has reported these words already")
    assert typed(anyone, ferry, "founded in 1889").count("Me too") == 1
    assert "Me too" not in typed(anyone, ferry, "two crossings")


def typed(person, url: str, words: str) -> str:
    """The piece of page that the script of the form gets while somebody types."""
    return person.browser.get(f"/en/report/others?url={url}&passage={words}", base_url="http://127.0.0.1").get_data(as_text=True)


def test_who_has_another_error_sends_it_all_the_same(anyone, first, ferry, kept):
    page = files(anyone, ferry, passage="was founded in 1889", claim="Not founded, bought.")
    assert anyone.submits(page, "/report").status == 303
    assert kept(Report) == 2


def test_me_too_is_one_more_filer_and_no_second_report(anyone, first, ferry, kept, mailbox):
    page = anyone.opens(files(anyone, ferry, passage="was founded in 1889").links()["Me too: tell me the outcome"])
    sent = anyone.follows(anyone.submits(page, f"/others/{first}", email=MARTA))
    assert (kept(Report), kept(Filer)) == (1, 2)
    mine = anyone.opens(private_link(sent))
    assert mine.shows("Another reader reported this first.") and not mine.shows("My grandfather")
    assert len(mailbox.to(MARTA)) == 1


def test_who_types_a_known_address_gets_no_page_of_its_owner_and_the_owner_no_second_letter(app, anyone, reader, ferry, mailbox, kept):
    first = reference_on(reader.reports(ferry, passage=WORDS, claim="My secret source is the archivist.", email=MARTA))
    sent = anyone.follows(anyone.submits(anyone.opens(f"/en/report/others/{first}"), f"/others/{first}", email=MARTA))
    assert "archivist" not in anyone.opens(private_link(sent)).text
    assert len(mailbox.to(MARTA)) == 1


def test_what_concerns_a_person_or_is_held_is_never_shown_to_others(app, reader, anyone, ferry, within):
    danger = reference_on(reader.reports(ferry, passage=WORDS, about="danger", email=MARTA))
    assert "Me too" not in typed(anyone, ferry, "founded in 1889")
    assert anyone.opens(f"/en/report/others/{danger}").status == 404


def test_one_decision_answers_everybody_who_joined(anyone, first, journalist, mailbox):
    anyone.submits(anyone.opens(f"/en/report/others/{first}"), f"/others/{first}", email=MARTA)
    link = mailbox.link(MARTA, "/answer/")
    anyone.submits(anyone.opens(link), link)
    journalist.does(first, "language")
    assert [letter["Subject"] for letter in mailbox.to(MARTA)][-1] == f"Our answer to your report {first}"


def test_the_desk_is_shown_likely_duplicates_by_place_and_by_likeness(app, first, journalist, ferry):
    another = make.reader(app, address="127.0.0.31")
    same_place = another.submits(files(another, ferry, passage="in 1889", claim="Look it up."), "/report").location.split("/")[3]
    same_claim = reference_on(make.reader(app, address="127.0.0.32").reports(ferry, claim="My grandfather was one of them in 1898!"))
    other = reference_on(make.reader(app, address="127.0.0.33").reports(ferry, claim="The captain’s name is misspelt."))
    page = journalist.looks_at(first)
    shown = re.findall(r"EN-\d{4}-\d{5}", page.text.split("Possible duplicates")[1].split("Timeline")[0])
    assert {same_place, same_claim} <= set(shown) and other not in shown
    assert page.shows("The same words") and page.shows("Nearly the same claim")


@pytest.fixture
def merged(app, first, journalist, confirmed, ferry, mailbox):
    """A second report that was merged into the first; (its reference, its page after sending)."""
    page = confirmed(ferry, by=make.reader(app, address="127.0.0.50"), claim="It was 1898, I am sure of it.")
    assert journalist.merges(reference_on(page), first).status == 303
    return reference_on(page), page


def test_a_merged_reference_leads_to_the_other_and_its_reader_gets_that_answer(merged, first, journalist, mailbox, reader):
    reference, page = merged
    assert journalist.opens(f"/desk/reports/{reference}").location.endswith(first)
    mine = reader.opens(private_link(page))
    assert mine.shows("Another reader reported this first.") and mine.shows("It was 1898, I am sure of it.")
    assert not mine.shows("My grandfather")
    journalist.takes(first)
    journalist.decides(first)
    assert reader.opens(private_link(page)).shows("We asked the archive: the passage is accurate.")
    assert "We asked the archive" in mailbox.to(MARTA)[-1].get_body(("plain",)).get_content()


def test_a_late_answer_to_the_merged_one_lands_on_the_other(merged, first, reader, journalist):
    _reference, page = merged
    form = reader.opens(private_link(page)).forms("/information")
    values = form[0].values if form else {}
    sent = reader.posts(private_link(page) + "/information", values | {"csrf_token": token(reader), "information": "One more source."})
    assert sent.status == 303
    assert journalist.looks_at(first).shows("One more source.")


def token(reader) -> str:
    """A token of this browser."""
    return reader.opens("/en/account/sign-in").form("/sign-in").values["csrf_token"]


def test_parted_again_both_have_their_own_history(merged, first, journalist):
    reference, _page = merged
    journalist.submits(journalist.looks_at(first), f"{reference}/duplicate/end")
    page = journalist.looks_at(reference)
    assert page.status == 200 and page.shows("Nobody has taken this up yet.")
    assert not journalist.looks_at(first).shows("Merged into this one")


def test_merging_into_what_does_not_exist_into_itself_or_another_article_is_refused_with_a_sentence(app, first, journalist, reader):
    assert journalist.merges(first, "EN-2026-09999").shows("There is no report EN-2026-09999 that you can see.")
    assert journalist.merges(first, first).shows("A report cannot be merged into itself.")
    make.article(app, url="https://www.swissinfo.ch/eng/x/7", headline="Another one")
    other = reference_on(make.reader(app, address="127.0.0.61").reports("https://www.swissinfo.ch/eng/x/7"))
    assert journalist.merges(first, other).shows("These two are about different articles.")


def test_of_two_opposite_merges_at_once_one_report_is_left(app, first, journalist, editor, ferry, within):
    second = reference_on(make.reader(app, address="127.0.0.62").reports(ferry, claim="The year."))
    forms = []
    for person, one, other in ((journalist, first, second), (editor, second, first)):
        form = next(f for f in person.looks_at(one).forms(f"{one}/duplicate") if not f.values.get("into"))
        forms.append((person, form.action, form.values | {"into": other}))

    pages = at_once(*[lambda p=p, a=a, v=v: p.posts(a, dict(v)) for p, a, v in forms])

    assert sorted(page.status for page in pages) == [303, 409]
    assert within(lambda: sorted(report.canonical_id is None for report in all_reports())) == [False, True]


@pytest.fixture
def campaign(app, ferry, works, within):
    """Thirty like reports within a day and one of another sort; the references, the first one first."""
    names = []
    for n in range(30):
        reader = make.reader(app, address=f"127.0.5.{n}")
        page = reader.reports(
            ferry, claim=f"Your article is a disgrace and the founding year is a lie, number {n}", email=f"c{n}@example.org"
        )
        names.append(reference_on(page))
    make.reader(app, address="127.0.6.1").reports(ferry, claim="The bell is of bronze, not of brass.")
    works(merging.group_campaigns)
    return names


def test_thirty_like_reports_are_one_row_one_decision_and_thirty_letters(app, campaign, journalist, mailbox, within):
    confirm_all(within)
    inbox = journalist.opens("/desk/reports/")
    assert inbox.shows("30 like it") and inbox.shows("The bell is of bronze")
    assert sum(reference in inbox.text for reference in campaign) == 1

    page = journalist.looks_at(campaign[0])
    assert page.shows("29 reports that are like this one are shown as one row with it.")
    journalist.takes(campaign[0])
    journalist.decides(campaign[0])

    mailbox.deliver()
    assert within(lambda: sum(report.status == "resolved" for report in all_reports())) == 30
    later_letters = within(lambda: answers())
    assert len(later_letters) == len({to for to, _when in later_letters}) == 30
    assert len({when.replace(microsecond=0) for _to, when in later_letters}) >= 3  # not all at once


def confirm_all(within) -> None:
    """Everybody asks for the answer."""
    from desk.core import clock

    within(lambda: [setattr(filer, "confirmed_at", clock.now()) for report in all_reports() for filer in report.filers if filer.email])


def answers():
    """To whom the answer goes, and when it leaves."""
    from desk.core.db import db
    from desk.mail.models import OutgoingMail

    letters = db.session.scalars(db.select(OutgoingMail).where(OutgoingMail.letter == "corrections/report_resolved"))
    return [(letter.to, letter.not_before) for letter in letters]


def test_what_is_not_like_the_others_is_taken_out_and_decided_by_itself(campaign, journalist, within):
    journalist.submits(journalist.looks_at(campaign[0]), f"{campaign[7]}/campaign/end")
    assert campaign[7] in journalist.opens("/desk/reports/").text
    journalist.takes(campaign[0])
    journalist.decides(campaign[0])
    assert journalist.looks_at(campaign[7]).shows("Nobody has taken this up yet.")


def test_a_campaign_is_only_a_row_until_somebody_decides(campaign, within):
    assert within(lambda: {report.status.value for report in all_reports()}) == {"received"}
