"""The letters to authors, one function a letter."""

from datetime import datetime, timedelta

from desk.accounts.models import User
from desk.contributions.models import Clause, Contribution
from desk.contributions.words import CLAUSE_SENTENCES, CLAUSES
from desk.core import clock
from desk.debates.models import Debate
from desk.i18n.dates import as_date
from desk.mail.letters import compose
from desk.mail.links import link
from desk.mail.models import OutgoingMail

OMBUDS = timedelta(days=20)  # a complaint about a removal is possible until then: BGE 149 I 2 and RTVA article 92


def permalink(found: Contribution, lang: str) -> str:
    """The full address of a contribution, opened in its place."""
    return link("contributions.permalink", lang=lang, slug=found.debate.slug, public_id=found.public_id) + f"#{found.element}"


def confirm(debate: Debate, public_id: str, words: str, email: str, secret: str, until: datetime, page_language: str) -> OutgoingMail:
    """To somebody who has written without signing in, once: the link to the page with the button."""
    return compose(
        "contributions/confirm",
        to=email,
        language=page_language,
        thing=f"contribution-{public_id}",
        occasion=f"contribution {public_id} confirm",
        question=debate.checked_text_in(page_language).question,
        words=words,
        is_public=debate.is_discussion,
        until=until,
        url=link("contributions.confirm", lang=page_language, secret=secret),
    )


def published(found: Contribution) -> OutgoingMail:
    """To the author: it stands, and where."""
    return _to_author("contributions/published", found, n=found.public_n)


def edit_refused(found: Contribution, clause: Clause, note: str) -> OutgoingMail:
    """To the author: the change does not stand, and why; the version before does."""
    return _to_author("contributions/edit_refused", found, clause=clause, note=note, n=found.latest.n, ombuds_until=_ombuds())


def restored(found: Contribution, note: str) -> OutgoingMail:
    """To the author: what was removed stands again."""
    return _to_author("contributions/restored", found, note=note, n=found.public_n)


def removed(found: Contribution, clause: Clause, note: str, *, had_stood: bool) -> OutgoingMail:
    """To the author: it was not published, or stands no longer, and why; where to complain and until when."""
    return _to_author("contributions/removed", found, clause=clause, note=note, had_stood=had_stood, n=0, ombuds_until=_ombuds())


def _ombuds():
    return as_date(clock.now() + OMBUDS)


def _to_author(letter: str, found: Contribution, n: object, **about) -> OutgoingMail:
    author = found.author
    if author is None:
        raise ValueError("nobody to write to")
    return compose(
        letter,
        to=author.email,
        language=author.language,
        thing=f"contribution-{found.public_id}",
        occasion=f"contribution {found.public_id} {letter} {n} {found.version}",
        contribution=found,
        words=found.latest.text,
        question=found.debate.checked_text_in(author.language).question,
        clauses=CLAUSES,
        clause_sentences=CLAUSE_SENTENCES,
        url=permalink(found, author.language),
        rules_url=link("house_texts.guidelines", lang=author.language),
        account_url=link("accounts.account", lang=author.language),
        appeal_url=link("appeals.appeal", lang=author.language, slug=found.debate.slug, public_id=found.public_id),
        **about,
    )


def host_asked(found: Contribution, to: User, note: str, *, by: User) -> OutgoingMail:
    """To the host, or to a colleague it was given to: a contribution waits for an answer."""
    return compose(
        "contributions/host_asked",
        to=to.email,
        language=to.language,
        thing=f"contribution-{found.public_id}",
        occasion=f"contribution {found.public_id} host_asked {to.id} {clock.now():%Y%m%d%H%M%S%f}",
        contribution=found,
        question=found.debate.own_text.question,
        words=found.latest.text,
        note=note,
        by=by,
        url=link("desk.debates.host", slug=found.debate.slug),
    )
