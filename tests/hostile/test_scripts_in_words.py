"""Whatever is typed in any field, by any way, is shown as words on every page, in every feed and in every letter, and does nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update
from wtforms import StringField

from desk.accounts.models import Role
from desk.contributions import forms as contributions
from desk.contributions.actions.adopting import adopt_answers
from desk.contributions.models import Contribution
from desk.core import clock, text
from desk.core.db import db
from desk.core.forms import Form
from desk.core.tokens import digest
from desk.debates import forms as debates
from desk.moderation import forms as moderation
from desk.notifications.actions import send_digests, tell_of_answers, tell_of_closings
from tests import make
from tests.cast import HERE, Staff
from tests.hostile.crowd import KEPT, crowd, put
from tests.hostile.deeds import asks, decides, indexed, letters, named, opened, posts, walked, writes
from tests.hostile.rooms import ANA, BEN
from tests.hostile.shown import EVERY, PAYLOADS, SOME, Said, everything
from tests.hostile.test_words_given_back import test_what_is_typed_into_fields_that_nobody_sees_is_words as given_back
from tests.page import Page

PLAN = {"topic": "society", "format": "discussion", "moderation": "everybody", "edition": "en", "stand_in": "0"}


def test_a_contribution_is_words_from_the_first_step_to_the_feeds(stage):
    said = Said("first step", "text", "reply", "preview", "edit")
    anyone, ana, editor, place = make.reader(stage.app, address="127.0.6.9"), stage.reader, stage.editor, f"/en/debates/{stage.slug}"
    step = [Page(stage.sends(anyone, f"{place}/write", {"text": words})) for words in said.all("first step")]
    assert everything(map(said.check, step)) == said.marks("first step")

    ids = writes(stage, ana, said.all("text"))
    assert opened(said, ana, "/en/account/") == said.marks("text")
    assert len(opened(said, ana, place)) == 25  # the newest of what only she sees
    assert opened(said, editor, "/desk/moderation/?view=held", "/desk/moderation/") == said.marks("text")
    decides(stage, ids)
    decides(stage, writes(stage, ana, said.all("reply"), answers=ids[0]))
    indexed(stage)
    assert walked(said, anyone, place) >= said.marks("text")
    assert walked(said, anyone, f"{place}/c/{ids[0]}/replies") >= said.marks("reply")
    for n in SOME:
        quoting = [f"{place}/c/{ids[n]}{part}" for part in ("", "/reply?quote=yes", "/flag")]
        assert opened(said, anyone, *quoting, f"{place}/search?q=Q01{n:02}X") >= {f"01{n:02}"}
    assert said.check_atom(anyone.opens(f"{place}/feed.atom").text) >= said.marks("reply")
    assert said.check_json(anyone.opens(f"{place}/feed.json").text) >= said.marks("reply")
    assert letters(stage, said, "contributions/published") == said.marks("text") | said.marks("reply")

    for n in EVERY:
        assert said.check(asks(stage, ana, f"{place}/c/{ids[n]}/edit", text=said("preview", n), preview="yes")) == {f"03{n:02}"}
        posts(stage, ana, f"{place}/c/{ids[n]}/edit", text=said("edit", n))
    assert walked(said, ana, place) >= said.marks("edit") | said.marks("text")
    for n in SOME:
        assert opened(said, editor, f"/desk/moderation/{ids[n]}") >= {f"01{n:02}", f"04{n:02}"}
        posts(stage, editor, f"/desk/moderation/{ids[n]}/removal", n="2", seen=stage.newest(ids[n])[1], clause="attack")
    decides(stage, [one for n, one in enumerate(ids) if n not in SOME])
    assert walked(said, anyone, place) >= said.marks("edit") - said.marks("edit", SOME)
    assert letters(stage, said, "contributions/edit_refused") == said.marks("edit", SOME)


@pytest.mark.once
def test_a_name_is_refused_or_shown_as_it_was_typed(stage):
    said = Said("name", "text")
    place, taken = f"/en/debates/{stage.slug}", []
    for n in EVERY:
        reader, typed = make.reader(stage.app, address=f"127.0.6.{n + 1}"), {"text": said("text", n), "name": said("name", n, 60)}
        sent = posts(stage, reader, f"{place}/contributions", 303, 422, **typed, email=f"r{n}@example.org")
        if sent.status_code == 422:
            assert said.check(Page(sent)) == {f"00{n:02}", f"01{n:02}"}
        else:
            taken.append((n, reader, sent.location.rpartition("#c-")[2]))
    these = [n for n, _reader, _one in taken]
    assert len(these) > 3
    assert letters(stage, said, "contributions/confirm") == said.marks("text", these)
    for n, reader, public_id in taken:
        with stage.writes():
            db.session.execute(update(Contribution).where(Contribution.public_id == public_id).values(confirm_hash=digest(f"secret {n}")))
        confirm = f"/en/contributions/confirm/secret-{n}"
        assert opened(said, reader, confirm, place) == {f"00{n:02}", f"01{n:02}"}
        stage.tokens.pop(reader)
        posts(stage, reader, confirm)
        stage.tokens.pop(reader)
    decides(stage, [one for _n, _reader, one in taken])
    assert opened(said, stage.editor, f"/desk/debates/{stage.slug}", "/desk/moderation/?view=decided") >= said.marks("name", these)
    anyone = make.reader(stage.app, address="127.0.7.1")
    assert opened(said, anyone, place) == said.marks("name", these) | said.marks("text", these)
    assert said.check_atom(anyone.opens(f"{place}/feed.atom").text) >= said.marks("name", these)


@pytest.fixture
def otto(app) -> Staff:
    """Somebody who had no part in a decision, and whom the law concerns."""
    return make.staff(app, "Otto", (Role.MODERATOR, "en"), (Role.LEGAL, None))


def test_what_readers_tell_us_is_words_for_moderators_and_in_letters(stage, otto):
    said = Said("flag", "law", "explanation", "name", "told", "author")
    place, anyone = f"/en/debates/{stage.slug}", make.reader(stage.app, address="127.0.6.9")
    ids = [stage.contribution("published") for _n in EVERY]
    for n in EVERY:
        named(stage, ids[n], said("author", n))
        here = f"{place}/c/{ids[n]}"
        typed = {"law": said("law", n, 300), "explanation": said("explanation", n), "name": said("name", n, 120)}
        again = asks(stage, anyone, f"{here}/illegal", **typed, email="vera@example")
        assert said.check(again) == {f"{field:02}{n:02}" for field in (1, 2, 3, 5)}
        sent = posts(stage, anyone, f"{here}/illegal", **typed, email=f"v{n}@example.org", good_faith="y")
        assert opened(said, anyone, sent.location) == {f"01{n:02}", f"02{n:02}"}
        posts(stage, otto, f"{here}/flag", 200, reason="abuse", note=said("flag", n, 500))
    told = said.marks("law") | said.marks("explanation")
    assert letters(stage, said, "moderation/legal_flag_received") == told
    assert letters(stage, said, "moderation/legal_flag_filed") == told | said.marks("author")
    shown = everything(map(said.marks, ("flag", "law", "explanation", "name", "author")))
    assert opened(said, otto, *(f"/desk/moderation/{one}" for one in ids)) == shown
    for n in SOME:  # what the first form was told stands in the second
        posts(stage, anyone, f"{place}/c/{ids[n]}/flag", reason="illegal", note=said("told", n, 500))
        assert opened(said, anyone, f"{place}/c/{ids[n]}/illegal") == {f"04{n:02}", f"05{n:02}"}


@pytest.mark.once
def test_what_is_said_about_a_removal_is_words_for_the_author_and_colleagues(stage, otto):
    said = Said("remove", "appeal", "answer", "restore", "together")
    place, editor, ana = f"/en/debates/{stage.slug}", stage.editor, stage.reader
    ids = [stage.contribution("published", ANA) for _n in EVERY]
    desk, appeals = [f"/desk/moderation/{one}" for one in ids], [f"{place}/c/{one}/appeal" for one in ids]
    looks = [f"/desk/moderation/appeals/{n + 1}" for n in EVERY]
    for n in EVERY:
        filled = {"n": "1", "clause": "attack", "note": said("remove", n, 600)}
        assert said.check(asks(stage, editor, f"{desk[n]}/removal", letter="yes", **filled)) == {f"00{n:02}"}
        posts(stage, editor, f"{desk[n]}/removal", **filled)
    stage.ten_seconds_later()
    assert opened(said, ana, "/en/account/") == letters(stage, said, "contributions/removed") == said.marks("remove")
    for n in EVERY:
        posts(stage, ana, appeals[n], reason=said("appeal", n, 2000))
        posts(stage, otto, looks[n], outcome="confirmed", reason=said("answer", n, 2000))
    assert letters(stage, said, "moderation/appeal_received", "moderation/appeal_filed") == said.marks("appeal")
    assert letters(stage, said, "moderation/appeal_confirmed") == said.marks("answer")
    cases = [f"/desk/moderation/decisions/{stage.newest(ids[n])[1]}/case" for n in SOME]
    assert opened(said, ana, *appeals) == said.marks("remove") | said.marks("appeal") | said.marks("answer")
    assert opened(said, otto, *cases) == everything(said.marks(field, SOME) for field in ("remove", "appeal", "answer"))
    for n in EVERY:
        posts(stage, editor, f"{desk[n]}/restoration", n="1", seen=stage.newest(ids[n])[1], note=said("restore", n, 600))
    stage.ten_seconds_later()
    for n in SOME:
        decides(stage, [ids[n]], verdict="remove", clause="hate", note=said("together", n, 600))
    assert letters(stage, said, "contributions/restored") == said.marks("restore")
    assert letters(stage, said, "contributions/removed") == said.marks("remove") | said.marks("together", SOME)
    assert opened(said, otto, *(desk[n] for n in SOME)) == everything(
        said.marks(field, SOME) for field in ("remove", "restore", "together")
    )


@pytest.mark.once
def test_what_is_said_about_an_author_is_words_for_all_who_read_it(stage, otto):
    said = Said("measure", "question", "escalate", "name")
    ids = [stage.contribution("published", ANA) for _n in EVERY]
    for n in EVERY:
        desk = f"/desk/moderation/{ids[n]}"
        posts(stage, stage.editor, f"{desk}/measures", kind="warning", clause="attack", days="7", note=said("measure", n, 600))
        posts(stage, stage.editor, f"{desk}/question", note=said("question", n, 300))
    assert opened(said, otto, f"/desk/moderation/{ids[0]}/author") == said.marks("measure")
    assert opened(said, stage.reader, "/en/account/") == letters(stage, said, "moderation/measure_taken") == said.marks("measure")
    assert opened(said, stage.host, f"/desk/debates/{stage.slug}") == said.marks("question")
    assert opened(said, otto, *(f"/desk/moderation/{ids[n]}" for n in SOME)) == said.marks("question", SOME)
    for n in EVERY:
        named(stage, ids[n], said("name", n))
        posts(stage, stage.editor, f"/desk/moderation/{ids[n]}/escalation", note=said("escalate", n, 600))
    assert letters(stage, said, "moderation/escalated") == said.marks("escalate") | said.marks("name")


def test_what_hosts_write_is_words_for_everybody(stage):
    said = Said("question", "context", "articles", "reworded", "recast", "translated", "in german", "summary", "in german too", "note")
    host, anyone, slugs = stage.host, make.reader(stage.app, address="127.0.6.9"), []
    for n in EVERY:
        words = PLAN | {"host": stage.number(host), "question": said("question", n, 90, "?"), "context": said("context", n, 600)}
        refused = asks(stage, host, "/desk/debates/new", **words, articles=said("articles", n, blank="+"))
        assert said.check(refused) == {f"{field:02}{n:02}" for field in (0, 1, 2)}
        slugs.append(posts(stage, host, "/desk/debates/new", **words).location.rpartition("/")[2])
        posts(stage, host, f"/desk/debates/{slugs[n]}/opening")
        stage.follows(BEN, slugs[n])
    desk, pages = [f"/desk/debates/{one}" for one in slugs], [f"/en/debates/{one}" for one in slugs]
    asked = said.marks("question") | said.marks("context")
    assert opened(said, anyone, *pages) == opened(said, anyone, "/en/debates/feed.atom", reading=said.check_atom) == asked
    assert opened(said, anyone, "/en/debates/topics/society") >= opened(said, host, "/desk/debates/") == said.marks("question")
    indexed(stage)
    assert opened(said, anyone, "/en/debates/search?q=Q0001X") == {"0001"}

    for n in EVERY:
        again = {"host": stage.number(host), "question": said("reworded", n, 90, "?"), "context": said("recast", n, 600)}
        posts(stage, host, f"{desk[n]}/edit", **(PLAN | again))
        german = {"question": said("translated", n, 90, "?"), "context": said("in german", n, 600), "version": "0"}
        posts(stage, host, f"{desk[n]}/texts/de", **german, summary=said("in german too", n, 5000))
        posts(stage, host, f"/desk/debates/{stage.slug}/notes", note=said("note", n, 1000), is_pinned="y" if n in SOME else "")
        posts(stage, host, f"{desk[n]}/closing", summary=said("summary", n, 5000), reason="announced")
    changed = asked | said.marks("reworded") | said.marks("recast")
    assert opened(said, anyone, *(f"{one}/history" for one in pages)) == changed
    assert opened(said, anyone, f"/en/debates/{stage.slug}") == opened(said, host, f"/desk/debates/{stage.slug}") == said.marks("note")
    assert opened(said, anyone, *pages) == everything(map(said.marks, ("reworded", "recast", "summary")))
    in_german = everything(map(said.marks, ("translated", "in german", "in german too")))
    assert opened(said, anyone, *(f"/de/debates/{one}" for one in slugs)) == in_german
    assert walked(said, anyone, "/en/debates/archive") >= said.marks("reworded")
    assert opened(said, host, *(f"{desk[n]}/{page}" for n in SOME for page in ("closing", "texts/de"))) >= said.marks("summary", SOME)
    stage.works(tell_of_closings)
    assert letters(stage, said, "notifications/debate_closed") == said.marks("reworded")


@pytest.mark.once
def test_what_the_host_notes_beside_a_task_is_words(stage):
    said = Said("dismiss", "delegate")
    desk, nora = f"/desk/debates/{stage.slug}", stage.number(stage.host)
    for n in EVERY:
        posts(stage, stage.editor, f"{desk}/tasks/{stage.task()}/delegation", to=nora, note=said("delegate", n, 300))
    assert opened(said, stage.editor, desk) == said.marks("delegate")
    dismissed = [stage.contribution("published") for _n in EVERY]
    for n in EVERY:
        posts(stage, stage.editor, f"/desk/moderation/{dismissed[n]}/question", note="Is this so?")
        posts(stage, stage.host, f"{desk}/tasks/{stage.last_task()}/dismissal", note=said("dismiss", n, 300))
    assert opened(said, stage.editor, *(f"/desk/moderation/{one}" for one in dismissed)) == said.marks("dismiss")


def test_a_proposed_question_is_words_until_it_is_a_debate(stage):
    said = Said("question", "answer", "reply", "strangers", "name")
    ana, editor = stage.reader, stage.editor
    for n in EVERY:
        wish = {"question": said("question", n, 140, "?"), "answer": said("answer", n, 2000), "seen": "yes"}
        posts(stage, ana, "/en/conversations/new", **wish)
    asked, both = said.marks("question"), said.marks("question") | said.marks("answer")
    assert opened(said, ana, "/en/account/") == opened(said, editor, "/desk/debates/") == asked
    assert letters(stage, said, "debates/proposal_received") == asked
    ids = stage.proposals()
    assert opened(said, editor, *(f"/desk/debates/proposals/{one}" for one in ids)) == both
    assert opened(said, editor, *(f"/desk/debates/new?proposal={one}" for one in ids)) == asked
    for n in EVERY:
        if n % 2:
            posts(stage, editor, f"/desk/debates/proposals/{ids[n]}", reply=said("reply", n, 2000))
            continue
        accepted = {"proposal": ids[n], "context": "Tell me.", "question": said("question", n, 90, "?"), "host": stage.number(editor)}
        debate = posts(stage, editor, "/desk/debates/new", **(PLAN | accepted)).location
        posts(stage, editor, f"{debate}/opening")
    declined = said.marks("reply", EVERY[1::2])
    assert opened(said, editor, *(f"/desk/debates/proposals/{one}" for one in ids)) >= both | declined
    assert opened(said, ana, "/en/account/") >= declined
    assert letters(stage, said, "debates/proposal_answered") == asked | declined
    stage.works(adopt_answers)
    adopted = opened(said, editor, "/desk/moderation/", "/desk/moderation/?view=held")
    assert adopted >= said.marks("answer", EVERY[::2])
    stranger = make.reader(stage.app, address="127.0.6.9")
    for n in EVERY:
        wish = {"question": said("strangers", n, 140, "?"), "seen": "yes", "email": f"r{n}@example.org"}
        assert said.check(asks(stage, stranger, "/en/conversations/new", **wish, name=said("name", n, 60) + "<")) >= {
            f"03{n:02}",
            f"04{n:02}",
        }
        posts(stage, stranger, "/en/conversations/new", **wish, name="Cleo")
    assert letters(stage, said, "debates/proposal_confirm") == said.marks("strangers")


@pytest.mark.once
def test_letters_to_followers_hold_words(stage):
    said = Said("text", "answer", "name", "host")
    ids = writes(stage, stage.reader, said.all("text"))
    stage.follows(BEN, stage.slug)
    decides(stage, ids)
    for n in EVERY:
        [answer] = writes(stage, stage.host, [said("answer", n)], answers=ids[n])
        named(stage, ids[n], said("name", n))
        named(stage, answer, said("host", n))
    stage.works(tell_of_answers)
    assert letters(stage, said, "notifications/host_answered") == everything(map(said.marks, said.fields))
    with clock.at(clock.now() + timedelta(days=2)):
        stage.works(send_digests)
    assert letters(stage, said, "notifications/digest")


@pytest.mark.once
def test_whatever_people_are_called_and_have_written_every_page_shows_as_words(stage):
    pages, programs = crowd(stage)
    for turn in range(8):
        said = Said(*(place.partition(":")[0] for place in KEPT))
        put(stage, {field: text.clean(said(field, (n + 7 * turn) % len(PAYLOADS), 110)) for n, field in enumerate(said.fields)})
        shown = {path: said.check(who.opens(path)) for who, path in pages}
        shown |= {
            path: opened(said, stage.reader, path, reading=said.check_atom if "atom" in path else said.check_json) for path in programs
        }
        assert {path for path, marks in shown.items() if not marks} == set()
        assert everything(shown.values()) == set(said.forms)
    for job in (tell_of_answers, tell_of_closings):
        stage.works(job)
    with clock.at(clock.now() + timedelta(days=2)):
        stage.works(send_digests)
    names = said.marks("Contribution.name", EVERY) | said.marks("User.name", EVERY)
    assert letters(stage, said, "notifications/host_answered") & names
    assert letters(stage, said, "notifications/debate_closed") & said.marks("User.name")


def test_a_word_list_is_words_and_so_is_what_is_tried_with_it(stage):
    for words in PAYLOADS:
        form = next(form for form in stage.editor.opens("/desk/moderation/phrases/en").forms("/phrases/en") if "banned" in form.values)
        sent = stage.editor.posts(form.action, form.values | {"banned": f"xyz {words}"[:90], "suspect": ""})
        assert sent.status in {303, 422}, words
        tried = stage.editor.browser.get("/desk/moderation/phrases/en", query_string={"try": f"xyz {words}"[:90]}, base_url=HERE)
        assert b"<script>alert" not in tried.data, words
        Page(tried)


# Every text field of these rooms, and where it is tried. A new one belongs into one of these tests, and here.
FIELDS: dict[Callable, str] = {
    test_a_contribution_is_words_from_the_first_step_to_the_feeds: "contributions.TextForm.text contributions.ComposeForm.text",
    test_a_name_is_refused_or_shown_as_it_was_typed: "contributions.ComposeForm.name",
    test_what_readers_tell_us_is_words_for_moderators_and_in_letters: """
        contributions.FlagForm.note moderation.IllegalForm.law moderation.IllegalForm.explanation moderation.IllegalForm.name
        moderation.IllegalForm.email""",
    test_what_is_said_about_a_removal_is_words_for_the_author_and_colleagues: """
        moderation.RemovalForm.note moderation.RestoreForm.note moderation.BulkForm.note moderation.AppealForm.reason
        moderation.AppealAnswerForm.reason""",
    test_what_is_said_about_an_author_is_words_for_all_who_read_it: """
        moderation.NoteForm.note moderation.QuestionForm.note moderation.MeasureForm.note""",
    test_what_hosts_write_is_words_for_everybody: """
        debates.DebateForm.question debates.DebateForm.context debates.DebateForm.articles debates.TranslationForm.question
        debates.TranslationForm.context debates.TranslationForm.summary debates.ClosingForm.summary debates.NoteForm.note""",
    test_what_the_host_notes_beside_a_task_is_words: "debates.DismissForm.note",
    test_a_proposed_question_is_words_until_it_is_a_debate: """
        debates.ConversationForm.question debates.ConversationForm.answer debates.ConversationForm.name debates.ReplyForm.reply""",
    test_a_word_list_is_words_and_so_is_what_is_tried_with_it: "moderation.PhrasesForm.banned moderation.PhrasesForm.suspect",
    given_back: """
        contributions.TextForm.answers contributions.ComposeForm.answers contributions.ComposeForm.form_key
        contributions.ComposeForm.website contributions.ComposeForm.email contributions.ButtonForm.want
        debates.ConversationForm.article_url debates.ConversationForm.seen debates.ConversationForm.form_key
        debates.ConversationForm.website debates.ConversationForm.email
        moderation.ReportForm.article_url moderation.ReportForm.passage moderation.IllegalForm.form_key""",
}


@pytest.mark.once
def test_no_text_field_of_these_rooms_is_left_out(app):
    there = set()
    with app.test_request_context("/en/"):
        for room in (contributions, debates, moderation):
            own = [
                one for one in vars(room).values() if isinstance(one, type) and issubclass(one, Form) and one.__module__ == room.__name__
            ]
            for form in own:
                names = [field.name for field in form(None, meta={"csrf": False}) if isinstance(field, StringField)]
                there |= {f"{room.__name__.split('.')[1]}.{form.__name__}.{name}" for name in names}
    tried = [one for names in FIELDS.values() for one in names.split()]
    assert sorted(tried) == sorted(there)
