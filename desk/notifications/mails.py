"""Letters to followers. Each names the way out, in a header that mail programs make a button of, and as a link."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from desk.accounts.models import User
from desk.contributions.mails import permalink
from desk.contributions.models import Contribution
from desk.corrections.models import Notice
from desk.corrections.words import NOTICE_KINDS
from desk.debates.mails import debate_url
from desk.debates.models import Debate
from desk.mail.letters import compose
from desk.mail.links import link
from desk.mail.models import OutgoingMail
from desk.notifications.queries import MOST_IN_DIGEST
from desk.notifications.tokens import write_exit


def about_answer(answer: Contribution, person: User) -> str:
    """The occasion that makes the letter about a host's answer one letter a person."""
    return f"contribution {answer.public_id} told {person.id}"


def about_closing(debate: Debate, person: User) -> str:
    """The occasion that makes the letter about a debate's end one letter a person."""
    return f"debate {debate.id} closed {person.id}"


def host_answered(answer: Contribution, person: User) -> OutgoingMail:
    """To a follower, or to the reader who was answered, at once: the host has written."""
    return _to_follower(
        "notifications/host_answered",
        person,
        answer.debate,
        about_answer(answer, person),
        answer=answer,
        is_to_you=bool(answer.answers and answer.answers.author_id == person.id),
        url=permalink(answer, person.language),
    )


def debate_closed(debate: Debate, person: User) -> OutgoingMail:
    """To a follower: it is closed, and this was heard."""
    return _to_follower(
        "notifications/debate_closed",
        person,
        debate,
        about_closing(debate, person),
        url=debate_url(debate, person.language),
    )


def digest(person: User, news: Sequence[tuple[Debate, Sequence[Contribution]]], today: date) -> OutgoingMail:
    """To a follower, once a day: what is new in all the debates they follow."""
    parts = [
        {
            "question": debate.checked_text_in(person.language).question,
            "url": debate_url(debate, person.language),
            "shown": [(found, permalink(found, person.language), is_reply(found, person)) for found in _replies_first(written, person)],
            "more": max(0, len(written) - MOST_IN_DIGEST),
            "count": len(written),
        }
        for debate, written in news
    ]
    way_out = link("notifications.unsubscribe", lang=person.language, token=write_exit(person.id, None))
    return compose(
        "notifications/digest",
        to=person.email,
        language=person.language,
        thing=f"person-{person.id}",
        occasion=f"digest {person.id} {today}",
        unsubscribe=way_out,
        parts=parts,
        count=sum(len(written) for _debate, written in news),
    )


def is_reply(found: Contribution, person: User) -> bool:
    """Whether it answers something this person wrote."""
    return found.answers is not None and found.answers.author_id == person.id


def _replies_first(written: Sequence[Contribution], person: User) -> list[Contribution]:
    return sorted(written, key=lambda found: not is_reply(found, person))[:MOST_IN_DIGEST]


WayOut = Callable[[User], str]


def way_out_of_article(person: User, *, article_id: int) -> str:
    """The link that stops letters about an article."""
    return link("notifications.unsubscribe", lang=person.language, token=write_exit(person.id, None, article_id))


def way_out_of_debate(person: User, *, debate_id: int) -> str:
    """The link that stops letters about a debate."""
    return link("notifications.unsubscribe", lang=person.language, token=write_exit(person.id, debate_id))


def about_notice(notice: Notice, person: User) -> str:
    """The occasion that makes the letter about a notice one letter a person."""
    return f"notice {notice.id} told {person.id}"


def notice_published(notice: Notice, person: User, way_out: WayOut) -> OutgoingMail:
    """To who follows an article, or a debate about it: something was corrected."""
    return compose(
        "notifications/notice_published",
        to=person.email,
        language=person.language,
        thing=notice.reference or "",
        occasion=about_notice(notice, person),
        unsubscribe=way_out(person),
        notice=notice,
        notice_kinds=NOTICE_KINDS,
        url=link("corrections.notice", lang=person.language, reference=notice.reference),
    )


def _to_follower(letter: str, person: User, debate: Debate, once: str, **about: Any) -> OutgoingMail:
    way_out = link("notifications.unsubscribe", lang=person.language, token=write_exit(person.id, debate.id))
    return compose(
        letter,
        to=person.email,
        language=person.language,
        thing=f"debate-{debate.id}",
        occasion=once,
        unsubscribe=way_out,
        debate=debate,
        question=debate.checked_text_in(person.language).question,
        **about,
    )
