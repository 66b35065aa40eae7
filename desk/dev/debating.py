"""Fills the demo's debates through the app's own actions, under a set clock, so that every history is a real one."""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from desk.accounts import actions as accounts
from desk.accounts.models import Role, User
from desk.accounts.queries import holders
from desk.articles import queries as articles
from desk.contributions import arrival
from desk.contributions.actions import publishing, responding, revising, writing
from desk.contributions.citations import render_summary
from desk.contributions.models import Clause, Contribution, FlagReason, LanguageSource
from desk.core import clock, text
from desk.core.db import all_or_nothing, db
from desk.core.tokens import fingerprint
from desk.debates.actions import drafting, lifecycle
from desk.debates.models import ClosingReason, Debate, Format, Moderation, Topic
from desk.dev import after
from desk.dev.people import address_of, hash_of
from desk.dev.proposals import propose
from desk.i18n.dates import as_date, from_bern
from desk.mail.outbox import deliver_due
from desk.moderation.actions import deciding as moderation
from desk.moderation.models import Verdict
from desk.moderation.queries import newest_decision
from desk.notifications import actions as notifications

FOLDER = Path(__file__).parent / "newsroom" / "debates"
READ_AFTER = timedelta(minutes=8)


@cache
def told() -> list[dict[str, Any]]:
    """The demo's debates, the oldest first."""
    read = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml"))]
    return sorted(read, key=lambda given: -given["days_ago"])


def count() -> int:
    """How many steps there are."""
    return sum(2 + len(given.get("contribution", [])) for given in told())


def steps(now: datetime, url_of: Callable[[str], str]) -> Iterator[Callable[[], None]]:
    """Everything to be done; `url_of` gives the address of an article of the demo by its key."""
    for given in told():
        life = Life(given, now, url_of)
        yield life.begin
        yield from (partial(life.contribute, one) for one in given.get("contribution", []))
        yield life.end


