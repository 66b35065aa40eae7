"""When a notice is published, every edition that carries a translation is asked to check it."""

from sqlalchemy import select

from desk.accounts.models import User
from desk.articles import queries as articles
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import db
from desk.core.states import Audience
from desk.corrections import mails
from desk.corrections.actions import filing
from desk.corrections.models import About, Kind, Notice, Origin, Report, Severity, SiblingStatus, SiblingTask
from desk.duty import queries as duty
from desk.editions import queries as editions
from desk.mail import outbox
from desk.pages.models import raise_versions


def open_tasks(notice: Notice) -> None:
    """One task for each translation, from a minor error upwards; none where a check of the same error is under way."""
    if notice.severity is Severity.LANGUAGE:
        return
    origin = _origin(notice)
    known = {task.article_id: task for task in origin.sibling_tasks}
    for article in articles.translations(notice.article):
        task = known.get(article.id)
        if task is not None and notice.first is origin and notice is not origin and task.can("look_again"):
            look_again(task, by=None)  # what they found was about another correction
        elif task is None and article.id != origin.article_id and not article.retracted_at:
            _open_task(origin if notice.first is origin else notice, article)


def _open_task(notice: Notice, article: Article) -> None:
    task = SiblingTask(notice=notice, article=article, edition=article.edition, status=SiblingStatus.PENDING)
    db.session.add(task)
    task.note("open", by=None, audience=Audience.PUBLIC)
    db.session.flush()
    edition = editions.edition(article.edition)
    on_duty = duty.on_duty(article.edition, clock.now())
    letter = mails.sibling_wanted(task, on_duty.email if on_duty else edition.mailbox, on_duty.language if on_duty else "en")
    outbox.post(letter, is_practice=edition.is_practising)


def _origin(notice: Notice) -> Notice:
    """The notice that a chain of checks began with: of another edition, if this one came from a check; else the first of its own."""
    task = db.session.scalar(select(SiblingTask).where(SiblingTask.own_notice_id.in_(_chain(notice))))
    return task.notice.first if task else notice.first


def _chain(notice: Notice) -> list[int]:
    chain = [notice.id]
    while notice.supersedes is not None:
        notice = notice.supersedes
        chain.append(notice.id)
    return chain


def find_clean(task: SiblingTask, *, by: User) -> None:
    """The error is not in this translation."""
    task.move("find_clean", by=by, audience=Audience.PUBLIC)
    _show(task)


def find_different(task: SiblingTask, note: str, *, by: User) -> None:
    """The translation says something else, and that stays; why is for the newsroom."""
    task.move("find_different", by=by, audience=Audience.PUBLIC)
    task.note("note", by=by, text=note)
    _show(task)


def look_again(task: SiblingTask, *, by: User | None) -> None:
    """It was settled too early."""
    task.move("look_again", by=by, audience=Audience.PUBLIC)
    _show(task)


def begin_correction(task: SiblingTask, *, by: User) -> Report:
    """The error is in this translation too: a report of the newsroom's own, from which the edition's own notice comes.

    Done twice, it is the same report.
    """
    wanted = filing.Filing(
        sent_as=f"sibling {task.id}",
        article=task.article,
        article_url=task.article.url or "",
        page_language=task.edition,
        origin=Origin.NEWSROOM,
        about=About.NO,
        kind=Kind.OTHER,
        claim=f"{task.notice.reference}: {task.notice.text}",
    )
    report, _secret = filing.file_report(wanted, editions.edition(task.edition), by=by)
    report.sibling_task = task
    return report


def settle_own(notice: Notice) -> None:
    """An edition's own notice settles the check that led to it."""
    for report in notice.reports:
        task = report.sibling_task
        if task is not None:
            if task.can("correct"):
                task.move("correct", by=notice.approved_by, audience=Audience.PUBLIC)
            task.own_notice = notice
            _show(task)


def _show(task: SiblingTask) -> None:
    raise_versions("corrections", f"article:{task.notice.article_id}")
