"""A reader reports an error, without an account and without JavaScript."""

import io
import re
import socket

import pytest
from PIL import Image

from desk.accounts.models import Role
from desk.corrections.models import Filer, Report
from desk.mail.models import OutgoingMail
from tests import make


def test_a_reader_reports_an_error_and_gets_a_reference_and_a_private_link(reader, ferry):
    page = reader.reports(ferry, passage="founded in 1889")

    assert page.heading == "Thank you. We have your report."
    assert page.shows("EN-2026-00001") or re.search(r"EN-\d{4}-00001", page.text)
    private = next(href for words, href in page.links().items() if words == "Open the page")
    assert reader.opens(private.removeprefix("http://127.0.0.1")).shows("An editor takes it up by")


def test_the_words_or_the_explanation_one_of_the_two_is_enough(reader, ferry, kept):
    assert reader.reports(ferry, claim="", passage="founded in 1889").status == 200
    assert reader.reports(ferry, claim="The year is wrong.").status == 200
    assert kept(Report) == 2


def test_an_empty_form_comes_back_with_what_is_missing_and_with_everything_typed(reader, ferry, kept):
    page = reader.reports(ferry, claim="", suggestion="since 1898", name="Marta", about="me", kind="date")

    assert page.status == 422
    assert page.links()["Copy the wrong words, or tell us what is wrong. One of the two is enough"] == "#passage"
    assert page.links()["Enter an e-mail address, so that legal and the duty editor can reach you"] == "#email"
    form = page.form("/report").values
    assert (form["suggestion"], form["name"], form["about"], form["kind"]) == ("since 1898", "Marta", "me", "date")
    assert kept(Report) == 0


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("claim", "x" * 3001, "Please shorten this to 3,000 characters"),
        ("passage", "x" * 501, "Please shorten this to 500 characters"),
        ("suggestion", "x" * 501, "Please shorten this to 500 characters"),
        ("email", "not an address", "Enter an e-mail address like name@example.org"),
        ("article_url", "nonsense", "Copy the whole address of the article, beginning with https://"),
        ("article_url", "javascript:alert(1)", "Copy the whole address of the article, beginning with https://"),
        ("article_url", "", "Paste the address of the article"),
    ],
)
def test_bad_input_is_named_and_kept(reader, ferry, kept, field, typed, said):
    page = reader.reports(ferry, **{field: typed})

    assert page.status == 422
    assert page.shows(said)
    assert page.form("/report").values[field] == typed
    assert kept(Report) == 0


def test_sending_the_same_form_twice_gives_the_same_reference(reader, ferry, kept, mailbox):
    form = reader.opens(f"/en/report?url={ferry}").form("/report")
    values = form.values | {"claim": "The year is wrong.", "email": "marta@example.org"}

    first, second = reader.posts(form.action, values), reader.posts(form.action, values)

    assert first.location.split("/")[3] == second.location.split("/")[3]
    assert reader.follows(second).status == 200
    assert kept(Report) == 1
    assert len(mailbox.to("english@swissinfo.ch")) == 1
    assert len(mailbox.to("marta@example.org")) == 1


def test_another_text_from_the_same_form_is_another_report(reader, ferry, kept):
    form = reader.opens(f"/en/report?url={ferry}").form("/report")

    reader.posts(form.action, form.values | {"claim": "The year is wrong."})
    reader.posts(form.action, form.values | {"claim": "The captain's name is wrong as well."})

    assert kept(Report) == 2


def test_references_count_by_edition_and_year(reader, app, ferry):
    make.article(app, url="https://www.swissinfo.ch/ger/faehre/2", language="de", headline="Die letzte Fähre")
    numbers = [
        reader.reports(ferry),
        reader.reports("https://swissinfo.ch/ger/faehre/2?utm=x"),
        reader.reports(ferry, claim="Another slip."),
    ]

    found = [re.search(r"[A-Z]{2}-\d{4}-\d{5}", page.text).group() for page in numbers]
    assert [reference[:2] + reference[-5:] for reference in found] == ["EN00001", "DE00001", "EN00002"]


def test_a_report_goes_to_the_edition_of_the_article_and_the_reader_is_written_to_in_the_language_of_the_page(app, reader, mailbox):
    make.article(app, url="https://www.swissinfo.ch/ger/faehre/2", language="de", headline="Die letzte Fähre")
    reader.reports("https://www.swissinfo.ch/ger/faehre/2", lang="ja", email="kenji@example.org")

    assert len(mailbox.to("german@swissinfo.ch")) == 1
    [receipt] = mailbox.to("kenji@example.org")
    assert receipt["Content-Language"] == "ja"


def test_an_article_we_do_not_know_is_accepted_and_marked_and_never_fetched(reader, journalist):
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        page = reader.reports(f"http://127.0.0.1:{canary.getsockname()[1]}/internal", claim="This is wrong.")
        with pytest.raises(TimeoutError):
            canary.accept()

    reference = re.search(r"EN-\d{4}-\d{5}", page.text).group()
    assert journalist.looks_at(reference).shows("We do not know this article")


def test_the_address_of_the_article_may_come_with_words_to_report(reader, ferry):
    values = reader.opens(f"/en/report?url={ferry}&passage=founded+in+1889").form("/report").values
    assert values["passage"] == "founded in 1889"


def test_a_stale_form_comes_back_with_everything_in_it(app, reader, ferry, kept):
    form = reader.opens(f"/en/report?url={ferry}").form("/report")
    reader.browser.delete_cookie("desk", domain="127.0.0.1")

    page = reader.posts(form.action, form.values | {"claim": "Half an hour of work."})

    assert page.status == 400
    assert page.form("/report").values["claim"] == "Half an hour of work."
    assert kept(Report) == 0
    assert reader.submits(page, "/report").status == 303


