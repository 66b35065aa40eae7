"""Letters about debates and proposals, one function a letter."""

from datetime import date, datetime

from desk.accounts.models import User
from desk.debates.models import Debate, Proposal
from desk.mail.letters import compose
from desk.mail.links import link
from desk.mail.models import OutgoingMail


def debate_url(debate: Debate, lang: str) -> str:
    """The full address of a debate's page."""
    return link("debates.debate", lang=lang, slug=debate.slug)


def summary_wanted(debate: Debate, person: User, day: date) -> OutgoingMail:
    """To the host, daily: the clock has closed the debate, and readers wait for the summary."""
    return compose(
        "debates/summary_wanted",
        to=person.email,
        language=person.language,
        thing=f"debate-{debate.id}",
        occasion=f"debate {debate.id} summary_wanted {person.id} {day}",
        debate=debate,
        question=debate.own_text.question,
        url=link("desk.debates.closing", slug=debate.slug),
    )


def proposal_confirm(proposal: Proposal, secret: str, until: datetime) -> OutgoingMail:
    """To somebody who proposed a question without signing in, once: the link to the page with the button."""
    return compose(
        "debates/proposal_confirm",
        to=proposal.email,
        language=proposal.language,
        thing=f"proposal-{proposal.public_id}",
        occasion=f"proposal {proposal.public_id} confirm",
        proposal=proposal,
        until=until,
        url=link("debates.confirm_proposal", lang=proposal.language, secret=secret),
    )


def proposal_received(proposal: Proposal, person: User) -> OutgoingMail:
    """To the edition's journalists: somebody proposes a question."""
    return compose(
        "debates/proposal_received",
        to=person.email,
        language=person.language,
        thing=f"proposal-{proposal.public_id}",
        occasion=f"proposal {proposal.public_id} received {person.id}",
        proposal=proposal,
        url=link("desk.debates.proposal", public_id=proposal.public_id),
    )


def proposal_answered(proposal: Proposal, author: User) -> OutgoingMail:
    """To the proposer: the debate is open, or why not."""
    debate = proposal.debate
    return compose(
        "debates/proposal_answered",
        to=author.email,
        language=author.language,
        thing=f"proposal-{proposal.public_id}",
        occasion=f"proposal {proposal.public_id} answered",
        proposal=proposal,
        url=debate_url(debate, author.language) if debate else link("debates.overview", lang=author.language),
        account_url=link("accounts.account", lang=author.language),
    )