class Life:
    """The life of one debate: each step happens at its own time, and its letters leave then."""

    def __init__(self, given: dict[str, Any], now: datetime, url_of: Callable[[str], str]) -> None:
        self.given, self.now, self.url_of = given, now, url_of
        self.opened = now - timedelta(days=given["days_ago"])
        self.ids: dict[str, str] = {}  # key in the file -> public id

    def at(self, moment: datetime, do: Callable[[], object]) -> None:
        """Do something at a time, but never ahead of now."""
        with clock.at(min(moment, self.now - timedelta(seconds=30))), all_or_nothing():
            do()

    @property
    def debate(self) -> Debate:
        """The debate."""
        return db.session.scalars(db.select(Debate).where(Debate.slug == self.given["slug"])).one()

    @property
    def host(self) -> User:
        """Its host."""
        return self._person(self.given["host"])

    @staticmethod
    def _person(name: str) -> User:
        return db.session.scalars(db.select(User).where(User.name == name)).one()

    def thing(self, key: str) -> Contribution:
        """A contribution by its key in the file."""
        return db.session.scalars(db.select(Contribution).where(Contribution.public_id == self.ids[key])).one()

    def begin(self) -> None:
        """Draft it; schedule or open it where it is not only a draft."""
        self.at(self.opened - timedelta(days=1), self._draft)
        if self.given["state"] == "scheduled":
            self.at(self.now, lambda: lifecycle.schedule(self.debate, by=self.host))
        elif self.given["state"] != "draft":
            self.at(self.opened, lambda: lifecycle.open_now(self.debate, by=self.host))

    def _draft(self) -> None:
        given, closes_in, opens_in = self.given, self.given.get("closes_in_days"), self.given.get("opens_in_days")
        found = [articles.article_at(self.url_of(key)) for key in given["articles"]]
        until = self.now - timedelta(days=given.get("closed_days_ago", 0))
        plan = drafting.Plan(
            question=given["question"],
            context=given["context"].strip(),
            topic=Topic(given["topic"]),
            format=Format(given.get("format", "discussion")),
            moderation=Moderation(given["moderation"]),
            host=self.host,
            stand_in=self._person(given["stand_in"]),
            articles=[article for article in found if article and article.published_at < until],
            opens_at=self.now + timedelta(days=opens_in) if opens_in else None,
            closes_at=evening(self.now + timedelta(days=closes_in)) if closes_in else None,
        )
        debate = drafting.draft(plan, given["language"], by=self.host, slug=given["slug"])
        for language, words in given.get("texts", {}).items():
            drafting.translate(debate, language, drafting.Words(words["question"], words["context"].strip()), version=0, by=self.host)

    def contribute(self, one: dict[str, Any]) -> None:
        """Write one contribution, confirm its address the first time, and let a moderator read it."""
        moment = self.opened + timedelta(hours=one["hours"])
        self.at(moment, lambda: self._write(one))
        fate = one.get("fate", "published")
        if fate == "unconfirmed" or one.get("host"):
            return
        if self.thing(one["key"]).status == "unconfirmed":
            self.at(moment + timedelta(minutes=3), lambda: self._confirm(one))
        if not self.debate.is_discussion:
            return
        if fate == "waiting" or self.thing(one["key"]).stands:
            return
        kind, _colon, clause = fate.partition(":")
        verdict = Verdict.REMOVE if kind == "refused_before" else Verdict.APPROVE
        self.judge(one["key"], verdict, moment + READ_AFTER, Clause(clause) if kind == "refused_before" else None)

    def _write(self, one: dict[str, Any]) -> None:
        author = self.host if one.get("host") else self._reader(one)
        words, language = text.clean(one["text"]), one.get("language", self.given["language"])
        known = author if author and author.id else None
        marks, is_held = arrival.look_at(arrival.Arriving(words=words, author=known))
        draft = writing.Draft(
            sent_as=f"demo {self.given['slug']} {one['key']}",
            words=words,
            html=text.contribution(words),
            language=language,
            language_source=LanguageSource.AUTHOR,
            page_language=language,
            name=self.host.name if one.get("host") else one["name"],
            author=known,
            email="" if known else address_of(one["name"]),
            answers=self.thing(one["reply_to"]) if "reply_to" in one else None,
            marks=[] if one.get("host") else marks,
            is_held=is_held,
            asks_host=one.get("asks_host", False),
        )
        self.ids[one["key"]] = writing.write(draft, self.debate)

    @staticmethod
    def _reader(one: dict[str, Any]) -> User | None:
        return db.session.scalar(db.select(User).where(User.email == address_of(one["name"])))

    def _confirm(self, one: dict[str, Any]) -> None:
        found = self.thing(one["key"])
        person = accounts.reader_with(found.email, found.name, one["language"])
        writing.confirm(found, person)
        if not found.debate.is_discussion:
            publishing.receive(found, by=person)
            return
        if hash_of(one["name"]) % 5 == 0:
            notifications.follow(self.debate, person)

    def judge(self, key: str, verdict: Verdict, moment: datetime, clause: Clause | None = None) -> None:
        """A moderator of its language decides, and ten seconds later it is so."""
        found = self.thing(key)
        role = Role.MODERATOR
        moderator = next(iter(holders(role, found.latest.language)))
        before = newest_decision(found)
        seen = before.id if before else 0
        self.at(
            moment, lambda: moderation.decide(self.thing(key), verdict, self.thing(key).latest.n, seen=seen, by=moderator, clause=clause)
        )
        with clock.at(min(moment + timedelta(seconds=11), self.now)):
            moderation.carry_out_due()

    def end(self) -> None:
        """What readers and the host did with the contributions; withdrawals and removals; the closing."""
        last = self.now - timedelta(days=self.given.get("closed_days_ago", 0), hours=2)
        readers = [person.id for person in db.session.scalars(db.select(User).where(~User.memberships.any()).order_by(User.id))]
        db.session.rollback()
        for one in self.given.get("contribution", []):
            self.at(last, partial(self._respond, one, readers))
            self._revise(one, last)
            self._undo(one, last)
        if self.given["slug"] == "a-language-in-the-family":
            self._refuse_a_change(last)
        after.tell_and_ask(self)
        with clock.at(last):
            notifications.tell_of_answers()
        with clock.at(evening(last - timedelta(days=1))):  # digests leave by day only
            notifications.send_digests()
        if "summary" in self.given:
            self._come_to_an_end(self.now - timedelta(days=self.given["closed_days_ago"]))
        if self.given["slug"] == "winters-we-remember":
            self.at(self.now - timedelta(hours=30), lambda: propose(self.debate, by=self.host, url=self.url_of("ferry-en")))
        deliver_due()

    def _respond(self, one: dict[str, Any], readers: list[int]) -> None:
        found = self.thing(one["key"])
        others = [number for number in readers if number != found.author_id]
        start = hash_of(one["key"]) % max(1, len(others))
        for number in (others[start:] + others[:start])[: one.get("recommended", 0)]:
            responding.recommend(found, True, by=db.session.get_one(User, number))
        if one.get("pick"):
            publishing.pick(found, True, by=self.host)
        for n, reason in enumerate(one.get("flags", [])):
            responding.flag(found, FlagReason(reason), "", who=fingerprint("flag", f"demo {n}"), by=None)

    def _revise(self, one: dict[str, Any], moment: datetime) -> None:
        for name in ("edited", "edited_waiting"):
            if name in one:
                words = text.clean(one[name])
                self.at(moment, partial(self._edit, one, words))
                if name == "edited":
                    self.judge(one["key"], Verdict.APPROVE, moment + READ_AFTER)

    def _edit(self, one: dict[str, Any], words: str) -> None:
        found = self.thing(one["key"])
        if found.author is None:
            raise LookupError(f"nobody wrote {one['key']}")
        html, source = text.contribution(words), LanguageSource.AUTHOR
        revising.edit(found, words, html, one["language"], source, [], False, by=found.author)

    def _undo(self, one: dict[str, Any], moment: datetime) -> None:
        kind, _colon, clause = one.get("fate", "published").partition(":")
        if kind == "withdrawn":
            self.at(moment, lambda: revising.withdraw(self.thing(one["key"]), by=self.thing(one["key"]).author))
        if kind == "removed":
            self.judge(one["key"], Verdict.REMOVE, moment, Clause(clause))

    def _refuse_a_change(self, moment: datetime) -> None:
        """Somebody wanted to advertise where they had contributed before."""
        key = next(
            one["key"] for one in self.given["contribution"] if one["language"] == "en" and "fate" not in one and not one.get("host")
        )
        one = next(one for one in self.given["contribution"] if one["key"] == key)
        self.at(moment, partial(self._edit, one, "Buy my language course, half price until Sunday!"))
        self.judge(key, Verdict.REFUSE, moment + READ_AFTER, Clause.ADVERTISING)

    def _come_to_an_end(self, moment: datetime) -> None:
        """The host closes it; of the archived one the clock was first, and the host had to be reminded."""
        if self.given["state"] == "archived":
            reason = ClosingReason(self.given["closing_reason"])
            self.at(moment - timedelta(days=1), lambda: lifecycle.close(self.debate, reason, by=None))
            self.at(moment - timedelta(hours=12), lifecycle.remind_hosts)
        self.at(moment, self._close)
        with clock.at(moment):
            notifications.tell_of_closings()

    def _close(self) -> None:
        debate = self.debate
        for language, words in {self.given["language"]: self.given, **self.given.get("texts", {})}.items():
            summary = self._cited(words.get("summary", "").strip(), language)
            html, wrong = render_summary(debate, summary, language)
            if wrong:
                raise ValueError(f"the demo's summary cites what does not stand: {wrong}")
            if language == self.given["language"]:
                lifecycle.summarise(debate, summary, html, by=self.host)
            elif summary:
                text_there = next(one for one in debate.texts if one.language == language)
                new = drafting.Words(words["question"], words["context"].strip(), summary, html)
                drafting.translate(debate, language, new, version=text_there.version, by=self.host)
        if debate.can("close"):
            lifecycle.close(debate, ClosingReason(self.given["closing_reason"]), by=self.host)
        if self.given["state"] == "archived":
            lifecycle.archive(debate, by=self.host)

    def _cited(self, summary: str, language: str) -> str:
        path = f"/{language}/debates/{self.given['slug']}/c/"
        return re.sub(r"\(c:(\w+)\)", lambda match: f"({path}{self.ids[match[1]]})", summary)


def evening(moment: datetime) -> datetime:
    """Six o'clock in Bern on that day (UTC)."""
    return from_bern(datetime.combine(as_date(moment), time(18)))
