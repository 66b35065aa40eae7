"""A closing summary cites contributions by their permalinks; each citation must be one that everybody can open."""

import re

from sqlalchemy import select

from desk.contributions.models import Contribution, Status
from desk.core import text
from desk.core.db import db
from desk.debates.models import Debate

_LINK = re.compile(r"\]\(\s*<?(?P<address>[^)\s>]{1,500})>?\s*\)")
_PERMALINK = re.compile(r"/debates/(?P<slug>[a-z0-9-]+)/c/(?P<id>[a-z0-9]+)(?:#.*)?$")


def render_summary(debate: Debate, words: str, language: str) -> tuple[str, str]:
    """(HTML, the first address that cites nothing published in this debate, or nothing); links lead to pages in `language`."""
    cited = {
        match["id"]: address for address in _addresses(words) if (match := _PERMALINK.search(address)) and match["slug"] == debate.slug
    }
    there = select(Contribution.public_id).where(
        Contribution.debate_id == debate.id, Contribution.status == Status.PUBLISHED, Contribution.public_id.in_(cited)
    )
    known = set(db.session.scalars(there))
    wrong = next((address for public_id, address in cited.items() if public_id not in known), "")

    def ours(match: re.Match[str]) -> str:
        """The same citation as a link within this site."""
        found = _PERMALINK.search(match["address"])
        if found is None or found["id"] not in known:
            return match.group()
        return f"](/{language}/debates/{debate.slug}/c/{found['id']}#c-{found['id']})"

    return text.markdown(_LINK.sub(ours, words)), wrong


def _addresses(words: str) -> list[str]:
    return [match["address"] for match in _LINK.finditer(words)]
