"""A reader writes first, says who is writing, presses one button, and waits for a moderator."""

import pytest

from desk.accounts.models import User
from desk.contributions.models import Contribution
from desk.core.db import db
from desk.mail.models import OutgoingMail
from tests import make

WORDS = "The bell at Corvesin is lower than ours. That is how I find my way home."
ANA = "ana@example.org"


def test_the_words_come_first_and_the_first_step_stores_nothing(reader, debate, kept):
    page = reader.composes(debate, WORDS)
    assert page.status == 200
    assert page.heading == "Who is writing?"
    assert page.form("/contributions").values["text"] == WORDS
    assert page.shows("What being public means here")
    assert kept(Contribution) == 0


def test_a_contribution_waits_for_its_author_then_for_a_moderator_and_then_stands(reader, anyone, debate, moderator, mailbox, later):
    sent = reader.writes(debate, WORDS)
    assert reader.follows(sent).shows("Confirm your e-mail, then a moderator reads this.")
    assert not anyone.sees(debate).shows(WORDS)

    [letter] = mailbox.to(ANA)
    assert "Did you write this?" in letter.get_body(("html",)).get_content()
    link = mailbox.link(ANA, "/confirm/")
    button = reader.opens(link)
    assert button.shows(WORDS)
    assert moderator.opens("/desk/moderation/").shows("Nothing is waiting.")  # opening the link did nothing

    after = reader.follows(reader.submits(button, link))
    assert after.shows("A moderator reads this next.")
    assert reader.opens("/en/account/").shows("Waiting for moderation")
    assert not anyone.sees(debate).shows(WORDS)

    moderator.approves(sent.location.rpartition("#c-")[2])
    assert not anyone.sees(debate).shows(WORDS)  # for ten seconds
    later()
    assert anyone.sees(debate).shows(WORDS)
    assert anyone.sees(debate).shows("Ana")
    assert mailbox.to(ANA)[-1]["Subject"] == "Your contribution stands"
    assert reader.opens(mailbox.link(ANA, "/c/")).shows(WORDS)


def test_what_is_not_confirmed_is_seen_only_in_the_browser_it_was_written_in(app, reader, debate):
    reader.writes(debate, WORDS)
    assert reader.sees(debate).shows(WORDS)
    assert not make.reader(app).sees(debate).shows(WORDS)


def test_who_is_signed_in_sends_at_once_without_a_letter(reader, debate, mailbox, kept):
    reader.says(debate, WORDS, mailbox)
    letters = kept(OutgoingMail)
    public_id = reader.says(debate, "A second thought about the winter timetable.", mailbox)
    assert kept(OutgoingMail) == letters
    assert reader.opens(f"/en/debates/{debate}/c/{public_id}").shows("A second thought")


def test_a_reply_opens_its_composer_under_the_contribution_and_says_whom_it_answers(reader, anyone, debate, standing, mailbox):
    root = standing("We took the boat to school, every day.")
    page = anyone.opens(f"/en/debates/{debate}/c/{root}/reply")
    composer = next(form for form in page.tree.iter("form") if (form.get("action") or "").endswith("/write"))
    parents = {child: parent for parent in page.tree.iter() for child in parent}
    above = composer
    while above.get("id") != f"c-{root}":
        above = parents[above]
    standing("So did my mother.", email="ben@example.org", name="Ben", answers=root)
    assert anyone.sees(debate).shows("in reply to Ana")


@pytest.mark.parametrize("letter", ["a", "ä", "字", "ع", "Ж", "👩", "あ"])
def test_two_thousand_characters_are_fine_in_any_script_and_one_more_gets_a_sentence(reader, debate, letter):
    assert reader.composes(debate, letter * 2000).status == 200
    page = reader.composes(debate, letter * 2001)
    assert page.status == 422
    assert page.shows("at most 2,000 characters; yours has 1 too many")
    assert page.form("/contributions").values["text"] == letter * 2001


def test_nothing_but_blanks_gets_a_sentence(reader, debate):
    assert reader.composes(debate, " \u200b\n ").shows("Write your contribution first")


