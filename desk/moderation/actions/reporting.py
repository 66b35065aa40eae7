"""A contribution that points out an error in an article becomes a report, which keeps its author and the link to it."""

from flask_babel import gettext as _

from desk.accounts.models import User
from desk.articles.models import Article
from desk.contributions.mails import permalink
from desk.contributions.models import Contribution
from desk.corrections.actions import filing
from desk.corrections.models import Origin, Report
from desk.editions import queries as editions


def as_report(found: Contribution, article: Article | None, passage: str = "", note: str = "", *, by: User | None) -> Report:
    """The report; done twice, it is one. Without an article it goes to the debate's edition, with the contribution's address."""
    stands = found.public or found.latest
    edition = article.edition if article else found.debate.edition
    wanted = filing.Filing(
        sent_as=f"contribution {found.public_id}",
        article=article,
        article_url=(article.url or "") if article else permalink(found, edition),
        page_language=stands.language,
        origin=Origin.CONTRIBUTION,
        passage=passage,
        claim=f"{stands.text}\n\n{_('Somebody who told us about it adds:')} {note}" if note else stands.text,
        claim_language=stands.language,
        name=found.name,
        person=found.author,
        contribution=found,
    )
    report, _secret = filing.file_report(wanted, editions.edition(edition), by=by)
    return report
