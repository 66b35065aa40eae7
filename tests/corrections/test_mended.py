"""What once went wrong stays mended."""

import io
import os
from datetime import timedelta

import pytest
from PIL import Image

from desk.accounts.models import Role
from desk.core import clock, limits
from desk.corrections.models import Report
from tests import make
from tests.cast import Staff
from tests.corrections.test_following_a_report import MARTA, private_link, reference_on
from tests.corrections.test_reporting_an_error import picture


def test_after_the_back_button_the_same_words_are_the_same_report(reader, ferry, kept):
    first = reader.reports(ferry)
    again = reader.reports(ferry)  # a new form with the old words in it
    assert reference_on(first) == reference_on(again)
    assert kept(Report) == 1


def test_the_same_words_with_a_picture_are_another_report(reader, ferry, kept):
    reader.reports(ferry)
    reader.reports(ferry, screenshot=(io.BytesIO(picture()), "shot.png"))
    assert kept(Report) == 2


def test_a_picture_of_three_megabytes_is_taken(reader, ferry):
    out = io.BytesIO()
    Image.frombytes("RGB", (1000, 1100), os.urandom(3_300_000)).save(out, "PNG")
    assert 3_000_000 < len(out.getvalue()) < 5_000_000
    assert reader.reports(ferry, screenshot=(io.BytesIO(out.getvalue()), "shot.png")).heading == "Thank you. We have your report."


@pytest.mark.parametrize("path", ["/en/reports/lost-link", "answer"])
def test_a_stale_form_of_another_page_is_told_so(reader, ferry, mailbox, path):
    reader.reports(ferry, email=MARTA)
    path = mailbox.link(MARTA, "/answer/") if path == "answer" else path
    form = reader.opens(path).form(path.rpartition("/")[2])
    reader.browser.delete_cookie("desk", domain="127.0.0.1")
    page = reader.posts(form.action, form.values)
    assert page.status == 400
    assert page.shows("This page was open for too long")


def test_who_asks_for_the_answer_after_the_decision_gets_it(reader, journalist, ferry, mailbox):
    reference = reference_on(reader.reports(ferry, email=MARTA))
    answer = mailbox.link(MARTA, "/answer/")
    journalist.takes(reference)
    journalist.decides(reference)
    assert len(mailbox.to(MARTA)) == 1
    reader.submits(reader.opens(answer), answer)
    assert len(mailbox.to(MARTA)) == 2


def test_an_answer_takes_the_place_of_a_notice_that_was_only_drafted(reader, journalist, ferry, mailbox):
    sent = reader.reports(ferry, email=MARTA)
    answer = mailbox.link(MARTA, "/answer/")
    reader.submits(reader.opens(answer), answer)
    journalist.takes(reference_on(sent))
    journalist.drafts(reference_on(sent), step="save")
    assert journalist.decides(reference_on(sent)).status == 303
    assert reader.opens(private_link(sent)).heading == "We checked, and the passage stands."


def test_an_answer_that_was_sent_back_cannot_be_approved_later(reader, journalist, editor, ferry):
    reference = reference_on(reader.reports(ferry, about="me", email=MARTA))
    journalist.takes(reference)
    journalist.decides(reference)
    stale = editor.looks_at(reference)
    editor.does(reference, "decision/return", note="Look again.")
    journalist.drafts(reference)
    version = editor.looks_at(reference).form("notice/publication").values["version"]
    assert editor.submits(stale, "decision/approval", version=version).status == 403


def test_handing_a_draft_over_makes_nobody_a_second_pair_of_eyes(app, reader, journalist, editor, ferry):
    reference = reference_on(reader.reports(ferry))
    editor.takes(reference)
    editor.drafts(reference, step="save")
    journalist.does(reference, "assignment")
    journalist.drafts(reference)
    assert not editor.looks_at(reference).has_form("notice/publication")


def test_a_report_goes_to_another_edition_and_back(app, reader, ferry, mailbox):
    make.article(app, url="https://www.swissinfo.ch/ger/x/1", language="de", headline="Die Fähre")
    both = make.staff(app, "Berta", (Role.EDITOR, "en"), (Role.EDITOR, "de"))
    reference = reference_on(reader.reports(ferry))
    both.takes(reference)
    for url in ("https://www.swissinfo.ch/ger/x/1", ferry):
        assert both.does(reference, "article", article_url=url).status == 303
    assert both.looks_at(reference).shows("Nobody has taken this up yet.")
    assert len(mailbox.to("english@swissinfo.ch")) == 2


def test_once_a_notice_is_drafted_the_article_stays(app, reader, journalist, ferry):
    make.article(app, url="https://www.swissinfo.ch/eng/x/2", headline="Another")
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    form = journalist.looks_at(reference).form("/article")
    journalist.drafts(reference, step="save")
    assert journalist.posts(form.action, form.values | {"article_url": "https://www.swissinfo.ch/eng/x/2"}).status == 409


@pytest.mark.parametrize(
    ("deed", "filled"), [("severity", {"severity": "minor"}), ("assignment", {}), ("notice", {"kind": "update", "severity": "minor"})]
)
def test_what_is_resolved_is_not_worked_on(reader, journalist, ferry, deed, filled):
    reference = reference_on(reader.reports(ferry))
    journalist.takes(reference)
    token = journalist.looks_at(reference).form("/notes").values["csrf_token"]
    journalist.decides(reference)
    for version in range(8):
        sent = journalist.posts(f"/desk/reports/{reference}/{deed}", filled | {"csrf_token": token, "version": str(version)})
        assert sent.status in {409, 422}