@pytest.mark.parametrize(
    "name, said",
    [
        ("ana@example.org", "looks like an e-mail address"),
        ("www.example.org", "looks like the address of a website"),
        ("Nora", "one of our journalists"),
        ("Nоra", "mixes letters of two alphabets"),
        ("Мona", "mixes letters of two alphabets"),
        ("N0ra", "one of our journalists"),
        ("\u202eanA", "invisible sign"),
        ("Ana ✓", "can be taken for a badge"),
        ("Moderator", "one of our staff"),
        ("swissinfo.ch", "looks like the address"),
        ("", "Enter the name to be shown"),
        ("x" * 61, "shorten the name"),
    ],
)
def test_a_name_that_harms_its_bearer_or_misleads_others_is_refused_with_a_sentence(reader, debate, name, said):
    page = reader.writes(debate, WORDS, name=name)
    assert page.status == 422
    assert page.shows(said)
    assert page.form("/contributions").values["text"] == WORDS


@pytest.mark.parametrize("name", ["Ana", "Jean-Luc O’Neill", "森田健二", "سمير حدّاد", "Зинаида", "Müller 7", "J. R. Kälin", "ナオミ山田"])
def test_names_in_every_script_are_fine(reader, debate, name):
    assert reader.writes(debate, WORDS, name=name).status == 303


def test_every_name_stands_in_its_own_direction(anyone, debate, standing):
    standing("كانت العبّارة تصل في السادسة.", name="سمير حدّاد")
    page = anyone.sees(debate)
    holders = [element for element in page.elements() if "سمير" in (element.text or "")]
    assert holders and {element.tag for element in holders} == {"bdi"}
    voice = next(element for element in page.elements() if element.get("class") == "voice" and element.get("lang") == "ar")
    assert voice.get("dir") == "rtl"


def test_an_address_that_is_none_gets_a_sentence_and_nothing_is_lost(reader, debate):
    page = reader.writes(debate, WORDS, email="ana.example.org")
    assert page.shows("Enter an e-mail address like name@example.org")
    assert page.form("/contributions").values["name"] == "Ana"


def test_a_link_that_was_used_or_is_old_says_so(reader, debate, mailbox):
    reader.says(debate, WORDS, mailbox)
    link = mailbox.link(ANA, "/confirm/")
    assert reader.opens(link).status == 409
    assert reader.opens(link).shows("with the moderators")


def test_an_address_of_the_newsroom_cannot_be_used_by_a_reader(reader, debate, host, mailbox, kept):
    reader.writes(debate, WORDS, email=host.email)
    link = mailbox.link(host.email, "/confirm/")
    people = kept(User)
    assert reader.submits(reader.opens(link), link).status == 409
    assert kept(User) == people


def test_an_edited_text_goes_back_to_the_queue_while_the_old_one_stands(reader, anyone, debate, moderator, mailbox, later):
    public_id = reader.says(debate, WORDS, mailbox)
    moderator.approves(public_id)
    later()
    changed = "The bell at Corvesin is lower than ours, and older."
    page = reader.follows(reader.does_with(debate, public_id, "edit", text=changed))
    assert page.shows("Your change waits for a moderator.")
    assert anyone.sees(debate).shows(WORDS)
    assert not anyone.sees(debate).shows(changed)
    moderator.approves(public_id)
    later()
    assert anyone.sees(debate).shows(changed)
    assert not anyone.sees(debate).shows("That is how I find my way home")
    assert mailbox.to(ANA)[-1]["Subject"] == "Your change stands"


def test_a_withdrawn_contribution_leaves_an_empty_place_and_the_replies(app, reader, anyone, debate, moderator, mailbox, standing, later):
    public_id = reader.says(debate, WORDS, mailbox)
    moderator.approves(public_id)
    later()
    standing("I know that bell.", email="ben@example.org", name="Ben", answers=public_id)
    reader.does_with(debate, public_id, "withdraw")
    page = anyone.opens(f"/en/debates/{debate}/c/{public_id}")
    assert page.status == 410
    assert page.shows("its author has withdrawn the text. The reply stays.")
    assert page.shows("I know that bell.")
    assert not page.shows(WORDS)
    assert "Ana" not in page.text
    assert reader.opens("/en/account/").shows("Withdrawn")


