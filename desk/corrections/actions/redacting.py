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
from desk.corrections.models import Notice, NoticeStatus, StealthEdit
from desk.mail import outbox
from desk.search import index

BLACK = "█████"
FIELDS = ("text", "before", "after", "evidence", "headline")
ANSWERS = ("corrections/report_resolved", "corrections/appeal_decided")


def redact(notice: Notice, words: str, ground: str, *, by: User) -> None:
    """Black these words out of the notice, of every other notice of the article, and of every version of its text.

    Raises Refusal when they stand in none of them.
    """
    notice.require(NoticeStatus.PUBLISHED)
    others = db.session.scalars(select(Notice).where(Notice.article_id == notice.article_id, Notice.status == NoticeStatus.PUBLISHED)).all()
    found = [one for one in others if any(words in getattr(one, name) for name in FIELDS)]
    in_article = rewrite_versions(notice.article, words, BLACK)
    if not found and not in_article:
        raise Refusal(_("These words stand neither in the notice nor in the article. Copy them exactly."))
    for one in {one.id: one for one in [notice, *found]}.values():
        for name in FIELDS:
            setattr(one, name, getattr(one, name).replace(words, BLACK))
        one.html = paragraphs(one.text)
        one.redacted_at, one.redaction_ground = clock.now(), ground
        one.note("redact", by=by, audience=Audience.PUBLIC, text=ground)
        index.put_later(indexing.NOTICES, one.id)
        raise_record(one)
        _write_again(one, by=by)
    for edit in db.session.scalars(select(StealthEdit).join(ArticleVersion).where(ArticleVersion.article_id == notice.article_id)):
        edit.before, edit.after = edit.before.replace(words, BLACK), edit.after.replace(words, BLACK)
    index.put_later(indexing.ARTICLES, notice.article_id)


def _write_again(notice: Notice, *, by: User) -> None:
    """Letters that hold the words and have not left are taken back; others go out in their place."""
    for report in notice.reports:
        for letter in ANSWERS:
            if outbox.cancel(report.reference, letter=letter):
                report.note("write_again", by=by)
                for filer in report.everybody:
                    filing.send_answer(report, filer)
