"""Letters to readers: one receipt without being asked, everything else to who pressed “Send me the answer”."""

from typing import Any

from desk.corrections import clocks
from desk.corrections.mails.addresses import notice_url, place_url
from desk.corrections.models import Filer, NoticeKind, Outcome, Question, Report
from desk.editions.models import Edition
from desk.mail.letters import compose
from desk.mail.links import link
from desk.mail.models import OutgoingMail


def receipt(report: Report, filer: Filer, edition: Edition, private: str, answer: str) -> OutgoingMail:
    """To the reader, once: the reference, the private link, and the link to ask for more letters."""
    return compose(
        "corrections/receipt",
        to=filer.email,
        language=filer.language,
        thing=report.reference,
        occasion=f"{report.reference} receipt {filer.id}",
        reply_to=("", edition.mailbox),
        report=report,
        edition=edition,
        take_up_due=clocks.take_up_due(report) if edition.makes_promises else None,
        answer_due=clocks.answer_due(report) if edition.makes_promises else None,
        private_url=_private(report, filer, private),
        answer_url=link("corrections.ask_for_answer", lang=filer.language, reference=report.reference, secret=answer),
    )


def taken_up(report: Report, filer: Filer, edition: Edition, private: str) -> OutgoingMail:
    """To the reader: a journalist is checking. It waits half an hour, and does not leave if there is better news by then."""
    due = clocks.answer_due(report)
    return _to_filer("corrections/taken_up", report, filer, edition, private, answer_due=due)


def question(report: Report, filer: Filer, asked: Question, private: str) -> OutgoingMail:
    """To the reader: our question, and until when we wait for the answer."""
    return _to_filer("corrections/question", report, filer, None, private, question=asked)


def question_reminder(report: Report, filer: Filer, asked: Question, private: str) -> OutgoingMail:
    """To the reader, once: the question still waits."""
    return _to_filer("corrections/question_reminder", report, filer, None, private, question=asked)


def merged(report: Report, filer: Filer, edition: Edition, private: str) -> OutgoingMail:
    """To the reader: somebody reported the same first; they get the same answer."""
    return _to_filer("corrections/merged", report, filer, edition, private)


def report_resolved(report: Report, filer: Filer, edition: Edition, private: str) -> OutgoingMail:
    """To the reader who asked for it: the outcome, with before and after or the reason."""
    return _to_filer("corrections/report_resolved", report, filer, edition, private, **_outcome(report, filer))


def withdrawn(report: Report, filer: Filer, edition: Edition, private: str) -> OutgoingMail:
    """To the reader: it is withdrawn, as they wished."""
    return _to_filer("corrections/withdrawn", report, filer, edition, private)


def late(report: Report, filer: Filer, edition: Edition, private: str) -> OutgoingMail:
    """To the reader, once: we are late, and their days for the ombuds office run."""
    return _to_filer("corrections/late", report, filer, edition, private)


def appeal_received(report: Report, filer: Filer, edition: Edition, private: str) -> OutgoingMail:
    """To the reader: somebody else looks again, until then."""
    return _to_filer("corrections/appeal_received", report, filer, edition, private, appeal_due=clocks.appeal_due(report))


def appeal_decided(report: Report, filer: Filer, edition: Edition, private: str) -> OutgoingMail:
    """To the reader, our last word: what the second look came to, and who else can be asked."""
    outcome = _outcome(report, filer)
    return _to_filer("corrections/appeal_decided", report, filer, edition, private, appeal=report.appeal, **outcome)


def looked_at_anew(report: Report, filer: Filer, edition: Edition, private: str) -> OutgoingMail:
    """To the reader: the first decision does not stand, and the case is dealt with anew."""
    return _to_filer("corrections/looked_at_anew", report, filer, edition, private, appeal=report.appeal)


def lost_link(report: Report, filer: Filer, private: str) -> OutgoingMail:
    """To a reader who has lost the private link."""
    return compose(
        "corrections/lost_link",
        to=filer.email,
        language=filer.language,
        thing=report.reference,
        occasion=f"{report.reference} lost_link {len(filer.links)} {filer.id}",
        report=report,
        private_url=_private(report, filer, private),
    )


def _to_filer(letter: str, report: Report, filer: Filer, edition: Edition | None, private: str, **about: Any) -> OutgoingMail:
    home = edition or report.home
    return compose(
        letter,
        to=filer.email,
        language=filer.language,
        thing=report.reference,
        occasion=f"{report.reference} {letter} {filer.id} {len(report.history)}",
        reply_to=("", home.mailbox) if home else None,
        report=report,
        promises=bool(home and home.makes_promises),
        private_url=_private(report, filer, private),
        **about,
    )


def _outcome(report: Report, filer: Filer) -> dict[str, Any]:
    """What an answer shows: the notice with its place in the article, or the decision; and what the reader can still do."""
    notice = report.public_notice if report.outcome in {kind.outcome for kind in NoticeKind} else None
    return {
        "notice": notice,
        "notice_url": notice_url(notice, filer.language) if notice else None,
        "place_url": place_url(notice) if notice else None,
        "debate_url": _debate_url(report, filer) if report.outcome is Outcome.OPINION else None,
        "delay": report.delay,
        "appeal_until": clocks.appeal_until(report) if clocks.can_be_appealed(report) else None,
        "claim": filer.report_id == report.id and report.filer is filer and report.claim,
    }


def _debate_url(report: Report, filer: Filer) -> str | None:
    return link("debates.start", lang=filer.language, article=report.article.url) if report.article and report.article.url else None


def _private(report: Report, filer: Filer, secret: str) -> str:
    """A filer's own private page: under the reference they were given, also after a merge."""
    own = next((one.reference for one in report.merged if one.id == filer.report_id), report.reference)
    return link("corrections.follow", lang=filer.language, reference=own, secret=secret)
