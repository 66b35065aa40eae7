"""Readers follow a debate or an article, and stop it: on its page, or with the link in any of its letters."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _

from desk.accounts.session import viewer
from desk.articles import queries as articles
from desk.articles.models import Article
from desk.contributions.forms import ButtonForm
from desk.core.db import db, writing
from desk.core.errors import NotFound, NotNow
from desk.debates import queries as debates
from desk.debates.models import Debate
from desk.i18n.locale import language
from desk.notifications import actions, queries
from desk.notifications import articles as following
from desk.notifications.tokens import Exit, read_exit

pages = Blueprint("notifications", __name__)


@pages.get("/debates/<slug>/follow")
def follow_form(slug):
    """One button; who is not signed in is asked to."""
    debate, person = debates.debate(None, slug), viewer()
    is_on = person is not None and queries.follows(person, debate)
    return render_template("notifications/follow.html", debate=debate, text=debate.text_in(language()), person=person, is_on=is_on)


@pages.post("/debates/<slug>/follow")
def follow(slug):
    """Follow, or stop."""
    debate, person = debates.debate(None, slug), viewer()
    if person is None:
        return redirect(url_for("accounts.sign_in", then=url_for(".follow_form", slug=slug)), 303)
    wanted = ButtonForm().want.data != "no"
    if wanted and not debate.is_open:
        raise NotNow(_("This debate is closed. There will be nothing new to tell you."))
    writing()
    (actions.follow if wanted else actions.unfollow)(debate, person)
    return redirect(url_for(".follow_form", slug=slug), 303)


@pages.get("/unsubscribe/<token>")
def unsubscribe(token):
    """One button, for people who follow the link; opening it does nothing."""
    wanted = read_exit(token)
    return render_template("notifications/unsubscribe.html", token_in_address=token, is_done=False, **_about(wanted))


@pages.post("/unsubscribe/<token>")
def leave(token):
    """Stop the letters: from the button, or from a mail program's own (RFC 8058). Needs no sign-in; pressed twice, it is the same."""
    wanted = read_exit(token)
    about = _about(wanted)
    writing()
    actions.leave(wanted)
    return render_template("notifications/unsubscribe.html", token_in_address=token, is_done=True, **about)


@pages.get("/articles/<slug>/follow")
def follow_article(slug):
    """One button; who is not signed in is asked to."""
    article, person = _article(slug), viewer()
    is_on = person is not None and following.follows(person, article)
    return render_template("notifications/follow_article.html", article=article, person=person, is_on=is_on)


@pages.post("/articles/<slug>/follow")
def set_follow_article(slug):
    """Follow its corrections, or stop."""
    article, person = _article(slug), viewer()
    if person is None:
        return redirect(url_for("accounts.sign_in", then=url_for(".follow_article", slug=slug)), 303)
    wanted = ButtonForm().want.data != "no"
    writing()
    (following.follow if wanted else following.unfollow)(article, person)
    return redirect(url_for(".follow_article", slug=slug), 303)


def _article(slug: str) -> Article:
    found = articles.article_called(language(), slug)
    if found is None:
        raise NotFound
    return found


def _about(wanted: Exit) -> dict[str, Debate | Article | None]:
    """What the letters were about."""
    return {
        "debate": db.session.get(Debate, wanted.debate_id) if wanted.debate_id else None,
        "article": db.session.get(Article, wanted.article_id) if wanted.article_id else None,
    }
