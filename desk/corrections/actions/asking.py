"""The newsroom asks the reader; the reader answers, adds something, or withdraws."""

from sqlalchemy import select

from desk.accounts.models import User
from desk.core import clock
from desk.core.db import db
from desk.core.jobs import one_by_one
from desk.core.states import Audience
from desk.corrections import clocks, mails, translating
from desk.corrections.actions import filing, merging
from desk.corrections.actions.posting import drop_news_of_taking_up, in_charge, post, tell
from desk.corrections.actions.triage import show_outcome
from desk.corrections.models import Filer, Information, LinkKind, Outcome, Picture, Question, Report, Status
from desk.corrections.pictures import Cleaned
from desk.editions import queries as editions


def ask(report: Report, words: str, *, language: str, by: User) -> Question:
    """Ask the one who filed it; the clocks stand still until the answer. Without an address it stands on the private page only."""
    report.move("ask", by=by, text=words)
    asked = Question(by=by, text=words, language=language, answer_by=clock.now() + clocks.REPLY_WITHIN)
    report.questions.append(asked)
    report.due_at = clocks.next_due(report)
    translating.ask_for(report)
    drop_news_of_taking_up(report)
    filer = report.filer
    if filer and filer.wants_letters:
        post(report, mails.question(report, filer, asked, filing.mint(filer, LinkKind.PRIVATE)))
    return asked


def add_information(report: Report, filer: Filer, words: str, picture: Cleaned | None, *, language: str) -> Information:
    """What the reader adds. It answers the open question, if there is one; whoever has the case in hand is told."""
    question = report.question if report.filer is filer else None
    added = Information(text=words, language=language, question=question, filer_id=filer.id)
    report.information.append(added)
    if picture:
        report.pictures.append(Picture(data=picture.data, width=picture.width, height=picture.height, information=added))
    if question is not None:
        question.closed_at = clock.now()
        report.move("reply", by=None, text=words, filer=filer.id)
    else:
        report.note("add_information", by=None, audience=Audience.READER, text=words, filer=filer.id)
    report.due_at = clocks.next_due(report)
    translating.ask_for(report)
    for person in in_charge(report):
        tell(report, person, mails.information_added(report, person, words))
    return added


def go_on(report: Report, *, by: User) -> None:
    """Go on without the answer: the question is given up."""
    if report.question:
        report.question.closed_at = clock.now()
    report.move("go_on", by=by)
    report.due_at = clocks.next_due(report)


def withdraw(report: Report, filer: Filer) -> None:
    """The one who filed it takes it back; who has it in hand is told, and the newsroom may still look into it by itself.

    Where others have joined it goes on for them; only this reader leaves.
    """
    told = in_charge(report)
    if len(report.everybody) > 1:
        report.note("leave", by=None, audience=Audience.READER, filer=filer.id)
    else:
        report.move("withdraw", by=None, filer=filer.id)
        merging.close_questions(report)
        merging.dissolve(report)
        report.outcome, report.resolved_at, report.due_at = Outcome.WITHDRAWN, clock.now(), None
        show_outcome(report)
    drop_news_of_taking_up(report)
    if filer.wants_letters:
        edition = editions.edition(report.edition)
        post(report, mails.withdrawn(report, filer, edition, filing.mint(filer, LinkKind.PRIVATE)))
    filer.confirmed_at = None
    for person in told:
        tell(report, person, mails.information_added(report, person, ""))


def remind() -> None:
    """Remind readers once, seven days after a question. The worker runs it; a letter is written once."""
    waiting = (
        select(Question.id)
        .join(Report)
        .where(
            Question.closed_at.is_(None),
            Question.reminded_at.is_(None),
            Question.created_at <= clock.now() - clocks.REMIND_AFTER,
            Report.status == Status.NEEDS_INFO,
        )
    )
    one_by_one(db.session.scalars(waiting.order_by(Question.id).limit(200)).all(), _remind)


def _remind(number: int) -> None:
    question = db.session.get_one(Question, number, with_for_update={"of": Question})
    report = db.session.get_one(Report, question.report_id)
    if question.reminded_at or report.question is not question:
        return
    question.reminded_at = clock.now()
    filer = report.filer
    if filer and filer.wants_letters:
        report.note("remind", by=None, audience=Audience.READER)
        post(report, mails.question_reminder(report, filer, question, filing.mint(filer, LinkKind.PRIVATE)))
