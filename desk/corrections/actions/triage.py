"""A report is taken up, passed on, noted upon, routed, or thrown out."""

from datetime import datetime

from flask_babel import gettext as _

from desk.accounts.models import User
from desk.articles.models import Article
from desk.core import clock
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.corrections import clocks
from desk.corrections.actions import filing
from desk.corrections.models import Report, Severity, Status
from desk.editions.models import Edition
from desk.pages.models import raise_versions


def take(report: Report, *, by: User) -> None:
    """Take it up; from now on the reader sees that an editor is at it."""
    report.move("take", by=by)
    report.assignee = by
    report.taken_at = report.taken_at or clock.now()
    report.due_at = clocks.next_due(report)


def hand_over(report: Report, *, to: User, by: User) -> None:
    """Pass a report that is in hand to somebody else, or take it over."""
    report.require(Status.IN_REVIEW)
    report.note("hand_over", by=by, text="", to=to.name)
    report.assignee = to


def release(report: Report, *, by: User) -> None:
    """Put it back for somebody else to take."""
    report.move("release", by=by, audience=Audience.STAFF)
    report.assignee = None
    report.due_at = clocks.next_due(report)


def rate(report: Report, severity: Severity, *, by: User) -> None:
    """Say how grave it is; what is due when follows from it."""
    report.require(Status.IN_REVIEW)
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
    """Say which article is meant; the report goes to that article's edition, and its mailbox gets its copy.

    Raises NotNow once a notice has been drafted: that belongs to its article.
    """
    report.require(Status.RECEIVED, Status.IN_REVIEW)
    if report.notice is not None:
        raise NotNow(_("A notice is drafted for the article as it is. Answer without a notice first, or publish it."))
    moved = report.edition != edition.code
    report.article = article
    report.seen_version = article.current
    report.edition = edition.code
    report.marks = [mark for mark in report.marks if mark not in {"unknown_article", "not_ours"}]
    report.note("set_article", by=by, url=article.url or article.slug)
    report.due_at = clocks.next_due(report)
    if moved and report.can("release"):
        release(report, by=by)  # its new edition finds it among what nobody has taken up
    if moved:
        filing.pass_on(report, edition)


def mark_spam(report: Report, *, by: User) -> None:
    """Throw it out; no letter is ever sent about it."""
    report.move("mark_spam", by=by, audience=Audience.STAFF)
    report.due_at, report.is_held = None, False
    show_outcome(report)


def restore(report: Report, *, by: User) -> None:
    """It was no spam after all."""
    report.move("restore", by=by, audience=Audience.STAFF)
    show_outcome(report)
    report.assignee = None
    report.due_at = clocks.next_due(report)


def show_outcome(report: Report) -> None:
    """What came of a report stands under the contribution that pointed the error out, so its page has changed."""
    if report.contribution is not None:
        raise_versions(report.contribution.debate.scope)


def let_in(report: Report, edition: Edition, *, by: User) -> None:
    """Let a held report in; its letters go out now. Done twice, it is done once."""
    if not report.is_held:
        return
    report.is_held = False
    report.note("let_in", by=by)
    filing.announce(report, edition)
