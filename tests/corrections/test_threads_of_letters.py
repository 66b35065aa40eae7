"""Letters about one case hang together in every mail program, say dates, and come as text and as simple HTML."""

from email.utils import parseaddr

from tests.corrections.test_following_a_report import MARTA, reference_on


def test_all_letters_about_a_case_refer_to_one_root_and_each_has_its_own_id(confirmed, ferry, journalist, mailbox):
    page = confirmed(ferry)
    reference = reference_on(page)
    journalist.takes(reference)
    journalist.asks(reference)
    journalist.submits(journalist.looks_at(reference), "/questions/end")
    journalist.decides(reference)

    letters = mailbox.to(MARTA)

    root = f"<{reference}@swissinfo.example>"
    assert len(letters) == 3
    assert {str(letter["References"]) for letter in letters} == {root}
    assert {str(letter["In-Reply-To"]) for letter in letters} == {root}
    assert len({str(letter["Message-ID"]) for letter in letters}) == 3
    assert all(str(letter["Message-ID"]) != root for letter in letters)
    assert all(reference in letter["Subject"] for letter in letters)


def test_every_letter_has_text_and_html_that_say_the_same_and_marks_itself_as_automatic(confirmed, ferry, journalist, mailbox):
    page = confirmed(ferry)
    journalist.takes(reference_on(page))
    journalist.asks(reference_on(page), "Which archive, please?")
    for letter in mailbox.deliver():
        assert letter["Auto-Submitted"] == "auto-generated"
        assert parseaddr(letter["From"])[1] == "desk@swissinfo.example"
        assert letter.get_body(("plain",)) and letter.get_body(("html",))
    last = mailbox.to(MARTA)[-1]
    for form in ("plain", "html"):
        assert "Which archive, please?" in last.get_body((form,)).get_content()


def test_taking_up_is_told_after_half_an_hour_unless_the_answer_comes_first(app, confirmed, ferry, journalist, mailbox, later_on):
    one = reference_on(confirmed(ferry))
    journalist.takes(one)
    with later_on(journalist, minutes=31):
        assert [m["Subject"] for m in mailbox.to(MARTA) if "is checking" in m["Subject"]]

    from tests import make

    two = reference_on(confirmed(ferry, by=make.reader(app, address="127.0.0.88"), email="b@example.org", claim="Another."))
    journalist.does(two, "language")
    with later_on(minutes=31):
        assert not [m for m in mailbox.to("b@example.org") if "is checking" in m["Subject"]]


def test_the_answer_leads_to_the_very_place_in_the_article(confirmed, ferry, journalist, editor, mailbox):
    page = confirmed(ferry, passage="founded in 1889")
    journalist.takes(reference_on(page))
    journalist.drafts(reference_on(page))
    editor.publishes(reference_on(page))
    letter = mailbox.to(MARTA)[-1].get_body(("plain",)).get_content()
    assert "#:~:text=founded%20in%201898" in letter
    for words in ("founded in 1889", "See the correction", "second look", "ombuds office"):
        assert words in " ".join(letter.split())
