"""Debates are listed, drafted, changed and translated."""

from flask import flash, render_template, request
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from desk.accounts.models import Role, User
from desk.accounts.session import me
from desk.contributions.citations import render_summary
from desk.contributions.queries import tasks_for
from desk.core import text
from desk.core.db import db, writing
from desk.core.errors import NotFound
from desk.core.policy import allow
from desk.debates import policy, queries
from desk.debates.actions import drafting, proposing
from desk.debates.actions.drafting import EDITABLE, Plan
from desk.debates.forms import DebateForm, TranslationForm, kept, typed
from desk.debates.models import Format, Moderation, Proposal, TextStatus, Topic
from desk.debates.staff_pages.blueprint import back_to, begin, load, pages
from desk.i18n import LANGUAGES


@pages.get("/")
def debates():
    """One's own debates first, then all."""
    own = queries.debates_of_host(me())
    others = [one for one in queries.staff_debates(me()) if one.id not in {mine.id for mine in own}]
    return render_template(
        "desk/debates/debates.html", own=own, others=others, proposals=queries.open_proposals(me()), tasks=tasks_for(me())
    )


@pages.get("/new")
def new(form=None):
    """The form; `?proposal=` begins with a reader's question."""
    proposal = _proposal()
    if form is None:
        given = {"question": proposal.question, "articles": (proposal.article.url or "") if proposal.article else ""} if proposal else {}
        form = DebateForm(
            None,
            data={"host": me().id, "stand_in": 0, "edition": _editions()[0], "moderation": "everybody", "format": "discussion"} | given,
        )
    _offer(form)
    return render_template("desk/debates/edit.html", form=form, debate=None, proposal=proposal)


@pages.post("/new")
def draft():
    """Keep the draft."""
    form, proposal = DebateForm(), _proposal()
    _offer(form)
    if not form.validate() or form.edition.data not in _editions():
        return new(form=form), 422
    plan = read_plan(form)
    writing(*([proposal] if proposal else []))
    debate = drafting.draft(plan, form.edition.data, by=me(), proposer=proposal.name if proposal and proposal.may_be_named else "")
    if proposal is not None:
        proposing.accept(proposal, debate, by=me())
    flash(_("Kept as a draft. Readers do not see it yet."))
    return back_to(debate)


@pages.get("/<slug>/edit")
def edit(slug, form=None):
    """The form of a debate that is there."""
    debate = load(slug, policy.may_edit)
    debate.require(*EDITABLE)
    if form is None:
        text = debate.own_text
        form = DebateForm(
            None,
            data={
                "question": text.question,
                "context": text.context,
                "articles": "\n".join(article.url or "" for article in debate.articles),
                "topic": debate.topic.value,
                "format": debate.format.value,
                "moderation": debate.moderation.value,
                "host": debate.host_id,
                "stand_in": debate.stand_in_id or 0,
                "opens": typed(debate.opens_at),
                "closes": typed(debate.closes_at),
                "version": debate.version,
            },
        )
    _offer(form)
    return render_template("desk/debates/edit.html", form=form, debate=debate, proposal=None)


@pages.post("/<slug>/edit")
def save(slug):
    """Keep the changes."""
    debate, form = load(slug, policy.may_edit), DebateForm()
    _offer(form)
    if not form.validate():
        return edit(slug, form=form), 422
    plan = read_plan(form)
    if plan.host.id != debate.host_id:
        allow(policy.may_close, me(), debate)  # who may not close it may not make themselves the one who may
    begin(debate, policy.may_edit, form.version.data)
    drafting.save(plan, debate, by=me())
    flash(_("Kept."))
    return back_to(debate)


@pages.get("/<slug>/texts/<code>")
def translation(slug, code, form=None):
    """The debate's words in another language, beside the original."""
    debate = load(slug, policy.may_translate, code)
    if code not in LANGUAGES or code == debate.edition:
        raise NotFound
    text = next((one for one in debate.texts if one.language == code), None)
    given = {name: getattr(text, name) for name in ("question", "context", "summary", "version")} if text else {"version": 0}
    form = form or TranslationForm(None, data=given)
    draft_by = text.engine if text is not None and text.status is TextStatus.DRAFT else ""
    return render_template("desk/debates/translation.html", form=form, debate=debate, code=code, draft_by=draft_by)


@pages.post("/<slug>/texts/<code>")
def translate(slug, code):
    """Keep a translation; readers of that language see it from now on."""
    debate, form = load(slug, policy.may_translate, code), TranslationForm()
    if code not in LANGUAGES or code == debate.edition:
        raise NotFound
    if not form.validate():
        return translation(slug, code, form=form), 422
    html, unknown = render_summary(debate, form.summary.data or "", code)
    if unknown:
        form.summary.errors = [_("No published contribution of this debate has this address: %(address)s", address=unknown)]
        return translation(slug, code, form=form), 422
    words = drafting.Words(form.question.data, form.context.data, form.summary.data or "", html)
    writing(debate)
    drafting.translate(debate, code, words, version=form.version.data or 0, by=me())
    flash(_("Kept. Readers of %(language)s see it now.", language=LANGUAGES[code]))
    return back_to(debate)


def read_plan(form: DebateForm) -> Plan:
    """What the form says."""
    return Plan(
        question=form.question.data,
        context=form.context.data,
        topic=Topic(form.topic.data),
        format=Format(form.format.data),
        moderation=Moderation(form.moderation.data),
        host=db.session.get_one(User, form.host.data),
        stand_in=db.session.get(User, form.stand_in.data) if form.stand_in.data else None,
        articles=form.found_articles,
        opens_at=kept(form.opens.data),
        closes_at=kept(form.closes.data),
    )


def _editions() -> list[str]:
    mine = me().editions(Role.JOURNALIST, Role.EDITOR)
    return [code for code in LANGUAGES if code in mine]


def _offer(form: DebateForm) -> None:
    form.offer(list(queries.hosts()), [SelectChoice(code, LANGUAGES[code]) for code in _editions()])


def _proposal() -> Proposal | None:
    public_id = text.line(request.values.get("proposal", ""))
    if not public_id:
        return None
    found = queries.proposal(me(), public_id)
    allow(policy.may_answer_proposal, me(), found)
    return found
