"""Translations are asked for, made by the worker, corrected by people, and forgotten with their originals."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog
from flask import current_app
from sqlalchemy import ColumnElement, delete, false, func, or_, select, update

from desk.core import clock, text
from desk.core.db import all_or_nothing, db, insert_into
from desk.translation import checking, queries
from desk.translation.cutting import cut, join
from desk.translation.engines import Pair, Refused, Unavailable, Unusable, engines, targets
from desk.translation.models import EngineState, Kind, Source, Status, Translation, TranslationDay

log = structlog.get_logger()

LEASE = timedelta(minutes=10)  # longer than all engines together may take for one text
DAY = timedelta(days=1)
MOST_A_DAY = 2  # versions of one text: somebody who edits ten times has the last one translated tomorrow
MOST_TRIES = 3  # answers that were no good
LONGEST_WAIT = timedelta(hours=1)
PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=10)


@dataclass(frozen=True)
class Original:
    """A text that is to be translated, in its parts."""

    language: str
    parts: list[str]


@dataclass(frozen=True)
class Translated:
    """A room's texts of one kind: what one says in a version (None when it is not wanted any more), and what follows when it is there."""

    original: Callable[[int, int], Original | None]
    arrived: Callable[[Translation], None]


@dataclass(frozen=True)
class Job:
    """One translation that this worker is to make."""

    number: int
    key: tuple[Kind, int, int]  # the text and its version
    pair: Pair
    parts: list[str]


def ask_for(kind: Kind, thing_id: int, version: int, language: str, into: Iterable[str] | None = None) -> None:
    """Have a text put into the languages that engines can reach (or those of `into`); in the caller's transaction."""
    wanted = [code for code in targets(language) if into is None or code in into]
    if not wanted:
        return
    lately = select(Translation.language, func.count()).where(
        Translation.kind == kind, Translation.thing_id == thing_id, Translation.created_at > clock.now() - DAY
    )
    made = dict(db.session.execute(lately.group_by(Translation.language)).all())
    for code in wanted:
        when = clock.now() + (DAY if made.get(code, 0) >= MOST_A_DAY else timedelta())
        key = {"kind": kind, "thing_id": thing_id, "version": version, "language": code}
        row = insert_into(Translation).values(**key, original_language=language, created_at=clock.now(), next_at=when)
        db.session.execute(row.on_conflict_do_nothing(index_elements=list(key)))


def forget(kind: Kind, thing_id: int) -> None:
    """The original has gone, and all that says the same goes with it; in the caller's transaction."""
    db.session.execute(delete(Translation).where(Translation.kind == kind, Translation.thing_id == thing_id))


def write(kind: Kind, thing_id: int, version: int, pair: Pair, parts: list[str], *, by_id: int, texts: Mapping[Kind, Translated]) -> None:
    """A person's words stand, instead of a machine's if there were some; in the caller's transaction."""
    key = {"kind": kind, "thing_id": thing_id, "version": version, "language": pair[1]}
    row = insert_into(Translation).values(**key, original_language=pair[0], created_at=clock.now(), next_at=clock.now())
    db.session.execute(row.on_conflict_do_nothing(index_elements=list(key)))
    found = db.session.scalars(select(Translation).filter_by(**key).with_for_update()).one()
    found.source, found.engine, found.by_id = Source.PERSON, "", by_id
    _put(found, parts, texts)


def try_again(found: Translation) -> None:
    """Have a translation that failed made once more; any other stays as it is. In the caller's transaction."""
    if found.status is not Status.FAILED or found.source is not Source.MACHINE:
        return
    found.tries, found.next_at, found.problem = 0, clock.now(), ""
    found.mark(Status.WAITING)


def try_all_again() -> int:
    """Put all that failed in line once more; how many."""
    failed = update(Translation).where(Translation.status == Status.FAILED, Translation.source == Source.MACHINE)
    again = failed.values(status=Status.WAITING, tries=0, unanswered=0, problem="", next_at=clock.now())
    return db.session.execute(again).rowcount  # type: ignore[attr-defined]


def make_due(texts: Mapping[Kind, Translated], should_stop: Callable[[], bool]) -> None:
    """Make what is due, the oldest first, for as long as an engine answers. The worker runs it."""
    if not engines() or db.session.scalar(select(Translation.id).where(*_waits()).limit(1)) is None:
        return
    db.session.rollback()
    while not should_stop() and (job := _take(texts)) is not None:
        _make(job, texts)


def _take(texts: Mapping[Kind, Translated]) -> Job | None:
    """The oldest that can be made now; no other worker takes it meanwhile."""
    while True:
        with all_or_nothing():
            due = select(Translation).where(*_waits(), _can_be_made())
            found = db.session.scalars(due.order_by(Translation.id).limit(1).with_for_update(skip_locked=True)).first()
            if found is None:
                return None
            original = texts[found.kind].original(found.thing_id, found.version)
            if original is None or original.language != found.original_language:
                db.session.delete(found)
                continue
            found.next_at = clock.now() + LEASE
            key = (found.kind, found.thing_id, found.version)
            return Job(found.id, key, (found.original_language, found.language), original.parts)