def test_readers_recommend_once_never_themselves_and_can_take_it_back(app, reader, debate, standing, mailbox):
    public_id = standing("We took the boat to school.", email="ben@example.org", name="Ben")
    assert reader.opens(f"/en/debates/{debate}/c/{public_id}/recommend").shows("Sign in by e-mail to recommend")
    own = reader.says(debate, WORDS, mailbox)
    reader.does_with(debate, public_id, "recommend")
    assert reader.sees(debate).shows("You recommend this 1")
    reader.does_with(debate, public_id, "recommend")
    assert not reader.sees(debate).shows("You recommend this")
    assert reader.opens(f"/en/debates/{debate}/c/{own}/recommend").status == 404


def test_somebody_new_signs_in_to_recommend_and_comes_back_to_the_page(reader, debate, standing, mailbox):
    public_id = standing("We took the boat to school.", email="ben@example.org", name="Ben")
    path = f"/en/debates/{debate}/c/{public_id}/recommend"
    asked = reader.opens(reader.opens(path).links()["Sign in by e-mail to recommend"])
    reader.submits(asked, "/sign-in", email="new@example.org")
    link = mailbox.link("new@example.org", "/sign-in/")
    assert reader.submits(reader.opens(link), link).location == path


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example/en/", "/\\evil.example", "/desk/", "/en/\r\nX: y"])
def test_the_way_back_leads_to_our_own_readers_pages_only(reader, mailbox, then):
    form = reader.opens("/en/account/sign-in").form("/sign-in")
    reader.posts(form.action, form.values | {"email": "new@example.org", "then": then})
    link = mailbox.link("new@example.org", "/sign-in/")
    went = reader.submits(reader.opens(link), link).location
    assert went == "/en/account/" or (went.startswith("/en/") and "\n" not in went)


def test_unknown_permalinks_are_not_found_and_forged_cursors_are_refused(anyone, debate, standing):
    standing("One.")
    assert anyone.opens(f"/en/debates/{debate}/c/0123456789ab").status == 404
    for cursor in ("x", "WzFd.x", "1", "[1]", "%00"):
        for name in ("after", "before"):
            assert anyone.sees(debate, query=f"?{name}={cursor}").status == 400


def test_hostile_text_is_shown_as_text(anyone, debate, standing):
    standing('<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3)) "quoted"')
    page = anyone.sees(debate)
    assert page.shows("<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3))")


def test_a_reader_who_follows_no_token_rule_cannot_post_the_second_step(reader, debate, kept):
    form = reader.composes(debate, WORDS).form("/contributions")
    sent = reader.posts(form.action, form.values | {"csrf_token": "", "name": "Ana", "email": ANA})
    assert sent.status == 400
    assert WORDS in sent.text
    assert kept(Contribution) == 0


def test_fields_that_are_not_on_the_form_change_nothing(app, reader, anyone, debate, mailbox, standing):
    other = standing("One that stands.", email="ben@example.org", name="Ben")
    smuggled = dict.fromkeys(("status", "author_id", "is_by_staff", "is_by_host", "position", "public_n", "recommendations", "id"), "1")
    smuggled |= {
        "status": "published",
        "root_id": other,
        "debate_id": "2",
        "picked_at": "2026-01-01",
        "public_id": other,
        "clause": "attack",
    }
    sent = reader.writes(debate, WORDS, **smuggled)
    assert sent.status == 303
    assert not anyone.sees(debate).shows(WORDS)
    with app.app_context():
        found = db.session.scalars(db.select(Contribution).order_by(Contribution.id.desc())).first()
        assert (found.status, found.author_id, found.is_by_staff, found.position, found.root_id) == ("unconfirmed", None, False, None, None)


@pytest.mark.parametrize("value", ["9223372036854775808", "-1", "1e400", "١٢", "%00", "x" * 5000, "🂡"])
@pytest.mark.parametrize("name", ["answers", "language", "form_key", "follow", "text"])
def test_strange_values_never_break_the_form(reader, debate, name, value):
    form = reader.composes(debate, WORDS).form("/contributions")
    sent = reader.posts(form.action, form.values | {"name": "Ana", "email": ANA, name: value})
    assert sent.status in {303, 400, 409, 422}


@pytest.mark.parametrize(
    "query", ["?order=x", "?order=", "?order=newest&order=oldest", "?after=", "?after=%F0%9F%82%A1", "?before=" + "x" * 5000]
)
def test_strange_addresses_never_break_a_debate(anyone, debate, query):
    assert anyone.sees(debate, query=query).status in {200, 400}
