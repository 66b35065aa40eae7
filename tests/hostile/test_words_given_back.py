"""What a page gives back to the one who typed it, in a field, a refusal or a search, is words and does nothing."""

from urllib.parse import urlencode

import pytest

from desk.core import text
from desk.core.error_pages import GIVEN_BACK
from tests import make
from tests.hostile.deeds import asks, opened, posts
from tests.hostile.shown import EVERY, PAYLOADS, Said, everything
from tests.page import Page

pytestmark = pytest.mark.once

PLAIN = [n for n, payload in enumerate(PAYLOADS) if text.line(payload) == payload]  # what is given back as it came


def test_what_is_looked_for_is_shown_as_words(stage):
    said = Said("debates", "inside", "question", "article")
    anyone = make.reader(stage.app, address="127.0.6.9")
    for n in EVERY:
        for field, path, name in (
            ("debates", "/en/debates/search", "q"),
            ("inside", f"/en/debates/{stage.slug}/search", "q"),
            ("question", "/en/conversations/new", "question"),
            ("article", "/en/conversations/new", "article"),
        ):
            query = urlencode({name: said(field, n, 200)})
            assert opened(said, anyone, f"{path}?{query}") == {f"{said.fields.index(field):02}{n:02}"}


def test_what_a_refusal_gives_back_is_words(stage):
    said = Said(*GIVEN_BACK)
    anyone = make.reader(stage.app, address="127.0.6.9")
    closed = f"/en/debates/{stage.debate('closed')}/contributions"
    for n in PLAIN:
        typed = {field: said(field, n) for field in GIVEN_BACK}
        for who, path in ((anyone, "/en/conversations/new"), (stage.host, "/desk/debates/new")):
            refused = stage.sends(who, path, typed)
            assert refused.status_code == 400
            assert said.check(Page(refused)) == {f"{field:02}{n:02}" for field in range(len(GIVEN_BACK))}
        assert said.check(asks(stage, anyone, closed, **typed)) >= {f"{field:02}{n:02}" for field in range(len(GIVEN_BACK))}


def test_what_is_typed_into_fields_that_nobody_sees_is_words(stage):
    said = Said("form_key", "answers", "website", "want", "seen", "article_url", "email", "passage")
    anyone, place = make.reader(stage.app, address="127.0.6.9"), f"/en/debates/{stage.slug}"
    article = f"/desk/moderation/{stage.contribution('published')}/report"
    for n in PLAIN:
        typed = {field: said(field, n, 254) for field in said.fields}
        shown = [
            asks(stage, anyone, f"{place}/contributions", text="", name="Cleo", **typed),
            asks(stage, anyone, f"{place}/write", text="It leaves.", **typed),
            asks(stage, anyone, "/en/conversations/new", question="", name="Cleo", **typed),
            asks(stage, stage.editor, article, **typed),
        ]
        everywhere = everything(map(said.check, shown))
        assert everywhere == {
            f"{said.fields.index(field):02}{n:02}" for field in ("form_key", "answers", "seen", "article_url", "email", "passage")
        }
        posts(stage, stage.reader, f"{place}/c/{stage.contribution('published')}/recommend", want=typed["want"])
