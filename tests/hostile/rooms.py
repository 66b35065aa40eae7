"""The addresses of the debates' rooms, and things in any state for hostile hands to try."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select
from werkzeug.routing import Rule

from desk.accounts import actions as accounts
from desk.accounts.models import Role, User
from desk.accounts.queries import person_with
from desk.contributions.actions import publishing, tasks, writing
from desk.contributions.models import Clause, Contribution, HostTask, LanguageSource, Status, TaskKind
from desk.core import clock, text
from desk.core.db import all_or_nothing, db
from desk.core.tokens import digest, new_id, new_secret
from desk.debates.actions import drafting, lifecycle, notes, proposing
from desk.debates.models import ClosingReason, Debate, DebateNote, Format, Moderation, Proposal, Topic
from desk.moderation import queries
from desk.moderation.actions import appealing, deciding, legal, measuring
from desk.moderation.models import Measure, MeasureKind, ModerationAppeal, ModerationDecision, Verdict
from desk.notifications.actions import follow
from desk.notifications.tokens import write_exit
from tests import make
from tests.cast import HERE, Person, Reader, Staff

READERS_ROOMS = tuple(f"/<lang:lang>/{room}" for room in ("debates", "conversations", "contributions", "flags", "unsubscribe"))
DESK_ROOMS = ("/desk/debates", "/desk/moderation")
ROOMS = (*READERS_ROOMS, *DESK_ROOMS, "/api/v1/debates")
ANA, BEN, DORA = "ana@example.org", "ben@example.org", "dora@example.org"


def rules(app: Flask, method: str) -> list[Rule]:
    """The addresses of these rooms that take this method."""
    found = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith(ROOMS) and method in rule.methods]
    return sorted(found, key=lambda rule: (rule.rule, rule.endpoint))


class Stage:
    """Two colleagues, a reader who is signed in, and debates, contributions and what hangs on them, as many as are asked for."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.tokens: dict[Person, str] = {}
        self.editor = make.staff(app, "Edda", (Role.EDITOR, "en"))
        self.host = make.staff(app, "Nora", (Role.JOURNALIST, "en"))
        self.reader = Reader(app, ANA, address="127.0.5.1")
        make.article(app)
        with self.writes():
            for email, name in ((ANA, "Ana"), (BEN, "Ben"), (DORA, "Dora")):
                accounts.reader_with(email, name, "en")
        self.slug = self.debate("open")
        self.signs_in(self.reader)
        self.addresses = (f"127.1.{n // 250}.{n % 250 + 1}" for n in itertools.count())

    @contextmanager
    def writes(self) -> Iterator[None]:
        """In the app's own context and one transaction."""
        with self.app.app_context(), all_or_nothing():
            yield

    def signs_in(self, reader: Reader) -> None:
        """By the button behind the letter to a first contribution."""
        _id, secret = self.unconfirmed(reader.email)
        path = f"/en/contributions/confirm/{secret}"
        assert reader.submits(reader.opens(path), path).status == 303

    def sends(self, who: Person, path: str, body: object, **how: object):
        """The answer to a POST from an address where nobody was before, so that no limit stands in the way."""
        given = {"base_url": HERE, "environ_overrides": {"REMOTE_ADDR": next(self.addresses)}}
        return who.browser.post(path, data=body, **(given | how))

    def token(self, who: Person) -> str:
        """What a form of theirs must bear; the same on all their pages."""
        if who not in self.tokens:
            self.tokens[who] = str(who.opens("/en/conversations/new").form("/conversations/new").values["csrf_token"])
        return self.tokens[who]

    def path(self, endpoint: str, **values: object) -> str:
        """The address of a page."""
        rule = next(self.app.url_map.iter_rules(endpoint))
        given = values | ({"lang": "en"} if "lang" in rule.arguments else {})
        return self.app.url_map.bind("127.0.0.1").build(endpoint, {name: given[name] for name in rule.arguments})

    def number(self, who: Person) -> str:
        """Their number, as it stands in a form."""
        with self.app.app_context():
            return str(person_with(who.email).id)

    def debate(self, state: str) -> str:
        """The slug of a new debate: draft, dated, scheduled, open, closed."""
        with self.writes():
            host, editor = person_with(self.host.email), person_with(self.editor.email)
            plan = drafting.Plan(
                question=f"Who waits for boat {new_id()}?",
                context="I want to know.",
                topic=Topic.SOCIETY,
                format=Format.DISCUSSION,
                moderation=Moderation.EVERYBODY,
                host=host,
                stand_in=editor,
                articles=[],
                opens_at=clock.now() + timedelta(days=1) if state in {"dated", "scheduled"} else None,
                closes_at=None,
            )
            made = drafting.draft(plan, "en", by=host)
            if state in {"open", "closed"}:
                lifecycle.open_now(made, by=host)
            if state == "scheduled":
                lifecycle.schedule(made, by=host)
            if state == "closed":
                lifecycle.summarise(made, "We heard much.", "<p>We heard much.</p>", by=host)
                lifecycle.close(made, ClosingReason.ANNOUNCED, by=host)
            return made.slug

    def _write(self, author: User | None, words: str, email: str = "", slug: str = "", answers: Contribution | None = None) -> Contribution:
        debate = db.session.scalars(select(Debate).where(Debate.slug == (slug or self.slug))).one()
        draft = writing.Draft(
            sent_as=new_id(),
            words=words,
            html=text.contribution(words),
            language="en",
            language_source=LanguageSource.AUTHOR,
            name=author.name if author else "Cleo",
            author=author,
            email=email,
            answers=answers,
        )
        public_id = writing.write(draft, debate)
        return db.session.scalars(select(Contribution).where(Contribution.public_id == public_id)).one()

    def contribution(self, status: str, by: str = BEN, words: str = "", slug: str = "", answers: str = "") -> str:
        """The public id of a new contribution: waiting, published, removed, held, pending (decided a moment ago)."""
        with self.writes():
            editor = person_with(self.editor.email)
            answered = db.session.scalar(select(Contribution).where(Contribution.public_id == answers))
            found = self._write(person_with(by), words or f"The bell of boat {new_id()} is low.", slug=slug, answers=answered)
            if status in {"published", "removed"} and found.status is Status.WAITING:
                publishing.approve(found, by=editor)
            found.is_held = status == "held"
            db.session.flush()
            if status == "pending":
                deciding.decide(found, Verdict.APPROVE, 1, seen=0, by=editor)
            public_id = found.public_id
        if status == "removed":
            self.removes(public_id)
        return public_id

    def removes(self, public_id: str) -> None:
        """The editor removes a contribution, and it has taken effect."""
        with self.writes():
            deciding.decide(
                self._found(public_id), Verdict.REMOVE, 1, seen=0, by=person_with(self.editor.email), clause=Clause.ATTACK, note="No."
            )
        self.ten_seconds_later()

    def ten_seconds_later(self) -> None:
        """Decisions take effect."""
        with self.app.app_context(), clock.at(clock.now() + timedelta(seconds=11)):
            deciding.carry_out_due()

    def unconfirmed(self, email: str = "cleo@example.org") -> tuple[str, str]:
        """(public id, secret of the letter) of what somebody wrote without being signed in."""
        secret = new_secret()
        with self.writes():
            found = self._write(None, f"My boat {new_id()} leaves at six.", email=email)
            found.confirm_hash = digest(secret)
            return found.public_id, secret

    def proposal(self, *, is_confirmed: bool) -> tuple[str, str]:
        """(public id, secret of the letter) of a proposed question."""
        secret = new_secret()
        with self.writes():
            author = person_with(BEN) if is_confirmed else None
            about = {"sent_as": new_id(), "language": "en", "question": "Who pays?", "answer": "I do.", "name": "Ben", "may_be_named": True}
            found = proposing.propose(proposing.Wish(**about, article=None, author=author, email="" if author else "cleo@example.org"))
            found.confirm_hash = found.confirm_hash and digest(secret)
            return found.public_id, secret

    def task(self) -> int:
        """The number of something on the host's list."""
        public_id = self.contribution("published")
        with self.writes():
            tasks.ask(self._found(public_id), TaskKind.QUESTION)
        return self.last_task()

    def last_task(self) -> int:
        """The number of what came onto a host's list last."""
        return self._last(HostTask)

    def note(self) -> int:
        """The number of a note of the host."""
        with self.writes():
            debate = db.session.scalars(select(Debate).where(Debate.slug == self.slug)).one()
            notes.tell(debate, "It goes on.", is_pinned=False, by=person_with(self.host.email))
        return self._last(DebateNote)

    def measure(self) -> tuple[str, int]:
        """(contribution, number of the measure)."""
        public_id = self.contribution("published")
        with self.writes():
            editor = person_with(self.editor.email)
            measuring.impose(self._found(public_id), MeasureKind.WARNING, Clause.ATTACK, "", 7, by=editor)
        return public_id, self._last(Measure)

    def appeal(self) -> int:
        """The number of an appeal that an editor may answer: somebody else has decided."""
        public_id = self.contribution("removed")
        with self.writes():
            found = self._found(public_id)
            decision = db.session.scalars(select(ModerationDecision).order_by(ModerationDecision.id.desc()).limit(1)).one()
            decision.by = person_with(self.host.email)
            appealing.appeal(found, "Look again.", "en", by=person_with(BEN))
        return self._last(ModerationAppeal)

    def decision(self) -> int:
        """The number of a decision that can be taken back."""
        self.contribution("pending")
        return self._last(ModerationDecision)

    def newest(self, public_id: str) -> tuple[int, int]:
        """(number of the newest version, number of the newest decision or 0) of a contribution, as a moderator's page shows them."""
        with self.app.app_context():
            found = self._found(public_id)
            decision = queries.newest_decision(found)
            return found.latest.n, decision.id if decision else 0

    def legal_flag(self) -> tuple[str, str]:
        """(reference, secret) of what is told to be illegal."""
        public_id = self.contribution("published")
        with self.writes():
            about = {"law": "StGB 261", "explanation": "It degrades.", "name": "Vera", "email": "vera@example.org", "language": "en"}
            flag, secret = legal.tell(self._found(public_id), legal.Told(**about, sent_as=new_id(), who=new_id(), by=None))
            return flag.reference, secret

    def proposals(self) -> list[str]:
        """The public ids of the proposals, in their order."""
        with self.app.app_context():
            return list(db.session.scalars(select(Proposal.public_id).order_by(Proposal.id)))

    def follows(self, email: str, slug: str) -> None:
        """Somebody follows a debate."""
        with self.writes():
            follow(db.session.scalars(select(Debate).where(Debate.slug == slug)).one(), person_with(email))

    def works(self, job: Callable[[], object]) -> None:
        """The worker does one of its jobs."""
        with self.app.app_context():
            job()

    def exit(self) -> str:
        """The way out that stands in a letter to the reader."""
        with self.app.app_context():
            debate = db.session.scalars(select(Debate).where(Debate.slug == self.slug)).one()
            return write_exit(person_with(ANA).id, debate.id)

    def _found(self, public_id: str) -> Contribution:
        return db.session.scalars(select(Contribution).where(Contribution.public_id == public_id)).one()

    def _last(self, model: type) -> int:
        with self.app.app_context():
            return db.session.scalars(select(func.max(model.id))).one()

    def rows(self, *models: type) -> dict[tuple[str, object, str], object]:
        """(table, key, column) -> value, of everything in these tables."""
        found: dict[tuple[str, object, str], object] = {}
        with self.app.app_context():
            for model in models:
                table = model.__table__
                for row in db.session.execute(select(table)).mappings():
                    key = tuple(row[column.name] for column in table.primary_key)
                    found |= {(table.name, key, column.name): row[column.name] for column in table.columns}
        return found


