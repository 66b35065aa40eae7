"""A reader writes: first the words, then who is writing."""

import hashlib
from datetime import timedelta

from flask import current_app, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeTimedSerializer

from desk.accounts.models import User
from desk.accounts.session import viewer
from desk.contributions import arrival, external, policy, queries
from desk.contributions.actions import writing as actions
from desk.contributions.forms import ComposeForm, TextForm
from desk.contributions.models import Contribution, LanguageSource
from desk.contributions.reader_pages.blueprint import pages, remember
from desk.core import clock, limits, text
from desk.core.db import db, writing
from desk.core.errors import NotFound, NotNow, TooMany
from desk.core.policy import allow
from desk.core.tokens import new_secret
from desk.debates import queries as debates
from desk.debates.models import Debate
from desk.i18n import LANGUAGES
from desk.i18n.guessing import guess
from desk.i18n.locale import language
from desk.notifications import actions as notifications

FASTEST = timedelta(seconds=3)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pages.post("/debates/<slug>/write")
def compose(slug):
    """The first step, and the preview: stores nothing, needs no token, and answers with the second."""
    debate = _open_debate(slug)
    first = TextForm(meta={"csrf": False})
    fits = first.validate()
    given = {name: request.form.get(name, "") for name in ("name", "email")} | {
        name: name in request.form for name in ("asks_host", "follow")
    }
    form = ComposeForm(None, text=first.text.data, answers=first.answers.data, form_key=request.form.get("form_key") or new_key(), **given)
    guessed = guess(first.text.data or "", language())[0]
    form.language.data = first.language.data if first.language.data in LANGUAGES else guessed
    if not fits:
        form.text.errors = first.text.errors
    answer = make_response(show_second_step(debate, form), 200 if fits else 422)
    answer.headers["Cache-Control"] = "private, no-cache"  # so that “back” can show it again, which browsers refuse after no-store
    return answer


@pages.post("/debates/<slug>/contributions")
def contribute(slug):
    """The second step, or the only one for somebody signed in. Sent twice, it is the same contribution."""
    debate, person, form = _open_debate(slug), viewer(), ComposeForm()
    allow(policy.may_write, person, debate)
    if person is None:
        form.expect_stranger()
    elif not person.name:
        form.expect_name()
    if not form.validate():
        return show_second_step(debate, form), 422
    answers = _answered(debate, form)
    is_flood = not limits.hit("contribution", str(person.id) if person else limits.here(), most=10, every=HOUR)
    if person is None and not limits.hit("contribution letter", form.email.data, most=5, every=DAY):
        raise TooMany(_("Several letters are on their way to this address already. Open one of them first; your text is below."))
    draft = prepare(form, debate, person, answers, is_flood=is_flood)
    writing(debate)
    public_id = actions.write(draft, debate)
    if person is None:
        remember(public_id)
    else:
        person.name = person.name or form.name.data
        if form.follow.data:
            notifications.follow(debate, person)
        elif not person.is_staff and debate.is_discussion:
            notifications.note_writer(debate, person)
        db.session.flush()
    return redirect(url_for(".permalink", slug=slug, public_id=public_id, sent="yes") + f"#c-{public_id}", 303)


def prepare(form: ComposeForm, debate: Debate, person: User | None, answers: Contribution | None, *, is_flood: bool) -> actions.Draft:
    """Everything slow, before the transaction: rendering, guessing, looking."""
    words = form.text.data
    found, source = read_language(form)
    arriving = arrival.Arriving(words=words, author=person, language=found, place=debate.slug, is_flood=is_flood)
    marks, is_held = arrival.look_at(arriving, external.check)
    parts = [debate.slug, words, form.form_key.data or "", form.answers.data or "", str(person.id) if person else form.email.data]
    return actions.Draft(
        sent_as=hashlib.sha256("\0".join(parts).encode()).hexdigest(),
        words=words,
        html=text.contribution(words),
        language=found,
        language_source=source,
        name=(person.name or form.name.data) if person else form.name.data,
        page_language=language(),
        author=person,
        email="" if person else form.email.data,
        answers=answers,
        marks=[*marks, *_machine_marks(form)],
        is_held=is_held,
        asks_host=bool(form.asks_host.data) and debate.is_discussion,
        wants_to_follow=bool(form.follow.data),
    )


def read_language(form: TextForm) -> tuple[str, LanguageSource]:
    """What the author said, else what the text says."""
    found, source = guess(form.text.data, language())
    was_touched = form.language.data != request.form.get("guessed")  # else it is our own guess about an earlier text
    if was_touched and form.language.data in LANGUAGES and form.language.data != found:
        return form.language.data, LanguageSource.AUTHOR
    return found, LanguageSource(source)


def _open_debate(slug: str) -> Debate:
    debate = debates.debate(viewer(), slug)
    if not debate.is_public:
        raise NotFound
    actions.require_open(debate)
    return debate


def _answered(debate: Debate, form: ComposeForm) -> Contribution | None:
    try:
        return queries.contribution(debate, form.answers.data) if form.answers.data else None
    except NotFound as error:
        raise NotNow(_("The contribution you answer is not there any more. Your text is below; you can copy it from here.")) from error


def show_second_step(debate: Debate, form: ComposeForm) -> str:
    """The page with the words, and who writes them."""
    try:
        answered = queries.piece(debate, form.answers.data, viewer()) if form.answers.data else None
    except NotFound:
        answered = None
    return render_template(
        "contributions/compose.html",
        preview=text.contribution(form.text.data) if form.text.data and not form.text.errors else "",
        debate=debate,
        text=debate.text_in(language()),
        form=form,
        answered=answered,
        person=viewer(),
    )


def new_key() -> str:
    """What makes one showing of the form one contribution, and says when it was shown."""
    return _keys().dumps(new_secret())


def _machine_marks(form: ComposeForm) -> list[str]:
    marks = ["honeypot"] if form.website.data else []
    try:
        _key, made_at = _keys().loads(form.form_key.data or "", return_timestamp=True)
    except BadSignature:
        return [*marks, "fast"]  # every page that people write on holds a key of ours
    return [*marks, "fast"] if clock.now() - made_at.replace(tzinfo=None) < FASTEST else marks


def _keys() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="contribution form")
