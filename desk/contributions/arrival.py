"""What is noticed about a contribution when it arrives: one list of small checks, in order.

A check passes (None), marks the text for the moderator, or holds it apart from the queue. Nothing is refused and
nothing is lost: a person reads all of it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from desk.accounts.models import Standing, User
from desk.contributions import phrases
from desk.contributions.models import Contribution, ContributionVersion, PhraseKind, Status
from desk.core import clock, text
from desk.core.db import db

SHORT = 15  # characters of letters; one Chinese sentence can be as short as four, so this only marks
MANY_LINKS = 3
REMEMBERED = timedelta(days=30)

_LINK = re.compile(r"https?://\S+|\bwww\.\S+|\b[\w-]{1,63}\.(?:com|net|org|info|biz|io|ru|cn|shop|xyz)\b", re.IGNORECASE)


OF_MACHINES = ("honeypot", "fast")  # noticed by the form, not by the checks below


@dataclass(frozen=True, kw_only=True)
class Arriving:
    """What the checks look at."""

    words: str
    author: User | None
    of: int | None = None  # the contribution that is being changed
    language: str = ""
    place: str = ""  # the slug of the debate
    is_flood: bool = False  # more from this person or place than people write


@dataclass(frozen=True)
class Finding:
    """What a check noticed; its reason is a code the desk sees in words."""

    reason: str
    holds: bool = False


def length(arriving: Arriving) -> Finding | None:
    """Very short: perhaps a test or a call."""
    return Finding("short") if len(arriving.words) < SHORT else None


def links(arriving: Arriving) -> Finding | None:
    """Addresses of websites: one may be a source, many are advertising."""
    n = len(_LINK.findall(arriving.words))
    return Finding("links", holds=n >= MANY_LINKS) if n else None


def duplicates(arriving: Arriving) -> Finding | None:
    """The same words came before, and were meant: not those of this contribution, taken back, or never confirmed."""
    essence = text.essence(arriving.words)
    same = (ContributionVersion.essence == essence) & (ContributionVersion.created_at > clock.now() - REMEMBERED)
    meant = Contribution.status.in_([Status.WAITING, Status.PUBLISHED, Status.REMOVED]) & (Contribution.id != (arriving.of or 0))
    found = select(ContributionVersion.id).join(Contribution).where(same, meant).limit(1)
    return Finding("duplicate", holds=True) if essence and db.session.scalar(found) else None


def banned(arriving: Arriving) -> Finding | None:
    """A phrase that the newsroom lets nobody say without having read it."""
    lists = phrases.lists_of(arriving.language)
    return Finding("banned_phrase", holds=True) if lists[PhraseKind.BANNED].found_in(arriving.words) else None


def suspect(arriving: Arriving) -> Finding | None:
    """A phrase that is worth a second look."""
    lists = phrases.lists_of(arriving.language)
    return Finding("suspect_phrase") if lists[PhraseKind.SUSPECT].found_in(arriving.words) else None


def flood(arriving: Arriving) -> Finding | None:
    """Many in a short time."""
    return Finding("flood", holds=True) if arriving.is_flood else None


def new_person(arriving: Arriving) -> Finding | None:
    """Nothing of this author has been approved yet."""
    is_new = arriving.author is None or arriving.author.standing is Standing.NEW
    return Finding("newcomer") if is_new else None


def muted(arriving: Arriving) -> Finding | None:
    """Moderation reads this author always, or holds them back."""
    standing = arriving.author.standing if arriving.author else Standing.NEW
    return {Standing.CHECKED: Finding("checked"), Standing.MUTED: Finding("muted", holds=True)}.get(standing)


Check = Callable[[Arriving], Finding | None]
CHECKS: list[Check] = [length, links, duplicates, banned, suspect, flood, new_person, muted]


def look_at(arriving: Arriving, *last: Check) -> tuple[list[str], bool]:
    """(what was noticed, whether it is held apart); `last` are checks from outside, which come after ours."""
    findings = [finding for check in (*CHECKS, *last) if (finding := check(arriving))]
    return [finding.reason for finding in findings], any(finding.holds for finding in findings)