def places(stage: Stage, actor: Person) -> dict[str, Callable[[], dict[str, object]]]:
    """For each address that takes a POST, something new at which it can be done by this person."""
    me = actor.email
    editor_writes = isinstance(actor, Staff)

    def there(status: str, by: str = BEN) -> dict[str, object]:
        return {"slug": stage.slug, "public_id": stage.contribution(status, by)}

    def own(status: str) -> dict[str, object]:
        return there("published" if editor_writes and status == "waiting" else status, me)

    def measured() -> dict[str, object]:
        return dict(zip(("public_id", "number"), stage.measure(), strict=True))

    debate_in = lambda state: lambda: {"slug": stage.debate(state)}  # noqa: E731
    moderated = lambda status: lambda: {"public_id": stage.contribution(status)}  # noqa: E731
    here = lambda: {"slug": stage.slug}  # noqa: E731
    return {
        "contributions.compose": here,
        "contributions.contribute": here,
        "contributions.recommend": lambda: there("published"),
        "contributions.edit": lambda: own("waiting"),
        "contributions.withdraw": lambda: own("waiting"),
        "contributions.take_back": lambda: there("published"),  # only the browser that wrote it may; a test of its own does
        "contributions.flag": lambda: there("published"),
        "contributions.use_confirmation": lambda: {"secret": stage.unconfirmed()[1]},
        "appeals.ask_again": lambda: own("removed"),
        "appeals.tell_illegal": lambda: there("published"),
        "debates.propose": dict,
        "debates.use_confirmation": lambda: {"secret": stage.proposal(is_confirmed=False)[1]},
        "notifications.follow": here,
        "notifications.leave": lambda: {"token": stage.exit()},
        "desk.debates.draft": dict,
        "desk.debates.save": debate_in("draft"),
        "desk.debates.schedule": debate_in("dated"),
        "desk.debates.unschedule": debate_in("scheduled"),
        "desk.debates.open_now": debate_in("draft"),
        "desk.debates.close": debate_in("open"),
        "desk.debates.archive": debate_in("closed"),
        "desk.debates.feature": debate_in("open"),
        "desk.debates.tell": here,
        "desk.debates.pin_note": lambda: {"slug": stage.slug, "number": stage.note()},
        "desk.debates.withdraw_note": lambda: {"slug": stage.slug, "number": stage.note()},
        "desk.debates.pick": lambda: there("published"),
        "desk.debates.dismiss": lambda: {"slug": stage.slug, "number": stage.task()},
        "desk.debates.delegate": lambda: {"slug": stage.slug, "number": stage.task()},
        "desk.debates.translate": lambda: {"slug": stage.debate("open"), "code": "de"},
        "desk.debates.decline": lambda: {"public_id": stage.proposal(is_confirmed=True)[0]},
        "desk.moderation.approve": moderated("waiting"),
        "desk.moderation.remove": moderated("waiting"),
        "desk.moderation.restore": moderated("removed"),
        "desk.moderation.take_back": lambda: {"number": stage.decision()},
        "desk.moderation.put_language_right": moderated("waiting"),
        "desk.moderation.keep_phrases": lambda: {"code": "en"},
        "desk.moderation.claim": moderated("waiting"),
        "desk.moderation.let_in": moderated("held"),
        "desk.moderation.escalate": moderated("waiting"),
        "desk.moderation.ask_host": moderated("waiting"),
        "desk.moderation.impose": lambda: {"public_id": stage.contribution("published", DORA)},
        "desk.moderation.end_measure": measured,
        "desk.moderation.set_standing": moderated("published"),
        "desk.moderation.decide_together": dict,
        "desk.moderation.make_report": moderated("published"),
        "desk.moderation.answer": lambda: {"number": stage.appeal()},
    }


