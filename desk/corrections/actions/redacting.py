"""The law makes words disappear: from the one record, so from every surface at once, and every surface says so."""

from flask_babel import gettext as _
from sqlalchemy import select

from desk.accounts.models import User
from desk.articles.actions import rewrite_versions
from desk.articles.models import ArticleVersion
from desk.core import clock
from desk.core.db import db
from desk.core.errors import Refusal
from desk.core.states import Audience
from desk.core.text import paragraphs
from desk.corrections import indexing
from desk.corrections.actions import filing
from desk.corrections.actions.noticing import raise_record
from desk.corrections.models import Notice, NoticeStatus, Report, Status, StealthEdit
from desk.mail import outbox
from desk.search import index

BLACK = "█████"
FIELDS = ("text", "before", "after", "evidence", "headline")
POINTED_AT = ("passage", "prefix", "suffix")
ANSWERS = ("corrections/report_resolved", "corrections/appeal_decided")


def redact(notice: Notice, words: str, ground: str, *, by: User) -> None:
    """Black these words out of the notice, of every other notice of the article, drafts too, and of every version of its text.

    Raises Refusal when they stand in none of them.
    """
    notice.require(NoticeStatus.PUBLISHED)
    db.session.refresh(notice.article, with_for_update=True)  # nobody publishes the old words meanwhile
    notices = db.session.scalars(select(Notice).where(Notice.article_id == notice.article_id)).all()
    found = [one for one in notices if any(words in getattr(one, name) for name in FIELDS)]
    in_article = rewrite_versions(notice.article, words, BLACK)
    if not found and not in_article:
        raise Refusal(_("These words stand neither in the notice nor in the article. Copy them exactly."))
    _black_out_of_reports(notice.article_id, words)
    for one in {one.id: one for one in [notice, *found]}.values():
        for name in FIELDS:
            setattr(one, name, getattr(one, name).replace(words, BLACK))
        one.note("redact", by=by, audience=Audience.PUBLIC, text=ground)
        if one.is_published:
            one.html = paragraphs(one.text)
            one.redacted_at, one.redaction_ground = clock.now(), ground
            index.put_later(indexing.NOTICES, one.id)
            raise_record(one)
    _write_again(notice.article_id, by=by)
    index.put_later(indexing.ARTICLES, notice.article_id)


def _black_out_of_reports(article_id: int, words: str) -> None:
    """What reports quote of the article is the article's text; what they and stealth edits hold of it goes with it."""
    for report in db.session.scalars(select(Report).where(Report.article_id == article_id)):
        for name in POINTED_AT:
            if words in getattr(report, name):
                setattr(report, name, getattr(report, name).replace(words, BLACK))
                index.put_later(indexing.REPORTS, report.id)
    for edit in db.session.scalars(select(StealthEdit).join(ArticleVersion).where(ArticleVersion.article_id == article_id)):
        edit.before, edit.after = edit.before.replace(words, BLACK), edit.after.replace(words, BLACK)


def _write_again(article_id: int, *, by: User) -> None:
    """Letters about the article's reports and notices that have not left are taken back; waiting answers go out anew."""
    for reference in db.session.scalars(select(Notice.reference).where(Notice.article_id == article_id, Notice.reference.is_not(None))):
        outbox.cancel(reference or "")
    for report in db.session.scalars(select(Report).where(Report.article_id == article_id)).all():
        waiting = {mail.to for mail in outbox.letters_about(report.reference) if mail.letter in ANSWERS and mail.is_on_its_way}
        if outbox.cancel(report.reference):
            report.note("write_again", by=by)
        if report.status is not Status.RESOLVED:
            continue  # opened again: the answer that waited is no longer the answer
        for filer in report.everybody:
            if filer.email in waiting:
                filing.send_answer(report, filer)
