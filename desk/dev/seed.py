"""Fills the demo newsroom through the app's own actions, under a set clock, so that every history is a real one."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from flask_security import hash_password

from desk.accounts import actions as accounts
from desk.accounts.models import Role, User
from desk.accounts.queries import holders
from desk.articles import actions as articles
from desk.articles import queries as article_queries
from desk.articles.importing import Found
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.corrections.actions import deciding, filing, noticing, triage
from desk.corrections.models import About, Kind, LinkKind, Notice, NoticeKind, Origin, Outcome, ReasonCode, Report, Severity
from desk.dev import debating
from desk.dev.people import PASSWORD, PEOPLE
from desk.editions import queries as editions
from desk.i18n.dates import from_bern, in_bern
from desk.mail.outbox import deliver_due

FOLDER = Path(__file__).parent / "newsroom"
STARTED = clock.now()


@cache
def _stories() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    read = [tomllib.loads((FOLDER / name).read_text(encoding="utf-8")) for name in ("articles.toml", "reports.toml")]
    return read[0]["article"], read[1]["report"]


def count() -> int:
    """How many steps there are."""
    return len(PEOPLE) + sum(map(len, _stories())) + debating.count()


def steps() -> Iterator[Callable[[], None]]:
    """Everything to be done, one thing after the other."""
    told, filed = _stories()
    yield from (partial(engage, person) for person in PEOPLE)
    yield from (partial(publish_article, article) for article in told)
    yield from (partial(live, n, report) for n, report in enumerate(filed))
    yield from debating.steps(STARTED, lambda key: _url(next(article for article in told if article["key"] == key)))


def engage(person) -> None:
    """A colleague with the demo's password."""
    with clock.at(STARTED - timedelta(days=150)), all_or_nothing():
        member = accounts.invite(email=person.email, name=person.name, language="en", by=None)
        member.password = hash_password(PASSWORD)
        accounts.set_roles(member, set(person.roles))
    with clock.at(STARTED - timedelta(days=150)):
        deliver_due()


def publish_article(given: dict[str, Any]) -> None:
    """An article, as the import would store it."""
    published_at = STARTED - timedelta(days=given["days_ago"])
    found = Found(
        headline=given["headline"],
        language=given["language"],
        blocks=given["blocks"],
        standfirst=given["standfirst"],
        url=_url(given),
        byline=given["byline"],
        section=given["section"],
        published_at=published_at,
    )
    with clock.at(published_at), all_or_nothing():
        articles.store(found, slug=given["slug"], story=given["story"])


def _url(given: dict[str, Any]) -> str:
    return f"https://www.swissinfo.ch/{given['language']}/{given['slug']}"


def live(number: int, given: dict[str, Any]) -> None:
    """One report, from its arrival through its journey."""
    life = Life(number, given)
    life.arrive()
    journey = getattr(life, given["journey"])
    journey()


