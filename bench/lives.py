"""The life of one of ten thousand reports, as the rows it leaves behind."""

from datetime import datetime, timedelta
from random import Random

from bench.rows import Rows
from bench.wording import Piece, claim, other_numbers, sentences
from desk.core import clock
from desk.core.states import Audience
from desk.core.tokens import digest, new_secret
from desk.corrections.clocks import ANSWER_DAYS, APPEAL_DAYS, REPLY_WITHIN, TAKE_UP_DAYS
from desk.corrections.models import (
    About,
    Appeal,
    Decision,
    Filer,
    Kind,
    Label,
    Link,
    LinkKind,
    Notice,
    NoticeKind,
    NoticeStatus,
    Origin,
    Outcome,
    Question,
    ReasonCode,
    Report,
    ReportEntry,
    Severity,
    SiblingStatus,
    SiblingTask,
    Status,
)
from desk.editions.calendar import after_working_days
from desk.i18n import LANGUAGES
from desk.mail.models import MailState, OutgoingMail

People = dict[str, list[int]]
WORDS_SHOWN = 32
STANDS = {
    Status.RECEIVED: 45, Status.IN_REVIEW: 30, Status.NEEDS_INFO: 10, Status.AWAITING_APPROVAL: 10, Status.APPEALED: 5,
}  # fmt: skip
OUTCOMES = {
    Outcome.NO_CHANGE: 30, Outcome.CORRECTED: 25, Outcome.LANGUAGE_FIXED: 15, Outcome.OPINION: 8, Outcome.DUPLICATE: 7,
    Outcome.OUT_OF_SCOPE: 7, Outcome.ALREADY_CORRECTED: 5, Outcome.WITHDRAWN: 3,
}  # fmt: skip
LABELS = ("figures", "agency", "photo desk", "politics", "style")


