"""The demo's questions from readers: one became a debate, one waits, one was declined."""

from desk.accounts import actions as accounts
from desk.accounts.models import User
from desk.articles import queries as articles
from desk.debates.actions import proposing
from desk.debates.models import Debate, Proposal
from desk.dev.people import address_of

ACCEPTED = ("Odette Marmier", "What do you keep from the winters you grew up with?")
WAITING = ("Jakob Riedweg", "Who should pay for a ferry that hardly anybody takes?")
DECLINED = ("Pen Pal", "Why is the cheese so expensive?")
REPLY = "Thank you. We asked this in a debate on prices; its summary answers it better than a new debate could."


def propose(debate: Debate, *, by: User, url: str) -> None:
    """Let the three be asked about the article at `url`; the first became this debate."""
    accepted, _waiting, declined = (_asked(name, question, url) for name, question in (ACCEPTED, WAITING, DECLINED))
    debate.proposer = ACCEPTED[0]
    proposing.accept(accepted, debate, by=by)
    proposing.decline(declined, REPLY, by=by)


def _asked(name: str, question: str, url: str) -> Proposal:
    return proposing.propose(
        proposing.Wish(
            sent_as=f"demo {question}",
            language="en",
            question=question,
            answer="",
            name=name,
            may_be_named=True,
            article=articles.article_at(url),
            author=accounts.reader_with(address_of(name), name, "en"),
        )
    )