def _waits() -> tuple[ColumnElement[bool], ...]:
    is_a_machines = Translation.source == Source.MACHINE
    return Translation.status == Status.WAITING, is_a_machines, Translation.next_at <= clock.now()


def _can_be_made() -> ColumnElement[bool]:
    """The pairs of engines that are not left alone, into languages whose budget of the day is not spent."""
    paused, spent = queries.paused(), queries.spent_today()
    most = current_app.config["TRANSLATION_CHARACTERS_A_DAY"]
    pairs = {pair for engine in engines() if engine.name not in paused for pair in engine.pairs if spent.get(pair[1], 0) < most}
    by_target = {to: [a for a, b in pairs if b == to] for _a, to in pairs}
    some = [(Translation.language == to) & Translation.original_language.in_(sorted(origins)) for to, origins in sorted(by_target.items())]
    return or_(*some) if some else false()


def _make(job: Job, texts: Mapping[Kind, Translated]) -> None:
    """Ask one engine after the other until one gives a translation."""
    problem, refused = "", ""
    with all_or_nothing():
        paused = queries.paused()
    for engine in engines():
        if job.pair not in engine.pairs or engine.name in paused:
            continue
        try:
            parts = _through(engine.translate, job)
        except Unavailable as error:
            _leave_alone(engine.name, str(error))
        except Refused as error:
            refused = str(error)
        except Unusable as error:
            problem = str(error)
            log.warning("translation_unusable", engine=engine.name, why=problem, translation=job.number)
        else:
            _keep(job, engine.name, parts, texts)
            return
    _put_off(job, problem, refused)


def _through(translate: Callable[[list[str], Pair], list[str]], job: Job) -> list[str]:
    """The parts in the other language; what is sent is counted, whatever comes back."""
    done = []
    for part in job.parts:
        words, frame = cut(part)
        if words:
            _count(job.pair[1], sum(len(one) for one in words))
        answered = translate(words, job.pair) if words else []
        checking.check(words, answered, job.pair)
        done.append(text.clean(join(answered, frame)))
        if len(done[-1]) > text.LONGEST:
            raise Unusable("too_long")
    return done


def _count(language: str, characters: int) -> None:
    with all_or_nothing():
        key = {"day": clock.now().date(), "language": language}
        spent = insert_into(TranslationDay).values(**key, characters=characters)
        more = {"characters": TranslationDay.characters + characters}
        db.session.execute(spent.on_conflict_do_update(index_elements=list(key), set_=more))


def _keep(job: Job, engine: str, parts: list[str], texts: Mapping[Kind, Translated]) -> None:
    with all_or_nothing():
        db.session.execute(delete(EngineState).where(EngineState.name == engine))
        found = _locked(job)
        if found is not None:
            found.engine = engine
            _put(found, parts, texts)


def _put(found: Translation, parts: list[str], texts: Mapping[Kind, Translated]) -> None:
    found.parts, found.html, found.problem = parts, text.contribution(parts[0]), ""
    found.mark(Status.DONE)
    db.session.flush()
    texts[found.kind].arrived(found)


def _put_off(job: Job, problem: str, refused: str) -> None:
    """With answers of no use it is given up at the third; without any it keeps its place once, and then lets others go first."""
    with all_or_nothing():
        found = _locked(job)
        if found is None:
            return
        found.problem = problem or refused
        if problem:
            found.tries += 1
            found.next_at = clock.now() + timedelta(minutes=10 * found.tries)
            found.mark(Status.FAILED if found.tries >= MOST_TRIES else Status.WAITING)
            return
        found.unanswered += 1
        waits = timedelta() if found.unanswered == 1 and not refused else min(timedelta(minutes=2**found.unanswered), LONGEST_WAIT)
        found.next_at = clock.now() + waits


def _locked(job: Job) -> Translation | None:
    """The row, while it is still a machine's to fill, and of the same text."""
    found = db.session.get(Translation, job.number, with_for_update=True)
    if found is None or (found.kind, found.thing_id, found.version, found.language) != (*job.key, job.pair[1]):
        return None
    return found if found.status is Status.WAITING and found.source is Source.MACHINE else None


def _leave_alone(name: str, problem: str) -> None:
    """Ask an engine again after a while, which grows as long as it does not answer."""
    log.warning("translation_engine_down", engine=name, why=problem)
    with all_or_nothing():
        db.session.execute(insert_into(EngineState).values(name=name, failures=0, problem="").on_conflict_do_nothing())
        state = db.session.get_one(EngineState, name, with_for_update=True)
        state.failures += 1
        state.problem = problem
        state.paused_until = clock.now() + min(PAUSE * 2 ** min(state.failures - 1, 10), LONGEST_PAUSE)