class Life:
    """The life of one report in the demo: each step happens at its own time, and its letters leave then."""

    def __init__(self, number: int, given: dict[str, Any]) -> None:
        self.number, self.given = number, given
        self.arrived = STARTED - timedelta(days=given["days_ago"])
        self.reference = ""

    def at(self, hours: float, do: Callable[[Report], None]) -> None:
        """Do something so many hours after the arrival, but never ahead of now."""
        self.at_moment(min(self.arrived + timedelta(hours=hours), STARTED - timedelta(minutes=3)), do)

    def at_moment(self, moment: datetime, do: Callable[[Report], None]) -> None:
        """Do something at a given time (UTC)."""
        with clock.at(moment):
            with all_or_nothing():
                do(self.report)
            deliver_due()

    @property
    def report(self) -> Report:
        """The report."""
        return db.session.scalars(db.select(Report).where(Report.reference == self.reference)).one()

    @property
    def notice(self) -> Notice:
        """Its notice."""
        if self.report.notice is None:
            raise LookupError(f"the demo's report {self.number} has no notice")
        return self.report.notice

    def one_of(self, role: Role, edition: str | None, but: User | None = None) -> User:
        """Somebody who holds this role."""
        return next(person for person in holders(role, edition) if but is None or person.id != but.id)

    @property
    def journalist(self) -> User:
        """Who works on it."""
        return self.one_of(Role.JOURNALIST, self.report.edition)

    def arrive(self) -> None:
        """File it, and press “Send me the answer” where the reader did."""
        given = self.given
        story = next((a for a in _stories()[0] if a["key"] == given.get("article")), None)
        with clock.at(self.arrived):
            with all_or_nothing():
                article = article_queries.article_at(_url(story)) if story else None
                wanted = filing.Filing(
                    sent_as=f"demo {self.number}",
                    article=article,
                    article_url=_url(story) if story else given["article_url"],
                    page_language=given["page_language"],
                    origin=Origin(given["origin"]),
                    about=About(given["about"]),
                    kind=Kind(given["kind"]),
                    marks=[] if story else ["unknown_article"],
                    received_at=self.arrived,
                    **{name: given.get(name, "") for name in ("passage", "claim", "suggestion", "sources", "name", "email")},
                )
                edition = editions.edition(article.edition if article else given["page_language"])
                by = None if wanted.origin is Origin.FORM else self.one_of(Role.JOURNALIST, edition.code)
                self.reference = filing.file_report(wanted, edition, by=by)[0].reference
            deliver_due()
        if given.get("confirmed"):
            self.at(0.2, self._confirm)

    @staticmethod
    def _confirm(report: Report) -> None:
        link = next(link for link in report.filers[0].links if link.kind is LinkKind.ANSWER)
        filing.confirm(report, link)

    def received(self) -> None:
        """Nobody has taken it up yet."""

    def taken(self) -> None:
        """Somebody has."""
        self.at(1.2, lambda report: triage.take(report, by=self.journalist))

    def note(self) -> None:
        """And has written a note."""
        self.taken()
        self.at(1.7, lambda report: triage.add_note(report, self.given["note"], by=self.journalist))

    def written(self) -> dict[str, Any]:
        """The notice as drafted."""
        given = self.given
        return {
            "kind": NoticeKind(given["notice_kind"]),
            "severity": Severity(given["severity"]),
            "before": given.get("before", ""),
            "after": given.get("after", ""),
            "text": given["notice"],
            "evidence": given.get("evidence", ""),
            "asked_id": None,
        }

    def awaiting_approval(self) -> None:
        """A notice is drafted and waits for a second pair of eyes."""
        self.taken()

        def submit(report: Report) -> None:
            """Draft and send; the demo's own notices must pass the linter too."""
            notice = noticing.draft(report, self.written(), by=self.journalist)
            lacks = noticing.problems(notice)
            if lacks:
                raise ValueError(f"the demo's notice {self.number} would be refused: {lacks}")
            noticing.submit(report, notice, by=self.journalist)

        self.at(2.5, submit)

    def sent_back(self) -> None:
        """The second pair of eyes wanted it changed."""
        self.awaiting_approval()
        editor = self.one_of(Role.EDITOR, self.report.edition)
        self.at(3.5, lambda report: noticing.send_back(report, self.notice, self.given["back_note"], by=editor))

    def published(self) -> None:
        """A second pair of eyes published it; somebody placed the note in the article."""
        self.awaiting_approval()
        is_serious = self.given["severity"] == "serious"
        editor = self.one_of(Role.STANDARDS, None) if is_serious else self.one_of(Role.EDITOR, self.report.edition)
        self.at(4.5, lambda _report: noticing.publish(self.notice, by=editor))
        if self.number % 2:
            self.at(5, lambda _report: noticing.place(self.notice, by=self.journalist))

    def published_alone(self) -> None:
        """An editor published it last night; the second reading is due."""
        editor = self.one_of(Role.EDITOR, self.report.edition)
        night = last_night(STARTED)
        self.at_moment(max(self.arrived, night - timedelta(minutes=40)), lambda report: triage.take(report, by=editor))

        def publish(report: Report) -> None:
            """Draft and publish."""
            noticing.publish_alone(noticing.draft(report, self.written(), by=editor), by=editor)

        self.at_moment(night, publish)

    def answered(self, outcome: Outcome) -> None:
        """Answered with a reason; where that needs an editor, an editor approved it."""
        self.taken()
        code = ReasonCode(self.given["reason_code"]) if self.given.get("reason_code") else None
        self.at(6, lambda report: deciding.decide(report, outcome, self.given["reason"], reason_code=code, by=self.journalist))
        if self.report.is_open:
            editor = self.one_of(Role.EDITOR, self.report.edition)
            self.at(7, lambda report: deciding.approve(report, by=editor))

    def no_change(self) -> None:
        """The passage stands."""
        self.answered(Outcome.NO_CHANGE)

    def already_corrected(self) -> None:
        """It had been corrected before."""
        self.answered(Outcome.ALREADY_CORRECTED)

    def opinion(self) -> None:
        """No error but a view."""
        self.answered(Outcome.OPINION)

    def out_of_scope(self) -> None:
        """Not ours."""
        self.answered(Outcome.OUT_OF_SCOPE)

    def language_fixed(self) -> None:
        """A slip of the pen."""
        self.at(1, lambda report: deciding.fix_language(report, by=self.journalist))

    def spam(self) -> None:
        """Thrown out."""
        self.at(1, lambda report: triage.mark_spam(report, by=self.journalist))


def last_night(moment: datetime) -> datetime:
    """Twenty to twelve at night in Bern, the last time before `moment` (UTC)."""
    local = in_bern(moment).replace(tzinfo=None)
    night = datetime.combine(local.date(), time(23, 40))
    return from_bern(night if night < local else night - timedelta(days=1))
