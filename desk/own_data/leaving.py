"""A reader leaves: name and words go, from quotations and summaries too; where others replied, an empty place stays."""

from sqlalchemy import Select, delete, exists, or_, select, update
from sqlalchemy.orm import aliased

from desk.accounts.actions import keep_out
from desk.accounts.models import SignInLink, User
from desk.contributions import indexing, translating
from desk.contributions.actions import revising
from desk.contributions.citations import render_summary
from desk.contributions.models import Contribution, ContributionVersion, Flag, Recommendation, Status
from desk.core import text
from desk.core.db import Base, db
from desk.corrections.models import Filer, Report
from desk.corrections.models import Status as ReportStatus
from desk.debates import translating as debates_translating
from desk.debates.actions.counting import touch
from desk.debates.models import Debate, DebateNote, DebateText, Proposal
from desk.mail.models import MailState, OutgoingMail
from desk.moderation.models import LegalFlag, LegalFlagStatus, ModerationAppeal, ModerationDecision
from desk.own_data.quotes import Leaving, without_citations, without_names, without_quotations
from desk.pages.models import raise_versions
from desk.search import index

CLOSED = (ReportStatus.RESOLVED, ReportStatus.SPAM)


def leave(person: User) -> None:
    """Delete the account with name and words. What an editor has still to look at as a threat keeps its text until then.

    Raises ValueError for somebody of the newsroom, whose account an administrator looks after.
    """
    if person.is_staff:
        raise ValueError("this is one of the newsroom")
    written = list(db.session.scalars(select(Contribution).where(Contribution.author_id == person.id).order_by(Contribution.id.desc())))
    leaving = Leaving(
        [version.text for found in written for version in found.versions],
        {person.name, *(found.name for found in written)} - {""},
        {found.public_id for found in written},
    )
    debates = {found.debate_id for found in written}
    for found in db.session.scalars(
        select(Contribution).where(Contribution.status == Status.UNCONFIRMED, Contribution.email == person.email)
    ):
        db.session.delete(found)
    _take_recommendations_back(person)
    for found in written:
        _take_away(found)
    _forget_proposals(person, debates)
    for number in sorted(debates):
        _clean_debate(db.session.get_one(Debate, number), leaving)
    _forget_letters_and_reports(person)
    db.session.flush()
    keep_out(person)
    _let_go(person)
    db.session.expire_all()
    db.session.execute(delete(User).where(User.id == person.id))


def _take_recommendations_back(person: User) -> None:
    mine = select(Recommendation.contribution_id).where(Recommendation.person_id == person.id)
    scopes = {
        f"debate:{number}" for number in db.session.scalars(select(Contribution.debate_id).where(Contribution.id.in_(mine)).distinct())
    }
    fewer = update(Contribution).where(Contribution.id.in_(mine)).values(recommendations=Contribution.recommendations - 1)
    db.session.execute(fewer.execution_options(synchronize_session=False))
    db.session.execute(delete(Recommendation).where(Recommendation.person_id == person.id))
    raise_versions(*scopes)


def _take_away(found: Contribution) -> None:
    """An empty, nameless place where others replied; else nothing."""
    if found.escalated_at is not None:
        found.author_id, found.name = None, ""
        return
    if found.can("withdraw"):
        revising.withdraw(found, by=None)
    touch(found.debate)
    index.put_later(indexing.CONTRIBUTIONS, found.id)
    db.session.flush()
    other = aliased(Contribution)
    is_answered = exists().where(or_(other.answers_id == found.id, other.root_id == found.id))
    is_asked_about = exists().where(LegalFlag.contribution_id == found.id, LegalFlag.status == LegalFlagStatus.RECEIVED)
    if db.session.scalar(select(is_answered)) or db.session.scalar(select(is_asked_about)):
        _empty(found)
        return
    if found.root_id is not None and found.position is not None:
        db.session.execute(update(Contribution).where(Contribution.id == found.root_id).values(replies=Contribution.replies - 1))
    db.session.execute(update(Report).where(Report.contribution_id == found.id).values(contribution_id=None))
    db.session.execute(delete(Contribution).where(Contribution.id == found.id).execution_options(synchronize_session=False))
    db.session.expunge(found)