def test_markup_and_marks_that_turn_text_round_are_only_words(reader, journalist, ferry):
    nasty = "<script>alert(1)</script> \u202eevil\u2066 <img src=x onerror=alert(1)> \x00\x08 😀 مرحبا"
    page = reader.reports(ferry, claim=nasty, name=nasty[:60], sources=nasty)
    assert page.status == 200

    desk = journalist.looks_at("EN-" + re.search(r"EN-(\d{4}-\d{5})", page.text).group(1))
    assert "<script>alert(1)</script>" not in desk.text
    assert desk.shows("<script>alert(1)</script> evil <img src=x onerror=alert(1)> 😀 مرحبا")
    assert "\u202e" not in desk.text


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), **saved) -> bytes:
    """A picture file."""
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **saved)
    return out.getvalue()


def test_a_picture_is_stored_anew_without_where_it_was_taken(reader, journalist, ferry):
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    data = picture("JPEG", exif=exif) + b"<?php echo 1 ?>"

    page = reader.reports(ferry, screenshot=(io.BytesIO(data), "../../shot.jpg"))

    reference = re.search(r"EN-\d{4}-\d{5}", page.text).group()
    shown = journalist.opens(f"/desk/reports/{reference}/picture")
    assert shown.headers["Content-Type"] == "image/webp"
    assert b"SecretCamera" not in shown.data
    assert b"php" not in shown.data


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "This file is not a JPG or PNG picture"),
        ("a.jpg", b"<html><script>alert(1)</script></html>", "This file is not a JPG or PNG picture"),
        ("a.jpg", picture("JPEG")[:200], "This file is not a JPG or PNG picture"),
        ("a.gif", picture("GIF"), "This file is not a JPG or PNG picture"),
        ("a.png", b"\x89PNG" + b"0" * 20_000_000, "This picture is larger than 5 MB"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused_in_the_form(reader, ferry, kept, name, data, said):
    page = reader.reports(ferry, claim="My text stays.", screenshot=(io.BytesIO(data), name))

    assert page.status == 422
    assert page.shows(said)
    assert page.form("/report").values["claim"] == "My text stays."
    assert kept(Report) == 0


def test_more_than_the_form_can_carry_is_refused_on_a_page_that_says_so(reader, ferry):
    page = reader.reports(ferry, screenshot=(io.BytesIO(b"0" * 27_000_000), "a.png"))
    assert page.status == 413
    assert page.shows("Choose a picture of at most 5 MB")


def test_too_many_reports_from_one_place_are_kept_and_held_and_nobody_is_written_to(reader, journalist, ferry, kept, mailbox):
    for n in range(7):
        page = reader.reports(ferry, claim=f"Report number {n}.")

    assert page.shows("the copy to the mailbox goes out after a first look")
    assert kept(Report) == 7
    assert len(mailbox.to("english@swissinfo.ch")) == 6
    assert "Report number 6." not in journalist.opens("/desk/reports/").text
    held = journalist.opens("/desk/reports/?view=held")
    assert held.shows("Report number 6.")
    reference = re.search(r"EN-\d{4}-\d{5}", held.text).group()
    journalist.does(reference, "admission")
    assert len(mailbox.to("english@swissinfo.ch")) == 7


def test_a_machine_that_fills_the_hidden_field_in_is_only_marked(reader, journalist, ferry):
    page = reader.reports(ferry, website="http://spam.example")
    reference = re.search(r"EN-\d{4}-\d{5}", page.text).group()
    assert journalist.looks_at(reference).shows("A field that people do not see was filled in")


def test_an_edition_that_is_off_shows_its_mailbox_and_gives_the_text_back(reader, admin, ferry, kept):
    form = reader.opens(f"/en/report?url={ferry}").form("/report")
    admin.submits(admin.opens("/desk/editions/en"), "/desk/editions/en", mode="off")

    assert reader.opens(f"/en/report?url={ferry}").shows("Please write to english@swissinfo.ch")
    page = reader.posts(form.action, form.values | {"claim": "Typed before."})
    assert page.status == 409
    assert "Typed before." in page.text
    assert kept(Report) == 0


def test_an_edition_that_practises_sends_no_letter_and_says_so(reader, admin, ferry, mailbox):
    admin.submits(admin.opens("/desk/editions/en"), "/desk/editions/en", is_practising="y")

    page = reader.reports(ferry, email="marta@example.org")

    assert mailbox.deliver() == []
    assert page.shows("This edition is practising: no e-mail leaves.")


def test_an_edition_with_letters_only_promises_no_date(reader, admin, ferry, mailbox):
    admin.submits(admin.opens("/desk/editions/en"), "/desk/editions/en", mode="letters")

    page = reader.reports(ferry, email="marta@example.org")

    assert "By " not in " ".join(p.text or "" for p in page.tree.iter("p"))
    assert len(mailbox.to("english@swissinfo.ch")) == 1
    assert "takes it up by" not in mailbox.to("marta@example.org")[0].get_body(("plain",)).get_content()


def test_about_me_tells_legal_and_the_editors_at_once(app, reader, editor, ferry, mailbox):
    make.staff(app, "Beat", (Role.LEGAL, None))
    reader.reports(ferry, about="danger", email="marta@example.org")

    assert len(mailbox.to("beat@newsroom.example")) == 1
    assert len(mailbox.to("edda@newsroom.example")) == 1


def test_the_report_and_its_letters_are_kept_together_or_not_at_all(reader, ferry, kept):
    reader.reports(ferry, email="marta@example.org")
    assert (kept(Report), kept(Filer), kept(OutgoingMail)) == (1, 1, 2)
