"""The life of a report in the demo: it arrives, is taken up, and comes to an end, each step at its own time."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from desk.accounts.models import Role, User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.corrections.actions import deciding, filing, noticing, triage
from desk.corrections.models import About, Kind, LinkKind, Notice, NoticeKind, Origin, Outcome, ReasonCode, Report, Severity
from desk.dev.told import STARTED, article_of, one_of, url_of
from desk.editions import queries as editions
from desk.i18n.dates import from_bern, in_bern
from desk.mail.outbox import deliver_due
from desk.notifications.articles import tell_of_notices

WORDS = ("passage", "claim", "suggestion", "sources", "name", "email")


class Life:
    """One report: each step happens at its own time, and its letters leave then."""

    def __init__(self, number: int, given: dict[str, Any]) -> None:
        self.number, self.given = number, given
        self.arrived = STARTED - timedelta(days=given.get("days_ago", 0))
        self.reference = ""

    def at(self, hours: float, do: Callable[[Report], object]) -> None:
        """Do something so many hours after the arrival, but never ahead of now."""
        self.at_moment(self.moment(hours), do)

    def moment(self, hours: float) -> datetime:
        """So many hours after the arrival (UTC), but never ahead of now."""
        return min(self.arrived + timedelta(hours=hours), STARTED - timedelta(minutes=3))

    def at_moment(self, moment: datetime, do: Callable[[Report], object]) -> None:
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

    @property
    def journalist(self) -> User:
        """Who works on it."""
        return one_of(Role.JOURNALIST, self.report.edition)

    @property
    def editor(self) -> User:
        """The second pair of eyes."""
        return one_of(Role.EDITOR, self.report.edition)

    def arrive(self) -> None:
        """File it, and press “Send me the answer” where the reader did."""
        given = self.given
        with clock.at(self.arrived):
            with all_or_nothing():
                article = article_of(given["article"]) if "article" in given else None
                wanted = self._filing(article)
                edition = editions.edition(article.edition if article else given["page_language"])
                by = None if wanted.origin is Origin.FORM else one_of(Role.JOURNALIST, edition.code)
                self.reference = filing.file_report(wanted, edition, by=by)[0].reference
            deliver_due()
        if given.get("confirmed"):
            self.at(0.2, lambda report: press_answer(report, 0))

    def _filing(self, article: Article | None) -> filing.Filing:
        given = self.given
        return filing.Filing(
            sent_as=f"demo {self.number}",
            article=article,
            article_url=url_of(given["article"]) if article else given["article_url"],
            page_language=given["page_language"],
            origin=Origin(given["origin"]),
            about=About(given["about"]),
            kind=Kind(given["kind"]),
            marks=[] if article else ["unknown_article"],
            received_at=self.arrived,
            **{name: given.get(name, "") for name in WORDS},
        )

    def received(self) -> None:
        """Nobody has taken it up yet."""

    def taken(self) -> None:
        """Somebody has."""
        self.at(1.2, lambda report: triage.take(report, by=self.journalist))

    def note(self) -> None:
        """And has written a note."""
        self.taken()
        self.at(1.7, lambda report: triage.add_note(report, self.given["note"], by=self.journalist))

    def submit(self, report: Report, given: dict[str, Any], by: User) -> None:
        """Draft a notice and send it for approval; the demo's own notices must pass the linter too."""
        notice = noticing.draft(report, written(given), by=by)
        lacks = noticing.problems(notice)
        if lacks:
            raise ValueError(f"the demo's notice {self.number} would be refused: {lacks}")
        noticing.submit(report, notice, by=by)

    def awaiting_approval(self) -> None:
        """A notice is drafted and waits for a second pair of eyes."""
        self.taken()
        self.at(2.5, lambda report: self.submit(report, self.given, self.journalist))

    def sent_back(self) -> None:
        """The second pair of eyes wanted it changed."""
        self.awaiting_approval()
        self.at(3.5, lambda report: noticing.send_back(report, self.notice, self.given["back_note"], by=self.editor))

    def publish(self, hours: float) -> None:
        """The second pair of eyes publishes it; who follows the article is told."""
        is_serious = self.notice.severity.rank >= Severity.SERIOUS.rank
        by = one_of(Role.STANDARDS, None) if is_serious else self.editor
        self.at(hours, lambda _report: noticing.publish(self.notice, by=by))
        self.tell_followers(hours)

    def tell_followers(self, hours: float) -> None:
        """Let who follows the article have their letters."""
        with clock.at(self.moment(hours) + timedelta(minutes=1)):
            tell_of_notices()
            deliver_due()

    def published(self) -> None:
        """A second pair of eyes published it; somebody placed the note in the article."""
        self.awaiting_approval()
        self.publish(4.5)
        if self.number % 2:
            self.at(5, lambda _report: noticing.place(self.notice, by=self.journalist))

    def publish_alone(self) -> None:
        """An editor published it last night; the second reading is due."""
        night = last_night(STARTED)
        self.at_moment(max(self.arrived, night - timedelta(minutes=40)), lambda report: triage.take(report, by=self.editor))

        def publish(report: Report) -> None:
            """Draft and publish."""
            noticing.publish_alone(noticing.draft(report, written(self.given), by=self.editor), by=self.editor)

        self.at_moment(night, publish)
        self.tell_followers((night - self.arrived) / timedelta(hours=1))

    def answered(self, outcome: Outcome) -> None:
        """Answered with a reason; where that needs an editor, an editor approved it."""
        self.taken()
        code = ReasonCode(self.given["reason_code"]) if self.given.get("reason_code") else None
        self.at(6, lambda report: deciding.decide(report, outcome, self.given["reason"], reason_code=code, by=self.journalist))
        if self.report.is_open:
            self.at(7, lambda report: deciding.approve(report, by=self.editor))

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


def written(given: dict[str, Any]) -> dict[str, Any]:
    """A notice as drafted."""
    return {
        "kind": NoticeKind(given["notice_kind"]),
        "severity": Severity(given["severity"]),
        "before": given.get("before", ""),
        "after": given.get("after", ""),
        "text": given["notice"],
        "evidence": given.get("evidence", ""),
        "asked_id": None,
    }


def press_answer(report: Report, n: int) -> None:
    """The reader, the n-th who filed it, presses “Send me the answer”."""
    link = next(link for link in report.filers[n].links if link.kind is LinkKind.ANSWER)
    filing.confirm(report, link)


def last_night(moment: datetime) -> datetime:
    """Twenty to twelve at night in Bern, the last time before `moment` (UTC)."""
    local = in_bern(moment).replace(tzinfo=None)
    night = datetime.combine(local.date(), time(23, 40))
    return from_bern(night if night < local else night - timedelta(days=1))
