"""Every new version of an article is looked at once: a change of substance without a notice comes to the desk."""

from functools import partial

from sqlalchemy import select

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.articles import passages
from desk.articles.changes import Changed, compare
from desk.articles.models import ArticleVersion, Change, Source
from desk.core import clock
from desk.core.db import db
from desk.core.jobs import one_by_one
from desk.corrections import mails
from desk.corrections.models import Finding, Notice, NoticeStatus, Report, Status, StealthEdit
from desk.duty import queries as duty
from desk.editions import queries as editions
from desk.mail import outbox

AT_ONCE = 50
LONGEST = 300


def watch() -> None:
    """Look at the versions nobody has looked at. The worker runs it; each version is looked at once."""
    unseen = select(ArticleVersion.id).where(ArticleVersion.change.is_(None)).order_by(ArticleVersion.id).limit(AT_ONCE)
    for number in db.session.scalars(unseen).all():
        one_by_one([number], partial(_look_at, _compare(number)))


def _compare(number: int) -> Changed:
    """How much a version changed the one before it; worked out before anything is locked, since long texts take seconds."""
    version = db.session.get_one(ArticleVersion, number)
    before = _before(version)
    return compare(before.texts, version.texts, version.article.language) if before else Changed(Change.NONE)


def _before(version: ArticleVersion) -> ArticleVersion | None:
    return next((one for one in version.article.versions if one.n == version.n - 1), None)


def _look_at(changed: Changed, number: int) -> None:
    version = db.session.get_one(ArticleVersion, number, with_for_update={"of": ArticleVersion}, populate_existing=True)
    before = _before(version)
    if version.change is not None:
        return
    version.change = changed.change
    if before is None or version.source is Source.DESK or _is_announced(before, version):
        return
    gone = _reported_words_gone(before, version)
    if gone or changed.change is Change.SUBSTANTIVE:
        finding = Finding.PASSAGE_GONE if gone else Finding.SUBSTANCE
        _bring_to_the_desk(version, finding, gone or changed.before, changed.after)


def _is_announced(before: ArticleVersion, version: ArticleVersion) -> bool:
    """Whether a published notice says what this version changed: its new words came with it, its old ones went."""
    published = select(Notice).where(Notice.article_id == version.article_id, Notice.status == NoticeStatus.PUBLISHED)
    return any(
        notice.before and passages.occurrences(before.texts, notice.before) and not passages.occurrences(version.texts, notice.before)
        for notice in db.session.scalars(published)
    )


def _reported_words_gone(before: ArticleVersion, version: ArticleVersion) -> str:
    """Words that a report of a factual error points at, and that this version has not any more; empty when all stand."""
    reported = select(Report).where(
        Report.article_id == version.article_id, Report.passage != "", Report.status.not_in([Status.SPAM, Status.RESOLVED])
    )
    for report in db.session.scalars(reported.order_by(Report.id)):
        stood = passages.find(before.texts, report.passage, report.prefix, report.suffix)
        if stood and passages.follow(before.texts, version.texts, report.passage, report.prefix, report.suffix).is_gone:
            return report.passage
    return ""


def _bring_to_the_desk(version: ArticleVersion, finding: Finding, before: str, after: str) -> None:
    article = version.article
    edit = StealthEdit(article_version=version, edition=article.edition, finding=finding, before=before[:LONGEST], after=after[:LONGEST])
    db.session.add(edit)
    db.session.flush()
    on_duty = duty.on_duty(article.edition, clock.now())
    people = [on_duty] if on_duty else accounts.holders(Role.EDITOR, article.edition)
    is_practice = editions.edition(article.edition).is_practising
    for person in people:
        outbox.post(mails.stealth_edit(edit, person), is_practice=is_practice)


def settle(edit: StealthEdit, note: str, *, by: User) -> None:
    """Say why no notice is needed."""
    edit.note, edit.settled_at, edit.settled_by = note, clock.now(), by
