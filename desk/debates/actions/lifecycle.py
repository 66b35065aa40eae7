"""A debate is scheduled, opened, closed and archived, by people and by the clock."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select, update
from sqlalchemy.orm.attributes import flag_modified

from desk.accounts.models import User
from desk.core import clock
from desk.core.db import all_or_nothing, db
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.debates import mails, translating
from desk.debates.actions.counting import touch
from desk.debates.actions.posting import post
from desk.debates.models import ClosingReason, Debate, Status
from desk.debates.models.debate import SEARCHED_AS
from desk.debates.queries import proposal_of
from desk.i18n.dates import as_date
from desk.mail.models import OutgoingMail
from desk.search import index

CLOSING_SOON = timedelta(days=2)


def schedule(debate: Debate, *, by: User) -> None:
    """Let the clock open it.

    Raises NotNow when no time in the future is set.
    """
    if debate.opens_at is None or debate.opens_at <= clock.now():
        raise NotNow(_("Set an opening time in the future first, or open the debate now."))
    debate.move("schedule", by=by, audience=Audience.STAFF)


def unschedule(debate: Debate, *, by: User) -> None:
    """Back to a draft."""
    debate.move("unschedule", by=by, audience=Audience.STAFF)


def open_now(debate: Debate, *, by: User | None) -> None:
    """From now on readers see it and can write.

    Raises NotNow when it would be over already.
    """
    moment = clock.now()
    if debate.closes_at is not None and debate.closes_at <= moment:
        raise NotNow(_("The closing time is in the past. Set a later one first."))
    debate.move("open", by=by, audience=Audience.PUBLIC)
    debate.opened_at = moment
    touch(debate)
    index.put_later(SEARCHED_AS, debate.id)
    translating.ask_for(debate)
    proposal = proposal_of(debate)
    if proposal is not None and proposal.author is not None:
        post(debate.edition, mails.proposal_answered(proposal, proposal.author))


def close(debate: Debate, reason: ClosingReason, *, by: User | None) -> None:
    """Readers keep reading; nobody can write any more. A person writes the summary first; the clock cannot wait for it."""
    debate.move("close", by=by, audience=Audience.PUBLIC, reason=reason.value)
    debate.closed_at, debate.closing_reason = clock.now(), reason
    debate.featured_at, debate.is_closing_soon = None, False
    touch(debate)


def summarise(debate: Debate, summary: str, html: str, *, by: User) -> None:
    """Keep the host's summary, rendered before."""
    text = debate.own_text
    text.summary, text.summary_html = summary, html
    text.version += 1
    flag_modified(debate, "topic")  # the words stand in another table, and yet the slower of two who write is to be told
    debate.note("summarise", by=by, audience=Audience.PUBLIC)
    touch(debate)
    index.put_later(SEARCHED_AS, debate.id)
    translating.ask_for(debate)


def feature(debate: Debate, is_featured: bool, *, by: User) -> None:
    """Let it lead the overview, or no longer. The one featured last leads.

    Raises NotNow when it is not open.
    """
    debate.require(Status.OPEN)
    debate.featured_at = clock.now() if is_featured else None
    debate.note("feature" if is_featured else "unfeature", by=by, audience=Audience.STAFF)
    touch(debate)


def archive(debate: Debate, *, by: User) -> None:
    """Put a closed debate aside; it stays readable at its address.

    Raises NotNow while the summary is still to come.
    """
    if debate.lacks_summary:
        raise NotNow(_("Write the summary first; readers wait for it."))
    debate.move("archive", by=by, audience=Audience.STAFF)
    touch(debate)


def keep_hours() -> None:
    """Open what is scheduled for now, close what has reached its end. The worker runs it often."""
    moment = clock.now()
    due_to_open = (Debate.status == Status.SCHEDULED) & (Debate.opens_at <= moment)
    due_to_close = (Debate.status == Status.OPEN) & (Debate.closes_at <= moment)
    if db.session.scalar(select(Debate.id).where(due_to_open | due_to_close).limit(1)) is None:
        return
    with all_or_nothing():
        for debate in db.session.scalars(select(Debate).where(due_to_close).with_for_update()):
            close(debate, ClosingReason.ANNOUNCED, by=None)
        for debate in db.session.scalars(select(Debate).where(due_to_open).with_for_update()):
            if debate.closes_at is not None and debate.closes_at <= moment:  # the worker came too late: its host decides
                debate.move("unschedule", by=None, audience=Audience.STAFF)
            else:
                open_now(debate, by=None)


def announce_endings() -> None:
    """Say on the pages of debates that end within two days that they do. The worker runs it every minute."""
    soon = (Debate.status == Status.OPEN) & (Debate.closes_at <= clock.now() + CLOSING_SOON) & Debate.is_closing_soon.is_(False)
    if db.session.scalar(select(Debate.id).where(soon).limit(1)) is None:
        return
    with all_or_nothing():
        for debate in db.session.scalars(select(Debate).where(soon)):  # in plain SQL, so that a host who edits is not overtaken
            db.session.execute(update(Debate).where(Debate.id == debate.id).values(is_closing_soon=True))
            touch(debate)


def remind_hosts() -> None:
    """Write to the hosts of debates that the clock has closed and that still lack a summary: one letter a day."""
    today = as_date(clock.now())
    for debate in db.session.scalars(select(Debate).where(Debate.status == Status.CLOSED).order_by(Debate.id)):
        if debate.lacks_summary:
            letter = mails.summary_wanted(debate, debate.host, today)
            if not is_written(letter.occasion):
                post(debate.edition, letter)


def is_written(occasion: str) -> bool:
    """Whether a letter for this occasion was written already."""
    return db.session.scalar(select(OutgoingMail.id).where(OutgoingMail.occasion == occasion)) is not None
