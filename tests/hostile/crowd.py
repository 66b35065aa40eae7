"""A house in which there is something of everything, all its pages, and any words in place of what people wrote in it."""

from typing import Any

from sqlalchemy import select, update

from desk.accounts.models import Role, User
from desk.accounts.queries import person_with
from desk.articles.models import ArticleVersion
from desk.contributions.models import Contribution, ContributionEntry, ContributionVersion, Flag, HostTask
from desk.core import text
from desk.core.db import db
from desk.debates.actions import drafting, lifecycle
from desk.debates.models import Debate, DebateEntry, DebateNote, DebateText, Format, Proposal
from desk.moderation.models import LegalFlag, Measure, ModerationAppeal, ModerationDecision
from desk.search import making
from desk.timetable import SEARCHED
from tests import make
from tests.cast import Person
from tests.hostile.rooms import ANA, DORA, Stage, rules

ROOT, REPLY, OWN, NOTE, LAW, WHY, ASKS = "Wortlaut", "Antwortlaut", "Eigenlaut", "Hinweis", "Gesetzlaut", "Begründung", "Anfrage"
READERS = {"Ana", "Ben", "Dora", "Vera"}

# Where the words of people are kept, and (after the colon) what is made of them when they are written.
PLACES = """
User.name Contribution.name ContributionVersion.text:html ContributionEntry.text Debate.proposer DebateNote.text:html
DebateText.question DebateText.context:context_html DebateText.summary:summary_html Flag.note HostTask.note Measure.note
LegalFlag.law LegalFlag.explanation LegalFlag.name ModerationDecision.note ModerationAppeal.reason ModerationAppeal.answer
Proposal.question Proposal.answer Proposal.name Proposal.reply ArticleVersion.headline
"""
KEPT = PLACES.split()
MODELS = {
    model.__name__: model
    for model in (
        User,
        Contribution,
        ContributionVersion,
        DebateText,
        Debate,
        DebateNote,
        Flag,
        LegalFlag,
        ModerationDecision,
        ModerationAppeal,
    )
} | {model.__name__: model for model in (Measure, HostTask, Proposal, ContributionEntry, ArticleVersion)}
RENDERED = {"html": text.contribution, "context_html": text.paragraphs, "summary_html": text.markdown}


