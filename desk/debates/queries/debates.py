"""Debates as readers and the desk look for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from rapidfuzz import fuzz, process
from sqlalchemy import CompoundSelect, Select, String, cast, func, literal, select, tuple_, union_all
from sqlalchemy.orm import joinedload

from desk.accounts.models import Membership, Role, User
from desk.articles.models import Article, ArticleVersion
from desk.core.cursors import read_cursor, write_cursor
from desk.core.db import db
from desk.core.errors import NotFound
from desk.debates.models import Debate, DebateText, Status, Topic
from desk.debates.models.debate import PUBLIC, SEARCHED_AS, debate_articles
from desk.i18n import LANGUAGES
from desk.search.index import matching

PAGE = 25
MOST_OPEN = 100
SIMILAR = 55  # of 100, by the share of words in common; below that the questions were unlike in every trial


def debates_shown_to(viewer: User | None) -> Select[Debate]:
    """What has opened, for everybody; for those who work on debates also drafts."""
    found = select(Debate).options(joinedload(Debate.host).lazyload(User.memberships), joinedload(Debate.counts))
    return found if viewer is not None and viewer.works_on_debates else found.where(Debate.status.in_(PUBLIC))


def debate(viewer: User | None, slug: str) -> Debate:
    """One debate.

    Raises NotFound when there is none this person may see.
    """
    found = db.session.scalars(debates_shown_to(viewer).where(Debate.slug == slug).options(joinedload(Debate.texts))).unique().first()
    if found is None:
        raise NotFound
    return found


def scopes_of(slug: str, *kinds: str) -> CompoundSelect:
    """What a debate's page shows: itself, its articles, and (by its number) what else it is named for; nothing where there is none."""
    of_debate = [select(literal(f"{kind}:") + cast(Debate.id, String)).where(Debate.slug == slug) for kind in ("debate", *kinds)]
    of_article = select(literal("article:") + cast(debate_articles.c.article_id, String)).join(Debate).where(Debate.slug == slug)
    return union_all(*of_debate, of_article)


def lead_and_open(topic: Topic | None = None) -> Sequence[Debate]:
    """Open debates: the one featured last leads, else the newest."""
    found = debates_shown_to(None).where(Debate.status == Status.OPEN)
    if topic:
        found = found.where(Debate.topic == topic)
    return db.session.scalars(
        found.order_by(Debate.featured_at.desc().nulls_last(), Debate.opened_at.desc(), Debate.id.desc()).limit(MOST_OPEN)
    ).all()


class Closed(NamedTuple):
    """A page of closed debates, and the cursor of the next (empty on the last)."""

    debates: Sequence[Debate]
    after: str


def closed_debates(topic: Topic | None = None, after: str = "", most: int = PAGE) -> Closed:
    """Closed and archived debates, the last closed first.

    Raises Refusal (400) for a cursor that is not ours.
    """
    found = debates_shown_to(None).where(Debate.status.in_([Status.CLOSED, Status.ARCHIVED]))
    if topic:
        found = found.where(Debate.topic == topic)
    if after:
        found = found.where(tuple_(Debate.closed_at, Debate.id) < tuple_(*_read(after)))
    debates = db.session.scalars(found.order_by(Debate.closed_at.desc(), Debate.id.desc()).limit(most + 1)).all()
    last = debates[most - 1] if len(debates) > most else None
    return Closed(debates[:most], write_cursor("closed debates", str(last.closed_at), last.id) if last else "")


def _read(cursor: str) -> tuple:
    moment, number = read_cursor("closed debates", cursor)
    return datetime.fromisoformat(moment), number


def found_debates(words: str) -> Sequence[Debate]:
    """Debates that hold all these words in one of their languages, the newest first."""
    hits = matching(SEARCHED_AS, words, LANGUAGES)
    return db.session.scalars(debates_shown_to(None).where(Debate.id.in_(hits)).order_by(Debate.opened_at.desc()).limit(PAGE)).all()


def debates_about(article: Article) -> Sequence[Debate]:
    """The debates that start from an article, open ones first."""
    about = select(debate_articles.c.debate_id).where(debate_articles.c.article_id == article.id)
    found = db.session.scalars(debates_shown_to(None).where(Debate.id.in_(about)).order_by(Debate.opened_at.desc())).all()
    return sorted(found, key=lambda one: one.status is not Status.OPEN)


def articles_of(debate: Debate) -> list[tuple[Article, str]]:
    """(article, its headline) of those a debate starts from, the newest first."""
    newest = select(func.max(ArticleVersion.n)).where(ArticleVersion.article_id == Article.id).correlate(Article).scalar_subquery()
    found = select(Article, ArticleVersion.headline).join(debate_articles, debate_articles.c.article_id == Article.id)
    found = found.join(ArticleVersion, (ArticleVersion.article_id == Article.id) & (ArticleVersion.n == newest))
    of_debate = found.where(debate_articles.c.debate_id == debate.id).order_by(Article.published_at.desc())
    return [(article, headline) for article, headline in db.session.execute(of_debate)]


def similar_debates(question: str, article: Article | None, most: int = 3) -> list[Debate]:
    """Open debates that ask nearly this, or start from this article: a suggestion to a person, never more."""
    open_ones = {one.id: one for one in lead_and_open()}
    near = [one for one in debates_about(article) if one.id in open_ones] if article else []
    if question:
        texts = db.session.execute(
            select(DebateText.debate_id, DebateText.question).where(DebateText.debate_id.in_(open_ones)).order_by(DebateText.id)
        ).all()
        words = [row.question for row in texts]
        hits = process.extract(question, words, scorer=fuzz.token_set_ratio, processor=str.casefold, score_cutoff=SIMILAR, limit=10)
        near += [open_ones[texts[index].debate_id] for _words, _score, index in hits]
    return list({one.id: one for one in near}.values())[:most]


def debates_of_host(person: User) -> Sequence[Debate]:
    """What somebody hosts or stands in for, what is running first."""
    mine = (Debate.host_id == person.id) | (Debate.stand_in_id == person.id)
    return _in_order_of_work(debates_shown_to(person).where(mine))


def staff_debates(person: User) -> Sequence[Debate]:
    """All debates for the desk, what is running first."""
    return _in_order_of_work(debates_shown_to(person).limit(200))


def _in_order_of_work(found: Select[Debate]) -> list[Debate]:
    order = [Status.OPEN, Status.SCHEDULED, Status.DRAFT, Status.CLOSED, Status.ARCHIVED]
    debates = db.session.scalars(found.order_by(Debate.id.desc())).all()
    return sorted(debates, key=lambda one: order.index(one.status))


def hosts() -> Sequence[User]:
    """Who can host: journalists and editors who can work."""
    held = select(Membership.person_id).where(Membership.role.in_([Role.JOURNALIST, Role.EDITOR]))
    return db.session.scalars(select(User).where(User.id.in_(held), User.active).order_by(User.name)).all()
