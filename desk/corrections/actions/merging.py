"""Two reports are the same, or are not after all; many like ones are shown as one."""

from collections import defaultdict
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, select, update

from desk.accounts.models import User
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.core.errors import NotNow, Refusal
from desk.core.states import Audience
from desk.corrections import clocks, mails
from desk.corrections.actions import filing
from desk.corrections.actions.posting import UNDO, drop_news_of_taking_up, post
from desk.corrections.likeness import likeness
from desk.corrections.models import About, LinkKind, Outcome, Report, Status
from desk.editions import queries as editions

A_DAY = timedelta(days=1)
UNMERGE_WITHIN = timedelta(days=30)
LOOKED_AT = 200  # reports of one article in a day
MANY = 5  # like reports of one article in a day are shown as one row
LIKE = 75


def merge(report: Report, into: Report, *, by: User | None, is_told: bool = True) -> Report:
    """Treat a report as the same as another: its readers get the other's answer. Gives the one that goes on.

    Raises Refusal and NotNow for what cannot be the same. Both are locked by the caller; of two opposite merges at once
    the second finds its target merged already.
    """
    wanted, into = into, into.case
    if into.id == report.id != wanted.id:
        raise NotNow(_("%(other)s was merged into %(reference)s already.", reference=report.reference, other=wanted.reference))
    if report.id == into.id:
        raise Refusal(_("A report cannot be merged into itself."))
    if report.article_id != into.article_id and not _same_story(report, into):
        raise Refusal(_("These two are about different articles. Only reports about the same article, or its translations, can be merged."))
    if report.canonical is not None:
        raise NotNow(_("%(reference)s is merged already, into %(other)s.", reference=report.reference, other=report.canonical.reference))
    if into.status is Status.SPAM:
        raise NotNow(_("%(reference)s is in the spam view. Take it out first.", reference=into.reference))
    report.move("merge", by=by, audience=Audience.READER, into=into.reference)
    close_questions(report)
    dissolve(report)
    report.outcome, report.resolved_at, report.due_at, report.is_held = Outcome.DUPLICATE, clock.now(), None, False
    drop_news_of_taking_up(report)
    report.canonical = into
    for other in list(report.merged):  # at most one step from any report to the one that goes on
        other.canonical = into
    into.note("merge_in", by=by, reference=report.reference)
    db.session.flush()
    if is_told:
        _tell(report, into)
    return into


def _same_story(one: Report, other: Report) -> bool:
    return bool(one.article and other.article and one.article.story and one.article.story == other.article.story)


def _tell(report: Report, into: Report) -> None:
    """The readers of a merged report hear of it; where the answer stands already, they get the answer."""
    edition = editions.edition(report.edition)
    for filer in report.filers:
        if filer.wants_letters and into.status is Status.RESOLVED:
            filing.send_answer(into, filer, after=UNDO)
        elif filer.wants_letters:
            post(report, mails.merged(report, filer, edition, filing.mint(filer, LinkKind.PRIVATE)), after=UNDO)


def unmerge(report: Report, *, by: User) -> None:
    """They are not the same after all: the report is back in the inbox with its own history.

    Raises NotNow for one that is not merged, or was merged more than thirty days ago.
    """
    into = report.canonical
    if into is None or report.resolved_at is None:
        raise NotNow(_("%(reference)s is not merged.", reference=report.reference))
    if clock.now() > report.resolved_at + UNMERGE_WITHIN:
        raise NotNow(_("A merge can be undone for thirty days. Open a new report instead."))
    report.move("unmerge", by=by, audience=Audience.READER)
    report.canonical = report.outcome = report.resolved_at = report.assignee = report.campaign_id = None
    report.due_at = clocks.next_due(report)
    into.note("unmerge_out", by=by, reference=report.reference)
    filing.announce_late(report)


def gather(report: Report, *, by: User | None) -> None:
    """Whoever decides about the first of many like reports decides about all: the others are merged into it."""
    like = select(Report).where(Report.campaign_id == report.id, Report.id != report.id).order_by(Report.id)
    for other in db.session.scalars(like.with_for_update(of=Report)).all():  # in one order, as colleagues take them up meanwhile
        if other.article_id == report.article_id and other.can("merge") and other.canonical is None:
            merge(other, report, by=by, is_told=False)


def dissolve(report: Report) -> None:
    """The first of many like reports ends otherwise than by an answer: the others get rows of their own again."""
    db.session.execute(update(Report).where(Report.campaign_id == report.id, Report.id != report.id).values(campaign_id=None))


def close_questions(report: Report) -> None:
    """Nobody waits for an answer any more."""
    for question in report.questions:
        question.closed_at = question.closed_at or clock.now()


def take_out(report: Report, *, by: User) -> None:
    """This one is not like the others: it gets a row and a decision of its own."""
    dissolve(report)
    report.campaign_id = None
    report.note("take_out", by=by)


def group_campaigns() -> None:
    """Show many like reports of one day as one row. Only a person decides that they are the same; the worker runs this.

    Comparing comes before writing, since it may take a while.
    """
    leads, groups = _leads(), []
    for article, reports in _ungrouped().items():
        if len(reports) >= MANY or leads[article]:
            groups += _groups(reports, leads[article])
    if groups:
        with all_or_nothing():
            for number, members in groups:  # in plain SQL, so that a colleague who has one of them open is not overtaken
                alone = Report.id.in_(members) & Report.campaign_id.is_(None)
                db.session.execute(update(Report).where(alone).values(campaign_id=number))
    db.session.rollback()


def _recent() -> tuple[ColumnElement[bool], ...]:
    return (Report.received_at > clock.now() - A_DAY, Report.status.in_([Status.RECEIVED, Status.IN_REVIEW]))


def _leads() -> defaultdict[int | None, list[Report]]:
    """The first ones of the campaigns that run already, by article."""
    found: defaultdict[int | None, list[Report]] = defaultdict(list)
    for lead in db.session.scalars(select(Report).where(Report.id == Report.campaign_id, *_recent())):
        found[lead.article_id].append(lead)
    return found


def _ungrouped() -> dict[int | None, list[Report]]:
    """The day's open reports that stand alone, by article."""
    alone = (Report.about == About.NO, Report.campaign_id.is_(None), Report.article_id.is_not(None), Report.is_held.is_(False))
    by_article: defaultdict[int | None, list[Report]] = defaultdict(list)
    for report in db.session.scalars(select(Report).where(*_recent(), *alone).order_by(Report.id)):
        if not any(entry.move == "take_out" for entry in report.history):  # somebody has said that it is another one
            by_article[report.article_id].append(report)
    return by_article


def _groups(reports: list[Report], known: list[Report]) -> list[tuple[int, list[int]]]:
    """(number of the first one, numbers of all that are new) of each group that is large enough, or runs already."""
    leads = {lead.id: lead for lead in known}
    groups: dict[int, list[int]] = {number: [] for number in leads}
    for report in reports[:LOOKED_AT]:
        like = next((number for number, lead in leads.items() if likeness(lead, report) >= LIKE), None)
        if like is None:
            leads[report.id] = report
        groups.setdefault(like or report.id, []).append(report.id)
    begun = {lead.id for lead in known}
    return [(number, members) for number, members in groups.items() if members and (number in begun or len(members) >= MANY)]
