"""A report is taken up, passed on, noted upon, routed, or thrown out."""

from datetime import datetime
from functools import partial

from flask_babel import gettext as _
from sqlalchemy import select

from desk.accounts.models import User
from desk.articles.models import Article
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.jobs import one_by_one
from desk.core.states import Audience
from desk.corrections import clocks, indexing, mails, translating
from desk.corrections.actions import filing, merging
from desk.corrections.actions.posting import BATCHED, in_charge, post, tell
from desk.corrections.models import Cause, Kind, Label, LinkKind, Report, Severity, Status
from desk.corrections.words import LETTERS_TO_READERS
from desk.duty import queries as duty
from desk.editions import queries as editions
from desk.editions.models import Edition
from desk.i18n.dates import as_date
from desk.mail import outbox
from desk.pages.models import raise_versions
from desk.search import index


def take(report: Report, *, by: User) -> None:
    """Take it up; from now on the reader sees that an editor is at it."""
    report.move("take", by=by)
    report.assignee = by
    report.snoozed_until = None
    report.due_at = clocks.next_due(report)
    if report.taken_at is None:
        report.taken_at = clock.now()
        report.was_taken_in_time = report.taken_at <= clocks.take_up_due(report)
        show_outcome(report)
        _tell_of_taking_up(report)


def _tell_of_taking_up(report: Report) -> None:
    """Readers hear once that somebody is at it."""
    edition = editions.edition(report.edition)
    for filer in report.everybody:
        if filer.wants_letters and edition.makes_promises:
            letter = mails.taken_up(report, filer, edition, filing.mint(filer, LinkKind.PRIVATE))
            post(report, letter, after=BATCHED)


def hand_over(report: Report, *, to: User, by: User) -> None:
    """Pass a report that is in hand to somebody else, or take it over."""
    report.require(Status.IN_REVIEW, Status.NEEDS_INFO)
    report.note("hand_over", by=by, text="", to=to.name)
    report.assignee = to


def release(report: Report, *, by: User | None) -> None:
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


def classify(report: Report, kind: Kind, cause: Cause | None, *, by: User) -> None:
    """Say what sort of error it is and where it came from; the cause is for the newsroom only."""
    if (kind, cause) != (report.found_kind, report.cause):
        report.desk_kind, report.cause = kind, cause
        report.note("classify", by=by, kind=kind.value, cause=cause.value if cause else "")


def label(report: Report, words: list[str], *, by: User) -> None:
    """Let the report carry exactly these labels."""
    if words != [one.word for one in report.labels]:
        report.labels = [one for one in report.labels if one.word in words] + [
            Label(word=word) for word in words if word not in {one.word for one in report.labels}
        ]
        report.note("label", by=by, text=", ".join(words))


def snooze(report: Report, until: datetime, *, by: User) -> None:
    """Put it out of sight until a time (UTC); the clocks run on."""
    if not report.is_open:
        raise NotNow(_("This is resolved; there is nothing to put off."))
    report.snoozed_until = until
    report.note("snooze", by=by, until=until.isoformat(timespec="minutes"))


def wake(report: Report, *, by: User) -> None:
    """Bring a snoozed report back at once."""
    report.snoozed_until = None
    report.note("wake", by=by)


def explain_delay(report: Report, words: str, *, by: User) -> None:
    """Tell the reader why our answer comes late."""
    report.note("explain_delay", by=by, audience=Audience.READER, text=words)


def hold(report: Report, ground: str, *, by: User) -> None:
    """Legal hold: nothing is erased, and readers see “under review” until it ends."""
    if not report.is_on_legal_hold:
        report.is_on_legal_hold = True
        report.note("hold", by=by, text=ground)


def end_hold(report: Report, *, by: User) -> None:
    """End the legal hold."""
    if report.is_on_legal_hold:
        report.is_on_legal_hold = False
        report.note("end_hold", by=by)


def name_ombuds_case(report: Report, number: str, *, by: User) -> None:
    """The ombuds office has the case, under this number."""
    report.ombuds_case = number
    report.note("ombuds", by=by, audience=Audience.READER, number=number)


def give_back() -> None:
    """What people who are away have in hand goes back to the inbox; the worker runs this."""
    away = duty.people_away(as_date(clock.now()))
    held = select(Report.id).where(Report.assignee_id.in_(away), Report.status.in_([Status.IN_REVIEW, Status.NEEDS_INFO]))
    one_by_one(db.session.scalars(held).all(), partial(_give_back, away))


def _give_back(away: set[int], number: int) -> None:
    report = db.session.get_one(Report, number, with_for_update={"of": Report})
    was = report.assignee
    if was is None or was.id not in away:
        return
    if report.can("release"):
        release(report, by=None)
    else:
        report.note("hand_over", by=None, to="")
        report.assignee = None
    for person in in_charge(report):
        tell(report, person, mails.given_back(report, person, was))


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
    report.home = edition
    report.edition = edition.code
    merging.dissolve(report)
    report.campaign_id = None
    report.marks = [mark for mark in report.marks if mark not in {"unknown_article", "not_ours"}]
    report.note("set_article", by=by, url=article.url or article.slug)
    index.put_later(indexing.REPORTS, report.id)
    report.due_at = clocks.next_due(report)
    if moved and report.can("release"):
        release(report, by=by)  # its new edition finds it among what nobody has taken up
    if moved:
        filing.pass_on(report, edition)


def mark_spam(report: Report, *, by: User) -> None:
    """Throw it out; no letter is ever sent about it."""
    report.move("mark_spam", by=by, audience=Audience.STAFF)
    merging.close_questions(report)
    merging.dissolve(report)
    for letter in LETTERS_TO_READERS:
        outbox.cancel(report.reference, letter=letter)
    report.due_at, report.is_held = None, False
    show_outcome(report)


def restore(report: Report, *, by: User) -> None:
    """It was no spam after all."""
    report.move("restore", by=by, audience=Audience.STAFF)
    show_outcome(report)
    report.assignee = None
    report.due_at = clocks.next_due(report)
    filing.announce_late(report)


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


def put_language_right(report: Report, language: str, *, by: User) -> None:
    """The reader wrote in this language; what was translated from another one goes."""
    if report.said_in == language:
        return
    report.note("put_language_right", by=by, audience=Audience.STAFF, before=report.said_in, language=language)
    report.claim_language = language
    translating.begin_again(report)
