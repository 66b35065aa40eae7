"""Doors that were found open: a threat that its author erases, a block that is left behind, an outcome that is not true any more."""

import threading

import pytest

from desk.accounts.actions import let_in_again
from desk.accounts.models import KeptOut, Role
from tests import make
from tests.contributions.test_joining_a_debate import ANA, WORDS
from tests.moderation.test_flags import LAW, plain
from tests.own_data.test_taking_it_along_and_leaving import leaves


def test_what_is_escalated_cannot_be_changed_or_taken_back_until_an_editor_has_decided(reader, debate, moderator, editor, mailbox, later):
    public_id = reader.says(debate, "I know where he lives, and I will be there on Sunday.", mailbox)
    page = f"/en/debates/{debate}/c/{public_id}"
    edit, withdraw = reader.opens(f"{page}/edit"), reader.opens(f"{page}/withdraw")
    moderator.submits(moderator.opens(f"/desk/moderation/{public_id}"), "/escalation", note="He names a day.")
    changed = reader.submits(edit, "/edit", text="I like him very much.")
    assert changed.status == 409
    assert changed.shows("I like him very much.")
    assert reader.submits(withdraw, "/withdraw").status == 409
    shown = editor.opens(f"/desk/moderation/{public_id}")
    assert shown.shows("on Sunday")
    assert shown.shows("He names a day.")
    editor.removes(public_id, "violence")
    later()
    assert reader.opens("/en/account/").shows("House rule 7")


def test_legal_finds_what_is_escalated_or_told_to_be_illegal_in_every_language_and_nothing_else(app, standing, anyone, debate, moderator):
    legal = make.staff(app, "Beat", (Role.LEGAL, None))
    threat, told, other = (standing(f"{WORDS} {n}", email=f"a{n}@example.org", name=name) for n, name in enumerate(("Ana", "Ben", "Cleo")))
    moderator.submits(moderator.opens(f"/desk/moderation/{threat}"), "/escalation", note="A threat.")
    path = f"/en/debates/{debate}/c/{told}/illegal"
    anyone.submits(anyone.opens(path), "/illegal", **LAW)
    assert "/desk/moderation/" in legal.opens("/desk/account").links().values()
    page = legal.opens("/desk/moderation/")
    assert page.status == 200
    assert threat in page.text
    assert told in page.text
    assert other not in page.text
    assert [link for link in page.links().values() if link and link.startswith("/desk/moderation/log")] == []


def test_when_what_was_removed_as_illegal_stands_again_whoever_told_us_hears_that_too(standing, anyone, debate, moderator, mailbox, later):
    public_id = standing(WORDS)
    path = f"/en/debates/{debate}/c/{public_id}/illegal"
    done = anyone.submits(anyone.opens(path), "/illegal", **LAW)
    moderator.removes(public_id, "illegal")
    later()
    assert anyone.opens(done.location).shows("The contribution was removed.")
    moderator.submits(moderator.opens(f"/desk/moderation/{public_id}"), "/restoration", note="We were wrong.")
    later()
    assert anyone.opens(done.location).shows("It stays")
    assert "It stays" in plain(mailbox.to("kim@example.org")[-1])


def test_the_same_notice_sent_again_with_the_back_button_is_one(standing, anyone, debate):
    public_id = standing(WORDS)
    path = f"/en/debates/{debate}/c/{public_id}/illegal"
    first = anyone.submits(anyone.opens(path), "/illegal", **LAW)
    assert anyone.submits(anyone.opens(path), "/illegal", **LAW).location == first.location


def test_who_is_blocked_and_deletes_the_account_is_still_blocked_when_they_come_back(
    app, reader, debate, moderator, mailbox, later, later_on, within, kept
):
    public_id = reader.says(debate, WORDS, mailbox)
    moderator.approves(public_id)
    later()
    moderator.imposes(public_id, "block", days="7")
    assert reader.opens("/en/account/deletion").shows("You are kept out until")
    leaves(reader)
    again = make.reader(app, address="127.0.0.77")
    again.writes(debate, "Here I am again, with another text.", email=ANA)
    link = mailbox.link(ANA, "/confirm/")
    refused = again.submits(again.opens(link), link)
    assert refused.status == 409
    assert refused.shows("You cannot take part until")
    with later_on(moderator, days=8):
        within(let_in_again)
        again.writes(debate, "Here I am again, a week later.", email=ANA)
        link = mailbox.link(ANA, "/confirm/")
        assert again.submits(again.opens(link), link).status == 303
    assert kept(KeptOut) == 0


def test_after_somebody_left_the_next_warning_and_the_next_second_look_go_on_as_ever(app, debate, moderator, mailbox, later):
    for n, name in enumerate(("Carlo", "Dina", "Elio")):
        person = make.reader(app, address=f"127.0.8.{n + 1}")
        public_id = person.says(debate, f"{WORDS} {n}", mailbox, email=f"p{n}@example.org", name=name)
        moderator.approves(public_id)
        later()
        assert moderator.imposes(public_id, "warning", note="Please.").status == 303
        moderator.removes(public_id)
        later()
        path = f"/en/debates/{debate}/c/{public_id}/appeal"
        assert person.submits(person.opens(path), "/appeal", reason="It is about myself.").status == 303
        leaves(person)


