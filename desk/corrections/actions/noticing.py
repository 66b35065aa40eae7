"""A notice is drafted, read by a second pair of eyes, and published."""

from typing import Any

from flask_babel import gettext as _

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.articles import actions as articles
from desk.articles import passages
from desk.articles.models import Source
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.core.text import paragraphs
from desk.corrections import linter, mails
from desk.corrections.actions import deciding, triage
from desk.corrections.actions.posting import post
from desk.corrections.models import Notice, NoticeStatus, Report, Status
from desk.corrections.models.sequence import lock_sequence, next_reference
from desk.editions.calendar import next_morning
from desk.pages.models import raise_versions


def draft(report: Report, written: dict[str, Any], *, by: User) -> Notice:
    """Keep a notice for a report as a draft: kind, severity, before, after, text, evidence, asked.

    Raises NotNow when the article is not known, or the notice has gone on.
    """
    report.require(Status.IN_REVIEW)
    if report.article is None:
        raise NotNow(_("Say first which article is meant: a notice belongs to an article."))
    triage.rate(report, written["severity"], by=by)
    if report.notice is None:
        report.notice = Notice(
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
    report.notice.note("draft", by=by)
    db.session.flush()
    return report.notice


def problems(notice: Notice) -> list[linter.Problem]:
    """What the notice lacks before it may be read by a second pair of eyes."""
    names = [person.name for person in accounts.staff()] + [filer.name for r in notice.reports for filer in r.filers]
    return linter.problems(notice, [name for name in names if name])


def submit(report: Report, notice: Notice, *, by: User) -> None:
    """Ask a second pair of eyes."""
    notice.move("submit", by=by, audience=Audience.STAFF)
    report.move("submit", by=by, audience=Audience.STAFF)
    deciding.ask_for_approval(report, notice.asked, by=by)


def send_back(report: Report, notice: Notice, note: str, *, by: User) -> None:
    """Give the notice back to its drafter with what is to be changed."""
    notice.move("send_back", by=by, audience=Audience.STAFF, text=note)
    report.move("send_back", by=by, audience=Audience.STAFF, text=note)
    post(report, mails.sent_back(report, notice.drafted_by, by, note))


def publish(notice: Notice, *, by: User) -> None:
    """The second pair of eyes publishes it."""
    notice.move("publish", by=by, audience=Audience.PUBLIC)
    _stand(notice, by=by, move="publish")


def publish_alone(notice: Notice, *, by: User) -> None:
    """At night its drafter publishes it; a second reading is due in the morning."""
    notice.move("publish_alone", by=by, audience=Audience.PUBLIC)
    notice.second_reading_due = next_morning(clock.now())
    _stand(notice, by=by, move="publish_alone")
    for person in accounts.holders(Role.EDITOR, notice.edition):
        if person.id != by.id:
            post(notice.reports[0], mails.approval_wanted(notice.reports[0], person, by))


def read_second(notice: Notice, *, by: User) -> None:
    """Somebody else has read what was published at night."""
    notice.require(NoticeStatus.PUBLISHED)
    notice.note("read_second", by=by, audience=Audience.PUBLIC)
    notice.second_read_at, notice.second_read_by = clock.now(), by
    raise_versions("corrections", f"article:{notice.article_id}")


def place(notice: Notice, *, by: User) -> None:
    """The note stands in the article of the CMS now."""
    notice.require(NoticeStatus.PUBLISHED)
    notice.note("place", by=by, audience=Audience.PUBLIC)
    notice.placed_at, notice.placed_by = clock.now(), by
    raise_versions("corrections", f"article:{notice.article_id}")


def _stand(notice: Notice, *, by: User, move: str) -> None:
    """Let it stand in public: number, the corrected version of the text, and the reports it answers."""
    moment = clock.now()
    db.session.refresh(notice.article, with_for_update=True)  # two notices of one article come one after the other
    notice.from_version = notice.article.current
    notice.to_version = _correct(notice)
    notice.reference = next_reference(lock_sequence("C", moment))
    notice.html = paragraphs(notice.text)
    notice.headline = notice.article.headline
    notice.approved_by, notice.published_at = by, moment
    db.session.flush()
    for report in notice.reports:
        report.move(move, by=by, notice=notice.reference)
        deciding.settle(report, notice.kind.outcome)
    if notice.severity.rank == 4:
        for person in accounts.holders(Role.LEGAL):
            post(notice.reports[0], mails.urgent_report(notice.reports[0], person))
    raise_versions("corrections", "articles", f"article:{notice.article_id}")


def _correct(notice: Notice):
    """The version with `after` in the place of `before`; today's, if it carries the new words already or none changed."""
    article = notice.article
    texts = article.current.texts
    if not notice.before or not passages.occurrences(texts, notice.before):
        return article.current
    headline, standfirst, *blocks = passages.replace(texts, notice.before, notice.after)
    articles.add_version(article, Source.DESK, headline, standfirst, blocks)
    return article.current
