"""A report is taken up, passed on, noted upon, routed, or thrown out."""

from datetime import datetime

from desk.accounts.models import User
from desk.articles.models import Article
from desk.core import clock
from desk.core.states import Audience
from desk.corrections import clocks
from desk.corrections.actions import filing
from desk.corrections.models import Report, Severity
from desk.editions.models import Edition


def take(report: Report, *, by: User) -> None:
    """Take it up; from now on the reader sees that an editor is at it."""
    report.move("take", by=by)
    report.assignee = by
    report.taken_at = report.taken_at or clock.now()
    report.due_at = clocks.next_due(report)


def hand_over(report: Report, *, to: User, by: User) -> None:
    """Pass a report that is in hand to somebody else, or take it over."""
    report.note("hand_over", by=by, text="", to=to.name)
    report.assignee = to


def release(report: Report, *, by: User) -> None:
    """Put it back for somebody else to take."""
    report.move("release", by=by, audience=Audience.STAFF)
    report.assignee = None
    report.due_at = clocks.next_due(report)


def rate(report: Report, severity: Severity, *, by: User) -> None:
    """Say how grave it is; what is due when follows from it."""
    if severity is not report.severity:
        report.severity = severity
        report.note("rate", by=by, severity=severity.value)
        report.due_at = clocks.next_due(report)


def add_note(report: Report, words: str, *, by: User) -> None:
    """A note for colleagues; readers never see it."""
    report.note("note", by=by, text=words)


def add_answer(report: Report, words: str, *, how: str, at: datetime, by: User) -> None:
    """What was said to the reader by mail or telephone, so that the desk and plain mail never disagree."""
    report.note("answer_elsewhere", by=by, audience=Audience.READER, text=words, at=at, how=how)


def set_article(report: Report, article: Article, edition: Edition, *, by: User) -> None:
    """Say which article is meant; the report goes to that article's edition, and its mailbox gets its copy."""
    moved = report.edition != edition.code
    report.article = article
    report.seen_version = article.current
    report.edition = edition.code
    report.marks = [mark for mark in report.marks if mark not in {"unknown_article", "not_ours"}]
    report.note("set_article", by=by, url=article.url or article.slug)
    report.due_at = clocks.next_due(report)
    if moved:
        filing.pass_on(report, edition)


def mark_spam(report: Report, *, by: User) -> None:
    """Throw it out; no letter is ever sent about it."""
    report.move("mark_spam", by=by, audience=Audience.STAFF)
    report.due_at = None


def restore(report: Report, *, by: User) -> None:
    """It was no spam after all."""
    report.move("restore", by=by, audience=Audience.STAFF)
    report.assignee = None
    report.due_at = clocks.next_due(report)


def let_in(report: Report, edition: Edition, *, by: User) -> None:
    """Let a held report in; its letters go out now."""
    report.is_held = False
    report.note("let_in", by=by)
    filing.announce(report, edition)