def shown(stage: Stage) -> dict[str, dict[str, object]]:
    """For each page of these rooms what its address names; what is not here names nothing, or a debate and a contribution in it."""
    public_id = stage.contribution("published")
    stage.contribution("published", answers=public_id)
    reference, secret = stage.legal_flag()
    own = stage.contribution("removed", ANA)
    topic = {"topic": "society"}
    found = {rule.endpoint: {"slug": stage.slug, "public_id": public_id} for rule in rules(stage.app, "GET")}
    del found["contributions.take_back_form"]  # opens only in the browser that wrote
    return found | {
        "contributions.edit_form": {"slug": stage.slug, "public_id": stage.contribution("waiting", ANA)},
        "contributions.withdraw_form": {"slug": stage.slug, "public_id": stage.contribution("waiting", ANA)},
        "contributions.confirm": {"secret": stage.unconfirmed()[1]},
        "debates.confirm_proposal": {"secret": stage.proposal(is_confirmed=False)[1]},
        "appeals.appeal": {"slug": stage.slug, "public_id": own},
        "appeals.followed": {"reference": reference, "secret": secret},
        "notifications.unsubscribe": {"token": stage.exit()},
        "debates.by_topic": topic,
        "debates.topic_atom": topic,
        "debates.topic_json": topic,
        "desk.debates.translation": {"slug": stage.slug, "code": "de"},
        "desk.debates.proposal": {"public_id": stage.proposal(is_confirmed=True)[0]},
        "desk.moderation.phrase_lists": {"code": "en"},
        "desk.moderation.case": {"number": stage.decision()},
        "desk.moderation.appeal": {"number": stage.appeal()},
    }
