"""A notice is drafted, read by a second pair of eyes, and published."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.articles import actions as articles
from desk.articles import passages
from desk.articles.history import first_with, last_with
from desk.articles.models import Source
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.core.text import paragraphs
from desk.corrections import indexing, linter, mails
from desk.corrections.actions import deciding, siblings, triage
from desk.corrections.actions.posting import post, tell
from desk.corrections.models import Notice, NoticeStatus, Report, Severity, Status
from desk.corrections.models.sequence import lock_sequence, next_reference
from desk.debates import queries as debates
from desk.editions import queries as editions
from desk.editions.calendar import next_morning
from desk.pages.models import raise_versions
from desk.search import index


def draft(report: Report, written: dict[str, Any], *, by: User) -> Notice:
    """Keep a notice for a report as a draft: kind, severity, before, after, text, evidence, asked.

    Raises NotNow when the article is not known, or the notice has gone on.
    """
    report.require(Status.IN_REVIEW)
    if report.article is None:
        raise NotNow(_("Say first which article is meant: a notice belongs to an article."))
    triage.rate(report, written["severity"], by=by)
    standing = report.notice if report.notice and report.notice.is_published else None
    if standing and standing.successor:
        raise NotNow(_("A notice that takes the place of %(reference)s is being written already.", reference=standing.reference))
    if report.notice is None or standing:
        report.notice = Notice(
            supersedes=standing,
            article=report.article,
            edition=report.edition,
            language=report.article.language,
            origin=report.origin,
            drafted_by=by,
            status=NoticeStatus.DRAFT,
            **written,
        )
        db.session.add(report.notice)
        report.note("draft", by=by)
    elif report.notice.status is not NoticeStatus.DRAFT:
        raise NotNow(_("The notice is with a second pair of eyes already."))
    else:
        for name, value in written.items():
            setattr(report.notice, name, value)
        report.notice.drafted_by = by
        report.touch()  # a page that was opened before this draft must not write over it
    report.notice.note("draft", by=by)
    db.session.flush()
    return report.notice


def problems(notice: Notice) -> list[linter.Problem]:
    """What the notice lacks before it may be read by a second pair of eyes."""
    names = (
        [person.name for person in accounts.staff()]
        + [str(name) for name in notice.article.byline]
        + [filer.name for r in notice.reports for filer in r.filers]
    )
    return linter.problems(notice, [name for name in names if name])


def submit(report: Report, notice: Notice, *, by: User) -> None:
    """Ask a second pair of eyes."""
    deciding.refuse_silence(report)
    notice.move("submit", by=by, audience=Audience.STAFF)
    report.move("submit", by=by, audience=Audience.STAFF)
    deciding.ask_for_approval(report, notice.asked, by=by)
    _tell_legal(report, notice)


def send_back(report: Report, notice: Notice, note: str, *, by: User) -> None:
    """Give the notice back to its drafter with what is to be changed."""
    notice.move("send_back", by=by, audience=Audience.STAFF, text=note)
    report.move("send_back", by=by, audience=Audience.STAFF, text=note)
    notice.first_approved_by = None
    tell(report, notice.drafted_by, mails.sent_back(report, notice.drafted_by, by, note))


def approve_first(report: Report, notice: Notice, *, by: User) -> None:
    """The first of the two who must agree with a retraction; the other ones who may are asked."""
    notice.require(NoticeStatus.IN_APPROVAL)
    notice.note("approve_first", by=by)
    notice.first_approved_by = by
    report.note("approve_first", by=by)
    deciding.ask_for_approval(report, None, by=by)


def publish(notice: Notice, *, by: User) -> None:
    """The second pair of eyes publishes it."""
    notice.move("publish", by=by, audience=Audience.PUBLIC)
    _stand(notice, by=by, move="publish")


def publish_alone(notice: Notice, *, by: User) -> None:
    """At night its drafter publishes it; a second reading is due in the morning."""
    notice.move("publish_alone", by=by, audience=Audience.PUBLIC)
    deciding.refuse_silence(notice.reports[0])
    _tell_legal(notice.reports[0], notice)
    notice.second_reading_due = next_morning(clock.now(), editions.edition(notice.edition).canton)
    _stand(notice, by=by, move="publish_alone")
    for person in accounts.holders(Role.EDITOR, notice.edition):
        if person.id != by.id:
            post(notice.reports[0], mails.approval_wanted(notice.reports[0], person, by))


def read_second(notice: Notice, *, by: User) -> None:
    """Somebody else has read what was published at night."""
    notice.require(NoticeStatus.PUBLISHED)
    notice.note("read_second", by=by, audience=Audience.PUBLIC)
    notice.second_read_at, notice.second_read_by = clock.now(), by
    raise_record(notice)


def place(notice: Notice, *, by: User) -> None:
    """The note stands in the article of the CMS now."""
    notice.require(NoticeStatus.PUBLISHED)
    notice.note("place", by=by, audience=Audience.PUBLIC)
    notice.placed_at, notice.placed_by = clock.now(), by
    raise_record(notice)


def raise_record(notice: Notice) -> None:
    """The one record has changed: so have the log, the feeds, the article, its history, and the debates about it."""
    about = [debate.scope for debate in debates.debates_about(notice.article)]
    raise_versions("corrections", "articles", f"article:{notice.article_id}", *about)


def _stand(notice: Notice, *, by: User, move: str) -> None:
    """Let it stand in public: number, the corrected version of the text, the reports it answers, the editions it concerns."""
    moment = clock.now()
    db.session.refresh(notice.article, with_for_update=True)  # two notices of one article come one after the other
    _correct(notice, moment)
    notice.reference = next_reference(lock_sequence("C", moment))
    notice.html = paragraphs(notice.text)
    notice.headline = notice.article.headline
    notice.approved_by, notice.published_at = by, moment
    if notice.is_retraction:
        notice.article.retracted_at = moment
        index.put_later(indexing.ARTICLES, notice.article_id)
    db.session.flush()
    for report in notice.reports:
        report.move(move, by=by, notice=notice.reference)
        deciding.settle(report, notice.kind.outcome)
    _tell_colleagues(notice)
    siblings.settle_own(notice)
    siblings.open_tasks(notice)
    index.put_later(indexing.NOTICES, notice.id)
    raise_record(notice)


def _correct(notice: Notice, moment: datetime) -> None:
    """Store the version with `after` in the place of `before`; say since when and until when the wrong words stood there."""
    article = notice.article
    notice.from_version = notice.to_version = article.current
    if not notice.before:
        return
    if passages.occurrences(article.current.texts, notice.before):
        headline, standfirst, *blocks = passages.replace(article.current.texts, notice.before, notice.after)
        articles.add_version(article, Source.DESK, headline, standfirst, blocks)
        notice.to_version, notice.fixed_at = article.current, moment
    elif wrong := last_with(article, notice.before):  # changed in the newsroom's own system before
        fixed = next(version for version in article.versions if version.n > wrong.n)
        notice.from_version, notice.to_version, notice.fixed_at = wrong, fixed, fixed.since
    notice.wrong_since = first_with(article, notice.before, notice.from_version)


def _tell_colleagues(notice: Notice) -> None:
    """The mailbox hears of what is substantive, for the home page and social media."""
    report = notice.reports[0]
    if notice.severity.rank >= Severity.SUBSTANTIVE.rank or notice.is_retraction:
        post(report, mails.notice_published(report, notice, editions.edition(notice.edition)))


def _tell_legal(report: Report, notice: Notice) -> None:
    """Legal hears of what is fundamental before it is published, or at night as it is."""
    if notice.severity is Severity.FUNDAMENTAL or notice.is_retraction:
        for person in accounts.holders(Role.LEGAL):
            post(report, mails.urgent_report(report, person))
