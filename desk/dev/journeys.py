"""The longer ways of the demo's reports: questions, second looks, duplicates, notices that supersede, checks in other editions."""

from datetime import timedelta
from functools import partial
from typing import Any, ClassVar

from desk.accounts.models import Role
from desk.core import clock
from desk.core.db import db
from desk.corrections import clocks
from desk.corrections.actions import alarming, appealing, asking, filing, merging, noticing, siblings, triage
from desk.corrections.models import Cause, Kind, Report, SiblingTask
from desk.dev.life import Life, last_night, press_answer
from desk.dev.newsdesk import morning
from desk.dev.told import STARTED, Part, article_of, one_of
from desk.mail.outbox import deliver_due


class Journey(Life):
    """One report with a story of its own, named by its `journey` in reports.toml, and what else is said of it there."""

    known: ClassVar[dict[str, str]] = {}  # key in the file -> reference, for reports that others point at

    def parts(self) -> list[Part]:
        """What happens to it and when, so that others come between: numbers are given in the order of time."""
        later: list[Part] = [(self.moment(one["hours"]), partial(self._check, one)) for one in self.given.get("check", [])]
        match self.given["journey"]:
            case "published_alone":
                later.append((last_night(STARTED), self.publish_alone))
            case "duplicate":
                later.append((self.moment(4), self._merge))
            case "superseded":
                later.append((self.moment(50), self._supersede))
            case "appeal_confirmed":
                later.append((self.moment(55), self._confirm_decision))
            case "appeal_changed":
                later.append((self.moment(54), self._change_decision))
        end = max((moment for moment, _do in later), default=self.arrived)
        return [(self.arrived, self.live), *later, (end, self._sort), (end, self._be_kept)]

    def live(self) -> None:
        """Its arrival, and what follows within a day or so."""
        self.arrive()
        if "key" in self.given:
            self.known[self.given["key"]] = self.reference
        journey = getattr(self, self.given["journey"])
        journey()
        for one in self.given.get("me_too", []):
            self._join(one)

    def published_alone(self) -> None:
        """An editor publishes it at night; until then nobody has taken it up."""

    def duplicate(self) -> None:
        """Another reader was first."""

    def question_waits(self) -> None:
        """The newsroom asks the reader, and waits."""
        self.taken()
        given = self.given
        self.at(2, lambda report: asking.ask(report, given["question"], language=given["page_language"], by=self.journalist))

    def question_answered(self) -> None:
        """The reader answers."""
        self.question_waits()
        given = self.given
        self.at(21, lambda r: asking.add_information(r, r.filers[0], given["reply"], None, language=given["page_language"]))

    def withdrawn(self) -> None:
        """The reader takes it back."""
        self.taken()
        self.at(5, lambda report: asking.withdraw(report, report.filers[0]))

    def appeal_waits(self) -> None:
        """The reader is not content with the answer and asks for a second look."""
        self.no_change()
        given = self.given
        self.at(30, lambda r: appealing.appeal(r, r.filers[0], given["appeal"], language=given["page_language"]))

    def appeal_confirmed(self) -> None:
        """The first decision stands."""
        self.appeal_waits()

    def _confirm_decision(self) -> None:
        """The ombuds office is asked next where a case is named."""
        standards = one_of(Role.STANDARDS, None)
        self.at(55, lambda report: appealing.confirm(report, self.given["second_look"], by=standards))
        if "ombuds_case" in self.given:
            self.at(100, lambda report: triage.name_ombuds_case(report, self.given["ombuds_case"], by=standards))

    def appeal_changed(self) -> None:
        """The reader was right after all."""
        self.appeal_waits()

    def _change_decision(self) -> None:
        """Who looked again drafts the correction."""
        standards = one_of(Role.STANDARDS, None)
        self.at(54, lambda report: appealing.change(report, self.given["second_look"], by=standards))
        self.at(56, lambda report: self.submit(report, self.given, standards))
        self.publish(60)

    def _merge(self) -> None:
        self.at(4, lambda report: merging.merge(report, self._other(self.given["into"]), by=self.journalist))

    def _other(self, key: str) -> Report:
        return db.session.scalars(db.select(Report).where(Report.reference == self.known[key])).one()

    def superseded(self) -> None:
        """The correction was not right either: another one takes its place."""
        self.published()

    def _supersede(self) -> None:
        again = self.given["again"]
        self.at(50, lambda report: appealing.reopen(report, again["why"], by=self.journalist))
        self.at(53, lambda report: self.submit(report, self.given | again, self.journalist))
        self.publish(56)

    def retracted(self) -> None:
        """The whole article is withdrawn; it takes an editor and standards."""
        self.awaiting_approval()
        self.at(5, lambda report: noticing.approve_first(report, self.notice, by=self.editor))
        self.publish(8)

    def forgotten(self) -> None:
        """Nobody ever took it up, and the alarms went off at their times."""
        report = self.report
        times = [clocks.warning_due(report), report.due_at, clocks.last_day(report)]
        for moment in [one for one in times if one and one < STARTED]:
            with clock.at(moment + timedelta(minutes=1)):
                alarming.sound()
                deliver_due()

    def _sort(self) -> None:
        """Labels, and what sort of error it was."""
        given = self.given
        if "labels" in given:
            self.at(1.4, lambda report: triage.label(report, sorted(given["labels"]), by=self.journalist))
        if "cause" in given:
            kind, done = Kind(given.get("found_kind", given["kind"])), self.report.resolved_at
            moment = (done or self.moment(2)) + timedelta(minutes=2)
            self.at_moment(moment, lambda report: triage.classify(report, kind, Cause(given["cause"]), by=self.journalist))

    def _be_kept(self) -> None:
        """Notes, a legal hold, a time out of sight."""
        given = self.given
        for n, words in enumerate(given.get("notes", [])):
            self.at(1.9 + n, partial(triage.add_note, words=words, by=self.journalist))
        if "hold" in given:
            self.at(3, lambda report: triage.hold(report, given["hold"], by=one_of(Role.LEGAL, None)))
        if "snooze_days" in given:
            until = morning(given["snooze_days"], hour=9)
            self.at(4, lambda report: triage.snooze(report, until, by=self.journalist))

    def _join(self, one: dict[str, Any]) -> None:
        """Somebody else sees the same error; who gave an address wants the answer too."""
        who = {"name": one["name"], "email": one.get("email", ""), "language": one["language"], "person": None}
        self.at(one["hours"], lambda report: filing.me_too(report, **who))
        if who["email"]:
            self.at(one["hours"] + 0.2, lambda report: press_answer(report, -1))

    def _check(self, check: dict[str, Any]) -> None:
        """Another edition looks at its translation after the notice."""
        article = article_of(check["article"]).id
        task = next(task.id for task in self.notice.sibling_tasks if task.article_id == article)

        def settle(_report: Report) -> None:
            """Say what was found."""
            found = db.session.get_one(SiblingTask, task)
            by = one_of(Role.JOURNALIST, found.edition)
            if "differs" in check:
                siblings.find_different(found, check["differs"], by=by)
            elif "notice" in check:
                own.reference = siblings.begin_correction(found, by=by).reference
            else:
                siblings.find_clean(found, by=by)

        own = Life(self.number, self.given | check)
        own.arrived = self.moment(check["hours"])
        self.at_moment(own.arrived, settle)
        if own.reference:
            own.published()
