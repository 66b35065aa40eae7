"""What a page costs in each of the ten languages, beside English, with every contribution translated; and looking for 5,000 phrases."""

from flask import Flask

from bench.databases import new_app
from bench.measuring import Things, measure, say
from bench.small_newsroom import HERE
from desk.accounts.models import Role
from desk.contributions.models import Contribution, ContributionVersion
from desk.contributions.phrases import WordList
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.i18n import LANGUAGES
from desk.translation.models import Kind, Source, Status, Translation
from tests import make, many

PHRASES, FEW = 5_000, 50
SAMPLES = {
    "en": "the boat leaves the harbour at six ",
    "zh": "船在早上六点离开港口去对岸的村庄",
    "ar": "يغادر القارب الميناء في السادسة صباحا ",
}


def run() -> None:
    """Measure and say."""
    with new_app("sqlite") as app:
        make.article(app)
        host = make.staff(app, "Nora", (Role.JOURNALIST, "en"))
        slug = make.debate(app, host)
        many.fill(app, slug, 200, languages=tuple(LANGUAGES))
        translate_everything(app)
        found = measure(pages(app, slug))
    for code in LANGUAGES:
        if code != "en":
            say(f"a debate's page in {code}", found, code, "en")
    phrases = looking()
    found = measure(phrases)
    for code in SAMPLES:
        say(f"{PHRASES:,} phrases in a text of 2,000 signs, {code}", found, f"{code} {PHRASES}", f"{code} {FEW}")


def pages(app: Flask, slug: str) -> Things:
    """The first page of the debate in every language."""
    visitor = app.test_client()

    def page(code: str):
        def get() -> None:
            assert visitor.get(f"/{code}/debates/{slug}", base_url=HERE).data.count(b"<details class=") > 20

        return get

    return {code: page(code) for code in LANGUAGES}


def translate_everything(app: Flask) -> None:
    """As the worker would have done it."""
    with app.app_context(), all_or_nothing():
        stands = (ContributionVersion.contribution_id == Contribution.id) & (ContributionVersion.n == Contribution.public_n)
        texts = db.session.execute(
            db.select(Contribution.id, ContributionVersion.language, ContributionVersion.html).join(Contribution, stands)
        )
        made = {
            "kind": Kind.CONTRIBUTION,
            "version": 1,
            "source": Source.MACHINE,
            "engine": "apertium",
            "status": Status.DONE,
            "parts": [""],
        }
        rows = [
            made | {"thing_id": number, "original_language": origin, "language": code, "html": html, "tries": 0, "problem": ""}
            for number, origin, html in texts
            for code in LANGUAGES
            if code != origin
        ]
        db.session.execute(db.insert(Translation), [row | {"next_at": clock.now(), "created_at": clock.now()} for row in rows])


def looking() -> Things:
    """A text of as many signs as a contribution may have, against a long list and a short one; nothing of them is in it."""
    lists = {
        (code, n): WordList(code, [f"{number} {sample[:9]}x" for number in range(n)])
        for code, sample in SAMPLES.items()
        for n in (PHRASES, FEW)
    }
    text = {code: (sample * 200)[:2_000] for code, sample in SAMPLES.items()}

    def look(code: str, n: int):
        def find() -> None:
            assert lists[code, n].found_in(text[code]) == []

        return find

    return {f"{code} {n}": look(code, n) for code, n in lists}