def _empty(found: Contribution) -> None:
    found.name, found.marks, found.author = "", [], None
    for version in found.versions:
        version.text = version.html = version.essence = ""
    for entry in found.history:
        entry.text, entry.by_id = "", None
    for decision in db.session.scalars(select(ModerationDecision).where(ModerationDecision.contribution_id == found.id)):
        decision.evidence, decision.note = {}, ""
        db.session.execute(update(ModerationAppeal).where(ModerationAppeal.decision_id == decision.id).values(reason=""))


def _forget_proposals(person: User, debates: set[int]) -> None:
    for proposal in db.session.scalars(select(Proposal).where(Proposal.author_id == person.id)):
        proposal.name, proposal.answer, proposal.author = "", "", None
        for entry in proposal.history:
            entry.by_id = None
        if proposal.debate is not None:
            proposal.debate.proposer = ""
            touch(proposal.debate)
            debates.add(proposal.debate.id)
        else:
            proposal.question = ""


def _clean_debate(debate: Debate, leaving: Leaving) -> None:
    """Take their words out of what others wrote there, and out of the host's summary and notes."""
    for version in db.session.scalars(_quoting(debate)):
        words = without_quotations(version.text, leaving)
        if words != version.text:
            version.text, version.html, version.essence = words, text.contribution(words), text.essence(words)
            index.put_later(indexing.CONTRIBUTIONS, version.contribution_id)
            translating.begin_again(db.session.get_one(Contribution, version.contribution_id))
    is_other = False
    for one in db.session.scalars(select(DebateText).where(DebateText.debate_id == debate.id, DebateText.summary != "")):
        words = without_citations(one.summary, leaving)
        if words != one.summary:
            one.summary, one.summary_html = words, render_summary(debate, words, one.language)[0]
            one.version += 1
            is_other = True
    if is_other:
        debates_translating.begin_again(debate)
    for note in db.session.scalars(select(DebateNote).where(DebateNote.debate_id == debate.id)):
        words = without_names(without_quotations(note.text, leaving), leaving.names)
        if words != note.text:
            note.text, note.html = words, text.markdown(words)
    touch(debate)
    index.put_later(indexing.DEBATES, debate.id)


def _quoting(debate: Debate) -> Select[ContributionVersion]:
    found = select(ContributionVersion).join(Contribution).where(Contribution.debate_id == debate.id)
    return found.where(ContributionVersion.text.contains(">"), Contribution.status != Status.WITHDRAWN)


def _forget_letters_and_reports(person: User) -> None:
    """Reports that are closed lose name and address now; open ones when they are closed, as those of everybody."""
    closed = select(Report.id).where(Report.status.in_(CLOSED))
    db.session.execute(
        update(Filer)
        .where(Filer.person_id == person.id, Filer.report_id.in_(closed))
        .values(name="", email="")
        .execution_options(synchronize_session=False)
    )
    to_them = OutgoingMail.to == person.email
    waiting = to_them & (OutgoingMail.state == MailState.QUEUED)
    db.session.execute(update(OutgoingMail).where(waiting).values(state=MailState.CANCELLED))
    db.session.execute(update(OutgoingMail).where(to_them).values(to="", message=None))
    db.session.execute(delete(SignInLink).where(SignInLink.email == person.email))
    settled = (LegalFlag.email == person.email, LegalFlag.status != LegalFlagStatus.RECEIVED)
    db.session.execute(update(LegalFlag).where(*settled).values(name="", email=""))
    db.session.execute(update(Flag).where(Flag.person_id == person.id).values(note=""))


def _let_go(person: User) -> None:
    """Nothing points at them any more."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name == "users" and key.parent.nullable:
                db.session.execute(table.update().where(key.parent == person.id).values({key.parent.name: None}))