def test_letting_in_twice_is_letting_in_once(reader, journalist, ferry, mailbox):
    reference = reference_on(reader.reports(ferry))
    token = journalist.looks_at(reference).form("/assignment").values["csrf_token"]
    assert journalist.posts(f"/desk/reports/{reference}/admission", {"csrf_token": token}).status == 303
    assert len(mailbox.to("english@swissinfo.ch")) == 1


def test_spam_is_on_no_page_of_its_sender(app, reader, anyone, journalist, ferry, mailbox):
    reference = reference_on(reader.reports(ferry, email=MARTA))
    anyone.submits(anyone.opens("/en/account/sign-in"), "/sign-in", email=MARTA)
    anyone.signs_in(mailbox.link(MARTA, "/account/sign-in/"))
    journalist.does(reference, "spam")
    assert anyone.opens(f"/en/account/reports/{reference}").status == 404
    assert anyone.opens("/en/account/").shows("You have not reported an error under this address.")


def test_in_practice_mode_no_letter_at_all_leaves(reader, admin, journalist, editor, ferry, mailbox):
    mailbox.deliver()
    before = len(mailbox.letters)
    admin.submits(admin.opens("/desk/editions/en"), "/desk/editions/en", is_practising="y")
    reference = reference_on(reader.reports(ferry, email=MARTA, about="danger"))
    journalist.takes(reference)
    journalist.drafts(reference)
    editor.does(reference, "notice/return", note="Say more.")
    assert len(mailbox.deliver()) == before


@pytest.mark.parametrize("query", ["endpoint=x", "_method=DELETE", "_external=1", "_anchor=x", "lang=de", "values=1"])
def test_no_query_breaks_a_page(anyone, query):
    assert anyone.opens(f"/en/?{query}").status == 200
    assert anyone.opens(f"/en/report?{query}").status == 200


@pytest.mark.parametrize(
    "path",
    ["/en/articles/%00", "/en/corrections/%00", "/en/reports/%00/x", "/en/corrections/?month=9999-12", "/en/corrections/?month=0001-01"],
)
def test_no_strange_path_or_month_is_a_bug_of_ours(anyone, path):
    assert anyone.opens(path).status in {200, 404}


def test_an_address_with_a_nul_in_it_is_no_address(reader, kept):
    assert reader.opens("/en/report?url=https://www.swissinfo.ch/%2500x").status == 200
    assert reader.reports("https://www.swissinfo.ch/%2500x").status == 422
    assert kept(Report) == 0


@pytest.mark.parametrize("number", ["3000000000", "99999999999999999999", "0"])
def test_nobody_has_such_a_number(admin, number):
    assert admin.opens(f"/desk/staff/{number}").status == 404


@pytest.mark.parametrize("received", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_no_mail_came_then(journalist, received):
    assert journalist.submits(journalist.opens("/desk/reports/new"), "/reports/new", received=received, claim="Their words.").status == 422


def test_a_session_begun_by_a_link_never_becomes_one_of_the_desk(app, reader, anyone, admin, ferry, mailbox):
    reader.reports(ferry, email=MARTA)
    anyone.submits(anyone.opens("/en/account/sign-in"), "/sign-in", email=MARTA)
    anyone.signs_in(mailbox.link(MARTA, "/account/sign-in/"))
    anyone.submits(anyone.opens("/en/account/sign-in"), "/sign-in", email=MARTA)
    link = mailbox.link(MARTA, "/account/sign-in/")

    page = admin.follows(admin.submits(admin.opens("/desk/staff/new"), "/staff/new", name="Marta", email=MARTA))
    admin.submits(page, "/roles", roles=["journalist:en"])

    assert anyone.opens("/desk/reports/").status == 302
    refused = anyone.submits(anyone.opens(link), link)
    assert refused.status == 409
    assert anyone.opens("/desk/reports/").status == 302


def test_ways_round_the_second_factor_are_not_there(anyone):
    assert anyone.opens("/staff/tf-rescue").status == 404
    assert anyone.opens("/staff/tf-select").status == 404


def test_a_daily_limit_is_kept_when_the_clock_tidies_up(app, within):
    day = timedelta(days=1)
    with app.app_context():
        assert limits.hit("x", "a", most=1, every=day)
    within(limits.forget_old_counts)
    with app.app_context():
        assert not limits.hit("x", "a", most=1, every=day)
    with clock.at(clock.now() + timedelta(days=2)):
        within(limits.forget_old_counts)
        with app.app_context():
            assert limits.hit("x", "a", most=1, every=day)


def test_a_weak_tag_will_do_for_304(anyone, ferry):
    tag = anyone.opens("/en/corrections/").headers["ETag"]
    assert anyone.opens("/en/corrections/", **{"If-None-Match": f"W/{tag}"}).status == 304


def test_a_new_translation_is_on_the_articles_page_at_once(app, anyone):
    make.article(app, story="ferry")
    path = "/en/articles/the-last-ferry-of-the-season"
    tag = anyone.opens(path).headers["ETag"]
    make.article(app, url="https://www.swissinfo.ch/ger/x/1", language="de", headline="Die Fähre", story="ferry")
    assert anyone.opens(path, **{"If-None-Match": tag}).shows("Deutsch")


def test_staff_may_be_slowed_down_whatever_address_they_type_beside_the_code(app, journalist):
    guesser = Staff(app, journalist.email)
    token = guesser.opens("/staff/sign-in").form("/staff/sign-in").values["csrf_token"]
    with guesser.browser.session_transaction(base_url="http://127.0.0.1") as session:
        session["tf_user_id"] = "somebody"
    codes = [
        guesser.posts("/staff/second-factor/code", {"csrf_token": token, "code": "000000", "email": f"x{n}@example.org"}).status
        for n in range(12)
    ]
    assert codes[-1] == 429
