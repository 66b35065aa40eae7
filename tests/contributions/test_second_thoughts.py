"""What readers of a first trial stumbled over: quoting, changing one's mind, two windows, languages, other formats than a discussion."""

import pytest
from sqlalchemy import select

from desk.contributions.models import Contribution
from desk.contributions.reader_pages.reading import quote
from desk.core.db import db
from desk.debates.models import Format
from desk.i18n.guessing import guess
from tests import make
from tests.contributions.test_joining_a_debate import ANA, WORDS


@pytest.mark.once
def test_a_quotation_keeps_its_lines_and_leaves_out_what_was_quoted_in_it():
    words = "> Somebody else’s words\n\nMy list:\n- bread\n- a visit"
    assert quote(words) == "> My list:\n> - bread\n> - a visit\n\n"
    assert quote("a " * 400).count("> ") == 1
    assert quote("a " * 400).endswith("…\n\n")


@pytest.mark.once
@pytest.mark.parametrize(
    ("words", "page", "code", "how"),
    [
        ("Ich finde, das Schiff sollte früher fahren.", "en", "de", "words"),
        ("Non sono d’accordo, perché il treno è in ritardo.", "de", "it", "words"),
        ("No estoy de acuerdo porque el tren llega tarde.", "pt", "es", "words"),
        ("Não concordo com isso, o comboio chega sempre tarde.", "es", "pt", "words"),
        ("C'est l'avis de tous ceux qui prennent le train.", "de", "fr", "words"),
        ("I think that the boat should leave earlier.", "de", "en", "words"),
        ("Bravo!", "it", "it", "page"),
        ("Hello", "ar", "en", "script"),
        ("Это неправда, паром ушёл раньше.", "en", "ru", "script"),
        ("この船は遅い。", "zh", "ja", "script"),
        ("12345", "fr", "fr", "page"),
        (
            "> Это неправда, паром ушёл раньше, и все это знают.\n\nI disagree strongly, my son did the opposite of that.",
            "de",
            "en",
            "words",
        ),
    ],
)
def test_the_language_of_a_text_is_guessed_from_its_script_and_its_small_words(words, page, code, how):
    assert guess(words, page) == (code, how)


def test_a_signed_in_reader_can_say_the_language_and_else_the_text_shows_it(app, reader, debate, mailbox):
    reader.says(debate, WORDS, mailbox)
    page = reader.sees(debate)
    sent = reader.submits(page, "/contributions", text="Das Schiff ist für mich und für meine Mutter der einzige Weg.")
    assert sent.status == 303
    sent = reader.submits(reader.sees(debate), "/contributions", text="Chur, Arosa, Davos und Klosters.", language="it")
    assert sent.status == 303
    with app.app_context():
        found = [one.latest.language for one in db.session.scalars(select(Contribution).order_by(Contribution.id))]
    assert found == ["en", "de", "it"]


def test_a_change_into_another_language_is_noticed(app, reader, debate, mailbox):
    public_id = reader.says(debate, WORDS, mailbox)
    reader.does_with(debate, public_id, "edit", text="Das Schiff ist für mich und für meine Mutter der einzige Weg.")
    with app.app_context():
        assert db.session.scalars(select(Contribution)).one().latest.language == "de"


def test_of_two_windows_the_slower_change_is_refused_with_its_words_kept(reader, debate, mailbox):
    public_id = reader.says(debate, WORDS, mailbox)
    path = f"/en/debates/{debate}/c/{public_id}/edit"
    first, second = reader.opens(path), reader.opens(path)
    assert reader.submits(first, "/edit", text="The first window’s words.").status == 303
    refused = reader.submits(second, "/edit", text="The second window’s words.")
    assert refused.status == 409
    assert refused.shows("The second window’s words.")
    assert reader.opens(path).form("/edit").values["text"] == "The first window’s words."


def test_who_mistyped_the_address_takes_it_back_and_finds_the_words_in_a_new_form(app, reader, anyone, debate, mailbox, kept):
    sent = reader.writes(debate, WORDS, email="anna@example.orgg")
    place = reader.opens(sent.location.partition("#")[0])
    assert place.shows("Take it back and send it again")
    public_id = sent.location.rpartition("#c-")[2]
    path = f"/en/debates/{debate}/c/{public_id}/taking-back"
    assert anyone.opens(path).status == 404
    form = reader.submits(reader.opens(path), "/taking-back")
    assert form.form("/contributions").values["text"] == WORDS
    assert form.form("/contributions").values["name"] == "Ana"
    assert kept(Contribution) == 0
    assert reader.submits(form, "/contributions", email=ANA).status == 303
    assert kept(Contribution) == 1


def test_in_a_debate_only_the_host_reads_every_page_and_letter_says_so(app, host, reader, debate, mailbox):
    slug = make.debate(app, host, slug="tell-me", format=Format.INPUT)
    second = reader.composes(slug, WORDS)
    assert second.shows("Only the newsroom sees it.")
    assert not second.shows("Everybody sees it.")
    assert not second.shows("E-mail me: the host’s answers")
    sent = reader.submits(second, "/contributions", name="Ana", email=ANA)
    assert not reader.opens(sent.location.partition("#")[0]).shows("a moderator reads")
    assert "moderator" not in mailbox.to(ANA)[-1].get_body(("plain",)).get_content()
    confirm = reader.opens(mailbox.link(ANA, "/confirm/"))
    assert confirm.shows("Send this to the newsroom?")
    assert not confirm.shows("A moderator reads it")


def test_picks_are_shown_with_their_first_replies(app, standing, host, debate, anyone):
    public_id = standing(WORDS)
    standing("A reply to that thought.", email="ben@example.org", name="Ben", answers=public_id)
    host.submits(host.opens(f"/desk/debates/{debate}"), f"/picks/{public_id}")
    page = anyone.sees(debate, query="?order=picks")
    assert page.shows("A reply to that thought.")
    assert not page.shows("more repl")


def test_the_newsrooms_own_words_are_no_pick(host, debate, reader, mailbox):
    sent = host.submits(host.opens(f"/en/debates/{debate}"), "/contributions", text="I have read all of this with care.")
    public_id = sent.location.rpartition("#c-")[2]
    page = host.opens(f"/desk/debates/{debate}")
    assert not page.has_form(f"/picks/{public_id}")
    token = page.form("/notes").values["csrf_token"]
    assert host.posts(f"/desk/debates/{debate}/picks/{public_id}", {"csrf_token": token, "want": "yes"}).status == 409


def test_a_factual_error_told_by_anybody_says_nothing_publicly_until_an_editor_takes_it_up(standing, anyone, debate, journalist):
    public_id = standing(WORDS)
    told = anyone.does_with(debate, public_id, "flag", reason="factual_error", note="It was 1898.")
    reference = next(word for word in told.text.replace("<", " ").replace(">", " ").split() if word.startswith("EN-20"))
    assert not anyone.sees(debate).shows("This pointed out an error in an article.")
    assert journalist.looks_at(reference).shows("Somebody who told us about it adds: It was 1898.")
    journalist.takes(reference)
    assert anyone.sees(debate).shows("This pointed out an error in an article. The newsroom is checking it.")


def test_the_front_door_leads_to_the_language_of_the_account(reader, debate, mailbox):
    reader.says(debate, WORDS, mailbox)
    reader.submits(reader.opens("/en/account/"), "/account/settings", language="ar")
    assert reader.opens("/").location == "/ar/"
