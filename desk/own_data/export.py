"""Everything we keep about a reader, as data that other programs can read."""

from typing import Any

from sqlalchemy import select

from desk.accounts.models import User
from desk.contributions.models import Contribution, ContributionEntry, Flag, Recommendation
from desk.core import clock
from desk.core.db import db
from desk.core.states import Audience
from desk.corrections.models import Filer, Report
from desk.debates.models import Debate, Proposal
from desk.i18n.dates import stamp
from desk.mail.models import OutgoingMail
from desk.moderation.models import LegalFlag, Measure, ModerationAppeal, ModerationDecision
from desk.notifications.models import ArticleFollow, Follow


def everything(person: User) -> dict[str, Any]:
    """All of it; times are in UTC (RFC 3339)."""
    return {
        "made_at": stamp(clock.now()),
        "account": account(person),
        "contributions": [contribution(one) for one in _all(select(Contribution).where(Contribution.author_id == person.id))],
        "recommendations": recommendations(person),
        "flags": flags(person),
        "questions": [proposal(one) for one in _all(select(Proposal).where(Proposal.author_id == person.id))],
        "follows": follows(person),
        "measures": [measure(one) for one in _all(select(Measure).where(Measure.person_id == person.id))],
        "second_looks": second_looks(person),
        "reports": [report(one) for one in _all(select(Filer).where(Filer.person_id == person.id))],
        "letters": letters(person),
    }


def account(person: User) -> dict[str, Any]:
    """Who they are to us."""
    return {
        "email": person.email,
        "name": person.name,
        "language": person.language,
        "since": stamp(person.created_at),
        "standing": person.standing.value,
        "standing_until": stamp(person.standing_until),
        "wants_letters_about_replies": person.wants_replies,
    }


def contribution(found: Contribution) -> dict[str, Any]:
    """One, with all its versions and what happened to it."""
    told = [entry for entry in found.history if entry.audience is not Audience.STAFF]
    return {
        "id": found.public_id,
        "debate": found.debate.slug,
        "question": found.debate.own_text.question,
        "in_reply_to": found.answers.public_id if found.answers else None,
        "name": found.name,
        "status": found.status.value,
        "written_at": stamp(found.created_at),
        "published_at": stamp(found.published_at),
        "recommendations": found.recommendations,
        "house_rule": found.clause.value if found.clause else None,
        "versions": [
            {"n": one.n, "text": one.text, "language": one.language, "at": stamp(one.created_at), "status": one.status.value}
            for one in found.versions
        ],
        "history": [_entry(entry) for entry in told],
    }


def _entry(entry: ContributionEntry) -> dict[str, str]:
    return {"at": stamp(entry.at), "what": entry.move, "became": entry.became, "text": entry.text}


def recommendations(person: User) -> list[dict[str, str]]:
    """What they recommend."""
    found = select(Contribution.public_id, Debate.slug).join(Recommendation).join(Debate, Debate.id == Contribution.debate_id)
    rows = db.session.execute(found.where(Recommendation.person_id == person.id).order_by(Contribution.id))
    return [{"debate": row.slug, "contribution": row.public_id} for row in rows]


def flags(person: User) -> list[dict[str, str]]:
    """What they told moderators, signed in or under their address."""
    told = _all(select(Flag).where(Flag.person_id == person.id))
    legal = _all(select(LegalFlag).where(LegalFlag.email == person.email))
    said = [
        {"contribution": one.contribution.public_id, "reason": one.reason.value, "note": one.note, "at": stamp(one.created_at)}
        for one in told
    ]
    return said + [
        {
            "contribution": one.contribution.public_id,
            "reference": one.reference,
            "law": one.law,
            "note": one.explanation,
            "at": stamp(one.created_at),
            "status": one.status.value,
        }
        for one in legal
    ]


def proposal(found: Proposal) -> dict[str, Any]:
    """A question they proposed."""
    kept = {"question": found.question, "answer": found.answer, "name": found.name, "language": found.language}
    return kept | {"at": stamp(found.created_at), "status": found.status.value, "our_answer": found.reply}


def follows(person: User) -> list[dict[str, Any]]:
    """Debates and articles they are told about."""
    debates = _all(select(Follow).where(Follow.person_id == person.id))
    articles = _all(select(ArticleFollow).where(ArticleFollow.person_id == person.id))
    told = [{"debate": one.debate.slug, "only_replies": one.only_replies, "stopped": one.is_stopped} for one in debates]
    return told + [{"article": one.article.url} for one in articles]


def measure(found: Measure) -> dict[str, Any]:
    """What moderation did about them."""
    kept = {"kind": found.kind.value, "house_rule": found.clause.value, "note": found.note}
    return kept | {"from": stamp(found.created_at), "until": stamp(found.until), "ended_at": stamp(found.ended_at)}


def second_looks(person: User) -> list[dict[str, Any]]:
    """What they asked moderation to look at again."""
    found = select(ModerationAppeal).join(ModerationAppeal.decision).join(ModerationDecision.contribution)
    return [
        {
            "contribution": one.decision.contribution.public_id,
            "reason": one.reason,
            "status": one.status.value,
            "answer": one.answer,
            "at": stamp(one.created_at),
        }
        for one in _all(found.where(Contribution.author_id == person.id))
    ]


def report(filer: Filer) -> dict[str, Any]:
    """An error they reported; of one they joined with “me too” only that."""
    found = db.session.get_one(Report, filer.report_id)
    is_first = found.filer is filer
    kept = {"reference": found.reference, "article": found.article_url, "name": filer.name, "email": filer.email}
    said = {name: getattr(found, name) for name in ("passage", "claim", "suggestion", "sources")} if is_first else {}
    return kept | said | {"at": stamp(filer.created_at), "status": found.status.value}


def letters(person: User) -> list[dict[str, str]]:
    """The letters we wrote; their words are erased some days after they left."""
    found = _all(select(OutgoingMail).where(OutgoingMail.to == person.email))
    return [{"letter": one.letter, "at": stamp(one.created_at), "state": one.state.value} for one in found]


def _all(found) -> list[Any]:
    return list(db.session.scalars(found.order_by(*found.column_descriptions[0]["entity"].__mapper__.primary_key)))