def test_what_was_never_confirmed_goes_with_the_account(app, reader, anyone, debate, mailbox):
    reader.says(debate, WORDS, mailbox)
    anyone.writes(debate, "Something I never confirmed.", email=ANA, name="Ana")
    link = mailbox.link(ANA, "/confirm/")
    leaves(reader)
    gone = anyone.opens(link)
    assert gone.status == 409
    assert not gone.shows("Something I never confirmed.")


def test_two_deletions_at_once_delete_once_and_break_nothing(app, reader, debate, mailbox):
    reader.says(debate, WORDS, mailbox)
    form = reader.opens("/en/account/deletion").form("/account/deletion")
    statuses: list[int] = []
    cookie = reader.browser.get_cookie("desk", domain="127.0.0.1") or reader.browser.get_cookie("desk")

    def delete() -> None:
        other = make.reader(app)
        other.browser.set_cookie("desk", cookie.value, domain="127.0.0.1")
        statuses.append(other.posts(form.action, form.values | {"sure": "y"}).status)

    threads = [threading.Thread(target=delete) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(status < 500 for status in statuses), statuses
    assert min(statuses) < 400


def test_who_is_given_a_question_and_who_is_asked_by_a_moderator_has_a_letter(app, host, debate, moderator, reader, mailbox):
    public_id = reader.says(debate, WORDS, mailbox)
    moderator.submits(moderator.opens(f"/desk/moderation/{public_id}"), "/question", note="Is the captain’s name public?")
    letter = mailbox.to(host.email)[-1]
    assert letter["Subject"] == "A contribution waits for your answer"
    assert "Is the captain’s name public?" in plain(letter)


def test_a_moderator_puts_the_language_of_a_text_right_and_it_moves_to_that_queue(app, reader, debate, moderator, mailbox):
    public_id = reader.says(debate, "Chur, Arosa, Davos und Klosters.", mailbox)
    german = make.staff(app, "Greta", (Role.MODERATOR, "de"))
    assert not german.opens("/desk/moderation/").shows("Arosa")
    page = moderator.opens(f"/desk/moderation/{public_id}")
    assert moderator.submits(page, f"{public_id}/language", language="de").status == 303
    assert german.opens("/desk/moderation/").shows("Arosa")


def test_after_a_bulk_decision_without_a_rule_the_choice_is_still_there(reader, debate, moderator, mailbox):
    public_id = reader.says(debate, WORDS, mailbox)
    page = moderator.opens("/desk/moderation/")
    form = page.form("/bulk")
    refused = moderator.posts(form.action, form.values | {"chosen": [f"{public_id} 1 0"], "verdict": "remove", "clause": ""})
    assert refused.status == 422
    assert refused.form("/bulk").values["chosen"] == [f"{public_id} 1 0"]


@pytest.mark.parametrize(
    ("language", "listed", "words", "is_found"),
    [
        ("en", "old fool", "You OLD  Fool, go home.", True),
        ("en", "ass", "The class had a glass of grass.", False),
        ("de", "Trottel", "du ＴＲＯＴＴＥＬ", True),
        ("zh", "笨蛋", "你这个笨蛋啊", True),
        ("ja", "ばか", "このばかやろう", True),
        ("ar", "احمق", "أنتَ أَحْمَقٌ", True),
        ("ru", "дурак", "Дуракам закон не писан", False),
    ],
)
def test_a_phrase_of_the_list_is_found_whatever_its_case_width_or_vowel_signs(language, listed, words, is_found):
    from desk.contributions.phrases import WordList

    assert WordList(language, [listed]).found_in(words) == ([listed] if is_found else [])


def lists(person, **filled):
    """Keep the word lists of English."""
    form = next(form for form in person.opens("/desk/moderation/phrases/en").forms("/phrases/en") if "banned" in form.values)
    return person.posts(form.action, form.values | filled)


def test_banned_phrases_hold_a_text_apart_and_suspect_ones_mark_it(reader, debate, moderator, mailbox, host):
    path = "/desk/moderation/phrases/en"
    refused = lists(moderator, banned="!!!", suspect="")
    assert refused.status == 422
    assert lists(moderator, banned="old fool\nsnake oil", suspect="my lawyer").status == 303
    tried = moderator.opens(f"{path}?try=You+OLD+FOOL,+my+lawyer+says")
    assert tried.shows("Would be held apart: old fool")
    assert tried.shows("Would be marked: my lawyer")
    assert moderator.opens("/desk/moderation/phrases/fr").status == 403
    assert host.opens(path).status == 403
    reader.says(debate, "The captain is an Old Fool, that is all I say.", mailbox)
    assert moderator.opens("/desk/moderation/?view=held").shows("Holds a phrase of the list")
    reader.says(debate, "I shall ask my lawyer about the boat, that is all.", mailbox)
    assert moderator.opens("/desk/moderation/").shows("Perhaps: a phrase of the list")
