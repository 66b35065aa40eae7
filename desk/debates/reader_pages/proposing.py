"""A reader starts a conversation: proposes a question, mostly from an article."""

import hashlib
from datetime import timedelta

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_security import login_user

from desk.accounts import actions as accounts
from desk.accounts.session import viewer
from desk.articles import queries as articles
from desk.contributions.actions.writing import require_welcome
from desk.contributions.forms import ButtonForm
from desk.contributions.reader_pages.composing import new_key
from desk.core import clock, limits, text
from desk.core.db import writing
from desk.core.errors import NotNow, TooMany
from desk.debates import queries
from desk.debates.actions import proposing as actions
from desk.debates.forms import ConversationForm
from desk.debates.models import Proposal
from desk.debates.reader_pages.blueprint import pages
from desk.i18n.guessing import guess
from desk.i18n.locale import language

DAY = timedelta(days=1)


@pages.get("/conversations/new")
def start():
    """The form; `?article=` names the article and `?question=` the question, if the reader looks for similar debates first."""
    article_url = text.line(request.args.get("article", ""))[:2000]
    form = ConversationForm(None, article_url=article_url, question=text.line(request.args.get("question", ""))[:200], form_key=new_key())
    return _show(form)


@pages.post("/conversations/new")
def propose():
    """Show what is being discussed already, once; then keep the proposal."""
    form, person = ConversationForm(), viewer()
    if person is None:
        form.expect_stranger()
    elif not person.name:
        form.expect_name()
    if not form.validate():
        return _show(form), 422
    require_welcome(person)
    if person is not None and person.is_staff:
        raise NotNow(_("You work here: draft the debate on the desk instead. Your text is below."))
    article = articles.article_at(form.article_url.data or "")
    if not form.seen.data and queries.similar_debates(form.question.data, article):
        form.seen.data = "yes"
        return _show(form, asks_again=True)
    if person is None and not limits.hit("proposal letter", form.email.data, most=3, every=DAY):
        raise TooMany(_("Several letters are on their way to this address already. Open one of them first; your text is below."))
    if not limits.hit("proposal", limits.here(), most=10, every=DAY):
        raise TooMany(_("Many questions came from here today. Please try again tomorrow; your text is below."))
    wish = _read(form, article)
    writing()
    proposal = actions.propose(wish)
    session["proposed_to"] = text.mask(proposal.email) if proposal.email else ""
    return redirect(url_for(".proposed"), 303)


@pages.get("/conversations/received")
def proposed():
    """What happens next."""
    due = actions.answer_due(clock.now())
    return render_template("debates/proposed.html", masked=session.get("proposed_to", ""), due=due, person=viewer())


@pages.get("/conversations/confirm/<secret>")
def confirm_proposal(secret):
    """One button. Opening the link does nothing: some mail programs open every link."""
    return render_template("debates/confirm_proposal.html", proposal=_found(secret), secret=secret, form=ButtonForm(None))


@pages.post("/conversations/confirm/<secret>")
def use_confirmation(secret):
    """The button was pressed: the proposal goes to the desk, and its author is signed in."""
    writing(_found(secret))
    proposal = _found(secret)
    person = accounts.reader_with(proposal.email, proposal.name, language())
    actions.confirm(proposal, person)
    login_user(person, remember=False, authn_via=["email"])
    session["proposed_to"] = ""
    return redirect(url_for(".proposed"), 303)


def _found(secret: str) -> Proposal:
    found = queries.live_proposal(secret)
    if found is None:
        raise NotNow(_("This link was used already or has expired. If you have pressed the button before, your question is with us."))
    return found


def _read(form: ConversationForm, article) -> actions.Wish:
    person = viewer()
    parts = [form.question.data, form.answer.data or "", form.form_key.data or "", str(person.id) if person else form.email.data]
    return actions.Wish(
        sent_as=hashlib.sha256("\0".join(parts).encode()).hexdigest(),
        language=guess(form.question.data, language())[0],
        question=form.question.data,
        answer=form.answer.data or "",
        name=(person.name or form.name.data) if person else form.name.data,
        may_be_named=bool(form.may_be_named.data),
        article=article,
        author=person,
        email="" if person else form.email.data,
    )


def _show(form: ConversationForm, *, asks_again: bool = False) -> str:
    article = articles.article_at(form.article_url.data or "")
    return render_template(
        "debates/start.html",
        form=form,
        article=article,
        similar=queries.similar_debates(form.question.data or "", article),
        asks_again=asks_again,
        due=actions.answer_due(clock.now()),
        person=viewer(),
    )