class Life:
    """One report, from its arrival to where it stands today."""

    def __init__(self, rows: Rows, people: People, piece: Piece, received_at: datetime, random: Random) -> None:
        self.rows, self.people, self.piece, self.random = rows, people[piece.edition], piece, random
        self.received_at = received_at
        self.taken_at = min(received_at + timedelta(hours=random.uniform(1, 30)), clock.now())
        self.ended_at = min(received_at + timedelta(hours=random.uniform(31, 120)), clock.now())
        self.who = random.choice(self.people)
        self.number = len(rows.of[Report]) + 1

    def live(self, reference: str, *, is_open: bool) -> None:
        """Arrive, be worked on, and (unless it is open still) be answered or thrown out."""
        self.row = self.arrival(reference)
        self.rows.add(Report, **self.row)
        self.row = self.rows.of[Report][-1]
        self.enter("receive", Status.RECEIVED, self.received_at, by=None)
        self.add_filer()
        if is_open:
            self.stand(*self.random.choices(list(STANDS), list(STANDS.values())))
        elif self.random.random() < 0.02:
            self.row["status"], self.row["due_at"] = Status.SPAM, None
            self.enter("mark_spam", Status.SPAM, self.taken_at)
        else:
            self.resolve(*self.random.choices(list(OUTCOMES), list(OUTCOMES.values())))

    def arrival(self, reference: str) -> dict:
        """The report as it was filed."""
        random, piece = self.random, self.piece
        page_language = piece.edition if random.random() < 0.9 else random.choice(list(LANGUAGES))
        passage, prefix, suffix = self.quote() if random.random() < 0.85 else ("", "", "")
        said = {"passage": passage, "prefix": prefix, "suffix": suffix, "claim": claim(page_language, random)}
        said |= {"suggestion": other_numbers(passage, random), "sources": "https://www.example.org/source" if random.random() < 0.3 else ""}
        codes = {"origin": Origin.FORM, "about": random.choices(list(About), [97, 2, 1])[0], "kind": random.choice(list(Kind))}
        empty = ("taken_at", "resolved_at", "severity", "outcome", "assignee_id", "notice_id", "canonical_id", "snoozed_until")
        return {
            "reference": reference,
            "sent_as": reference,
            "edition": piece.edition,
            "article_id": piece.number,
            "version_id": piece.version,
            "article_url": piece.url,
            "page_language": page_language,
            "received_at": self.received_at,
            "created_at": self.received_at,
            "status": Status.RECEIVED,
            "due_at": after_working_days(self.received_at, TAKE_UP_DAYS),
            "is_held": False,
            "version": 1,
            **said,
            **codes,
            **dict.fromkeys(empty),
        }

    def quote(self) -> tuple[str, str, str]:
        """A sentence of the article (the first paragraphs are read by more people), and the words around it."""
        block = self.piece.blocks[int(len(self.piece.blocks) * self.random.random() ** 2)]
        passage = self.random.choice(sentences(block))
        at = block.index(passage)
        return passage, block[max(0, at - WORDS_SHOWN) : at], block[at + len(passage) :][:WORDS_SHOWN]

    def add_filer(self) -> None:
        """Who filed it, with two links and the receipt; for one in ten somebody else joins."""
        for n in range(1 + (self.random.random() < 0.1)):
            is_known = self.random.random() < 0.7
            name, email = (f"Reader {self.number}", f"reader{self.number}.{n}@example.org") if is_known else ("", "")
            person = {"name": name, "email": email, "language": self.row["page_language"]}
            confirmed_at = self.taken_at if is_known and self.random.random() < 0.8 else None
            number = self.rows.add(Filer, report_id=self.number, confirmed_at=confirmed_at, **person)
            for kind in LinkKind:
                self.rows.add(Link, filer_id=number, kind=kind, hash=digest(new_secret()))
            if is_known:
                self.write("corrections/receipt", email, f"receipt {n}")
        self.write("corrections/report_filed", f"{self.piece.edition}@swissinfo.ch", "report_filed")

    def write(self, letter: str, to: str, occasion: str) -> None:
        """A letter that has left; its bytes are erased after a week."""
        reference = self.row["reference"]
        at = {"created_at": self.received_at, "not_before": self.received_at, "handed_over_at": self.received_at}
        is_old = self.received_at < clock.now() - timedelta(days=7)
        kept = {"message": None if is_old else b"x" * 6000, "message_id": f"<{occasion}.{reference}@example.org>", "answer": "dot: 250 OK"}
        about = {"letter": letter, "thing": reference, "occasion": f"{reference} {occasion}", "to": to, "language": "en"}
        self.rows.add(OutgoingMail, state=MailState.HANDED_OVER, attempts=1, **about, **kept, **at)

    def enter(self, move: str, became: Status, at: datetime, by: int | None = 0, **params: str) -> None:
        """One line of the history."""
        by_id = self.who if by == 0 else by
        was = self.row["status"]
        line = {"move": move, "was": was, "became": became, "audience": Audience.READER, "text": "", "params": params}
        self.rows.add(ReportEntry, report_id=self.number, by_id=by_id, created_at=at, **line)
        self.row["status"] = became

    def take(self) -> None:
        """Somebody takes it up, rates it, and may label it."""
        self.enter("take", Status.IN_REVIEW, self.taken_at)
        severity = self.random.choice(list(Severity)[:3])
        self.enter("rate", Status.IN_REVIEW, self.taken_at, severity=severity.value)
        self.row |= {"taken_at": self.taken_at, "assignee_id": self.who, "severity": severity}
        self.row["due_at"] = after_working_days(self.received_at, ANSWER_DAYS[severity])
        if self.random.random() < 0.15:
            self.rows.add_plain(Label, report_id=self.number, word=self.random.choice(LABELS))

    def stand(self, status: Status) -> None:
        """Bring it to where it waits."""
        if status is Status.APPEALED:
            self.resolve(Outcome.NO_CHANGE)
            self.enter("appeal", status, self.ended_at, by=None)
            asked = {"reason": claim(self.row["page_language"], self.random), "language": self.row["page_language"]}
            self.rows.add(Appeal, report_id=self.number, **asked)
            self.row["due_at"] = after_working_days(self.ended_at, APPEAL_DAYS)
        elif status is not Status.RECEIVED:
            self.take()
            if status is Status.NEEDS_INFO:
                self.enter("ask", status, self.ended_at)
                asked = {"text": "Where did you read the other number?", "language": self.row["page_language"], "by_id": self.who}
                self.rows.add(Question, report_id=self.number, answer_by=self.ended_at + REPLY_WITHIN, **asked)
                self.row["due_at"] = self.ended_at + REPLY_WITHIN
            elif status is Status.AWAITING_APPROVAL:
                self.enter("submit", status, self.ended_at)
                self.add_notice(None)
        elif self.random.random() < 0.1:
            self.row["snoozed_until"] = clock.now() + timedelta(days=2)
        elif self.random.random() < 0.05:
            self.row["is_held"] = True

    def resolve(self, outcome: Outcome) -> None:
        """Answer it: with a notice, with a reason, or as the same as an earlier one."""
        self.take()
        earlier = next((one for one in reversed(self.rows.of[Report][-300:-1]) if one["article_id"] == self.piece.number), None)
        if outcome is Outcome.CORRECTED:
            self.enter("publish", Status.RESOLVED, self.ended_at, notice="C-2026-00001")
            self.add_notice(self.ended_at)
        elif outcome is Outcome.DUPLICATE and earlier and earlier["canonical_id"] is None:
            self.enter("merge", Status.RESOLVED, self.ended_at, into=earlier["reference"])
            self.row["canonical_id"] = earlier["id"]
        else:
            outcome = Outcome.NO_CHANGE if outcome is Outcome.DUPLICATE else outcome
            self.enter("decide", Status.RESOLVED, self.ended_at, outcome=outcome.value)
            said = {"reason": claim(self.row["page_language"], self.random), "language": self.row["page_language"]}
            why = {"outcome": outcome, "reason_code": ReasonCode.SOURCE_CONFIRMS if outcome is Outcome.NO_CHANGE else None}
            self.rows.add(Decision, report_id=self.number, proposed_by_id=self.who, decided_at=self.ended_at, **why, **said)
        self.row |= {"resolved_at": self.ended_at, "outcome": outcome, "due_at": None}

    def add_notice(self, published_at: datetime | None) -> None:
        """The notice it led to (unpublished: one that waits for approval), and a check for another edition."""
        words = {"before": self.row["passage"], "after": self.row["suggestion"], "text": claim(self.piece.edition, self.random)}
        words |= {"html": "<p>Corrected.</p>", "evidence": "https://www.example.org/source", "headline": self.piece.headline}
        codes = {"kind": NoticeKind.CORRECTION, "severity": self.row["severity"], "origin": Origin.FORM}
        states = {"status": NoticeStatus.PUBLISHED if published_at else NoticeStatus.IN_APPROVAL, "version": 1}
        people = {"drafted_by_id": self.people[0], "approved_by_id": self.people[2] if published_at else None}
        about = {"article_id": self.piece.number, "edition": self.piece.edition, "language": self.piece.edition}
        number = self.rows.add(Notice, reference=None, published_at=published_at, **about, **codes, **words, **states, **people)
        self.row["notice_id"] = number
        if published_at and self.random.random() < 0.3:
            is_new = published_at > clock.now() - timedelta(days=20)
            status = SiblingStatus.PENDING if is_new else SiblingStatus.CLEAN
            self.rows.add(SiblingTask, notice_id=number, article_id=self.piece.number, edition=self.piece.edition, status=status, version=1)