def crowd(stage: Stage) -> tuple[list[tuple[Person, str]], list[str]]:
    """Make it; who opens which pages of it, and what programs read of it."""
    editor, host, ana, slug = stage.editor, stage.host, stage.reader, stage.slug
    otto = make.staff(stage.app, "Otto", (Role.MODERATOR, "en"), (Role.LEGAL, None))
    root = stage.contribution("published", words=f"{ROOT} one.")
    reply = stage.contribution("published", DORA, words=f"{REPLY} one.", answers=root)
    stage.contribution("published", host.email, words="We will look into it.", answers=root)
    waiting, held = stage.contribution("waiting", words=f"{ROOT} two.", answers=root), stage.contribution("held", words=f"{ROOT} three.")
    removed = stage.contribution("published", ANA, words=f"{OWN} one.", answers=root)
    edited = stage.contribution("published", ANA, words=f"{OWN} two.")
    own = stage.contribution("waiting", ANA, words=f"{OWN} three.")
    here, desk = f"/en/debates/{slug}", f"/desk/debates/{slug}"
    law = {"law": f"{LAW} 1", "explanation": f"{WHY} three.", "name": "Vera", "email": "vera@example.org", "good_faith": "y"}
    for who, path, filled in (
        (host, f"{here}/c/{removed}/flag", {"reason": "spam", "note": f"{NOTE} zero."}),
        (ana, f"{here}/c/{edited}/edit", {"text": f"{OWN} four."}),
        (ana, f"{here}/c/{root}/flag", {"reason": "abuse", "note": f"{NOTE} one."}),
        (otto, f"{here}/c/{reply}/flag", {"reason": "factual_error", "note": f"{NOTE} two."}),
        (ana, f"{here}/c/{root}/illegal", law),
        (ana, f"{here}/follow", {}),
        (ana, "/en/conversations/new", {"question": f"{ASKS} one?", "answer": f"{WHY} two.", "seen": "yes"}),
        (ana, "/en/conversations/new", {"question": f"{ASKS} two?", "answer": f"{WHY} two.", "seen": "yes"}),
        (editor, f"{desk}/picks/{root}", {}),
        (editor, f"{desk}/notes", {"note": f"{NOTE} three.", "is_pinned": "y"}),
        (editor, f"{desk}/notes", {"note": f"{NOTE} four."}),
        (editor, f"/desk/moderation/{reply}/question", {"note": f"{NOTE} five."}),
        (editor, f"/desk/moderation/{edited}/measures", {"kind": "warning", "clause": "attack", "days": "7", "note": f"{NOTE} six."}),
        (otto, f"/desk/moderation/{held}/claim", {}),
    ):
        sent = stage.sends(who, path, filled | {"csrf_token": stage.token(who)})
        assert sent.status_code in {200, 302, 303}, f"{path}: {sent.status_code}"
    task, answered = stage.task(), stage.appeal()
    stage.removes(removed)
    asked = {"reason": f"{WHY} one.", "csrf_token": stage.token(ana)}
    assert stage.sends(ana, f"{here}/c/{removed}/appeal", asked).status_code == 303
    for path, filled in (
        (f"{desk}/tasks/{task}/delegation", {"to": stage.number(host), "note": f"{NOTE} seven."}),
        (f"/desk/moderation/appeals/{answered}", {"outcome": "confirmed", "reason": f"{WHY} four."}),
        (f"/desk/debates/proposals/{stage.proposals()[0]}", {"reply": f"{WHY} five."}),
    ):
        assert stage.sends(editor, path, filled | {"csrf_token": stage.token(editor)}).status_code in {302, 303}
    draft, closed, private = stage.debate("draft"), stage.debate("closed"), _private(stage)
    with stage.writes():
        found = db.session.scalars(select(Debate).where(Debate.slug == slug)).one()
        found.proposer = "Dora"
        found.articles = list({one.article for one in db.session.scalars(select(ArticleVersion))})
        plan = drafting.Plan(
            **{name: getattr(found, name) for name in drafting.Plan.__annotations__ if name not in {"question", "context"}},
            question="Who else waits for the boat?",
            context="Now tell me more.",
        )
        found.opened_at = found.created_at
        drafting.save(plan, found, by=person_with(host.email))
    stage.follows(ANA, closed)
    stage.works(lambda: making.index_due(SEARCHED))
    decided = stage.decision()
    appeal = answered + 1
    for_readers = ["", "?order=oldest", "?order=picks", "?order=balanced", f"/search?q={ROOT}", "/history", "/figures", "/follow"]
    for_readers += [f"/c/{root}{part}" for part in ("", "/replies", "/reply", "/reply?quote=yes", "/flag", "/illegal", "/recommend")]
    for_readers += [f"/c/{removed}/appeal", f"/c/{edited}/edit", f"/c/{own}/withdraw", f"/c/{own}"]
    for_desk = [f"moderation/{part}" for part in ("", "?view=flagged", "?view=held", "?view=decided", "appeals/", "log")]
    for_desk += [f"moderation/{one}" for one in (root, reply, waiting, held, removed, edited)]
    for_desk += [f"moderation/{root}/author", f"moderation/{edited}/author", f"moderation/{root}/report"]
    for_desk += [f"moderation/appeals/{appeal}", f"moderation/appeals/{answered}", f"moderation/decisions/{decided}/case"]
    for_desk += [f"moderation/decisions/{stage.newest(one)[1]}/case" for one in (removed, _answered(stage, answered))]
    for_desk += [
        f"debates/{one}" for one in ("", slug, draft, closed, private, f"{slug}/edit", f"{slug}/texts/de", f"{slug}/closing", "new")
    ]
    for_desk += [f"debates/proposals/{one}" for one in stage.proposals()] + [f"debates/new?proposal={stage.proposals()[1]}"]
    others = ["/en/debates/", "/en/debates/topics/society", "/en/debates/archive", f"/en/debates/{closed}", f"/en/debates/{private}"]
    others += [
        "/en/account/",
        "/en/debates/search?q=boat",
        "/en/conversations/new?question=Who+waits+for+boats%3F",
        f"/en/unsubscribe/{stage.exit()}",
    ]
    others += ["/en/flags/{}/{}".format(*stage.legal_flag()), f"/en/contributions/confirm/{stage.unconfirmed()[1]}"]
    others += [f"/en/conversations/confirm/{stage.proposal(is_confirmed=False)[1]}"]
    pages = [(ana, f"{here}{part}") for part in for_readers] + [(ana, path) for path in others]
    given = {"slug": slug, "topic": "society", "public_id": root}
    programs = [rule for rule in rules(stage.app, "GET") if rule.endpoint.startswith("api.") or "feed." in rule.rule]
    return pages + [(editor, f"/desk/{part}") for part in for_desk], [stage.path(rule.endpoint, **given) for rule in programs]


def _private(stage: Stage) -> str:
    """A debate that only its host reads, with a contribution."""
    slug = stage.debate("draft")
    with stage.writes():
        found = db.session.scalars(select(Debate).where(Debate.slug == slug)).one()
        found.format = Format.INPUT
        lifecycle.open_now(found, by=found.host)
    stage.contribution("private", words=f"{ROOT} four.", slug=slug)
    return slug


def _answered(stage: Stage, number: int) -> str:
    with stage.app.app_context():
        return db.session.get_one(ModerationAppeal, number).decision.contribution.public_id


def put(stage: Stage, words: dict[str, str]) -> None:
    """These words stand in the database from now on, in all rows of each place."""
    with stage.writes():
        for place in KEPT:
            column, _colon, made = place.partition(":")
            model, name = column.split(".")
            given = {name: words[column]} | ({made: RENDERED[made](words[column])} if made else {})
            db.session.execute(update(MODELS[model]).values(given).execution_options(synchronize_session=False))
        for decision in db.session.scalars(select(ModerationDecision)):
            decision.evidence = frozen(decision.evidence, words)
        for entry in db.session.scalars(select(DebateEntry).where(DebateEntry.move == "reword")):
            entry.params = {"question": words["DebateText.summary"], "context": words["DebateNote.text"]}


def frozen(data: Any, words: dict[str, str], name: str = "") -> Any:
    """What was decided about, with other words in it."""
    other = {
        "name": "Contribution.name",
        "text": "ContributionVersion.text",
        "question": "DebateText.question",
        "context": "DebateText.context",
    }
    other |= {"note": "Flag.note", "decided_by": "User.name"}
    if isinstance(data, dict):
        return {key: frozen(value, words, key) for key, value in data.items()}
    if isinstance(data, list):
        return [frozen(value, words, name) for value in data]
    return words[other[name]] if name in other else data
