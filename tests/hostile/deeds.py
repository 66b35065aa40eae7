"""What people do on the stage, and what can then be read."""

from collections.abc import Callable, Iterable
from functools import partial

from sqlalchemy import select, update

from desk.contributions.models import Contribution
from desk.core import text
from desk.core.db import db
from desk.mail.models import OutgoingMail
from desk.search import making
from desk.timetable import SEARCHED
from tests.cast import Person
from tests.hostile.rooms import Stage
from tests.hostile.shown import Said, everything
from tests.many import pages_from
from tests.page import Page


def letters(stage: Stage, said: Said, *kinds: str) -> set[str]:
    """The marks in the letters of these kinds."""
    with stage.app.app_context():
        messages = list(db.session.scalars(select(OutgoingMail.message).where(OutgoingMail.letter.in_(kinds))))
    return everything(map(said.check_letter, messages))


def posts(stage: Stage, who: Person, path: str, *allowed: int, **filled: object):
    """The answer to a form that somebody sends."""
    sent = stage.sends(who, path, filled | {"csrf_token": stage.token(who)})
    assert sent.status_code in (allowed or {302, 303}), f"{path}: {sent.status_code}"
    return sent


def asks(stage: Stage, who: Person, path: str, **filled: object) -> Page:
    """The page that answers a form: with what was typed given back, or as a preview."""
    return Page(posts(stage, who, path, 200, 400, 409, 422, **filled))


def writes(stage: Stage, who: Person, words: Iterable[str], **filled: object) -> list[str]:
    """The public ids of what somebody who is signed in writes."""
    path = f"/en/debates/{stage.slug}/contributions"
    return [posts(stage, who, path, text=one, **filled).location.rpartition("#c-")[2] for one in words]


def decides(stage: Stage, ids: Iterable[str], **filled: object) -> None:
    """A moderator decides about these together; it has taken effect."""
    chosen = [f"{one} {n} {seen}" for one in ids for n, seen in [stage.newest(one)]]
    posts(stage, stage.editor, "/desk/moderation/bulk", **({"verdict": "approve", "clause": "", "chosen": chosen} | filled))
    stage.ten_seconds_later()


def opened(said: Said, who: Person, *paths: str, reading: Callable[[str], set[str]] | None = None) -> set[str]:
    """The marks on some pages, or in what else is there to be read."""
    pages = [who.opens(path) for path in paths]
    assert {page.status for page in pages} == {200}
    return everything(reading(page.text) if reading else said.check(page) for page in pages)


def walked(said: Said, who: Person, path: str) -> set[str]:
    """The marks on a page and those after it."""
    return everything(map(said.check, pages_from(who, who.opens(path))))


def named(stage: Stage, public_id: str, name: str) -> None:
    """A contribution bears this name."""
    with stage.writes():
        db.session.execute(update(Contribution).where(Contribution.public_id == public_id).values(name=text.line(name)))


def indexed(stage: Stage) -> None:
    """The worker has put everything into the search index."""
    for _again in range(3):
        stage.works(partial(making.index_due, SEARCHED))
