"""What of debates and contributions can be searched: what everybody can read. Hits are always read again through who may see them."""

from desk.contributions.models import Contribution
from desk.debates.models import Debate
from desk.debates.models.debate import SEARCHED_AS
from desk.search import index
from desk.search.making import Searched
from desk.translation import queries as translations
from desk.translation.models import Kind

DEBATES, CONTRIBUTIONS = SEARCHED_AS, "contribution"


def index_debate(debate: Debate) -> None:
    """A debate, in each language it has."""
    if debate.is_public:
        for text in debate.texts:
            index.put(DEBATES, debate.id, text.language, text.question, text.context, text.summary)


def index_contribution(found: Contribution) -> None:
    """A contribution, in the language it is written in and in those it is translated into."""
    if found.public is not None:
        index.put(CONTRIBUTIONS, found.id, found.public.language, found.public.text, found.name)
        for one in translations.finished(Kind.CONTRIBUTION, found.id, found.public.n):
            index.put(CONTRIBUTIONS, found.id, one.language, one.parts[0], found.name)


WHAT: Searched = {DEBATES: (Debate, index_debate), CONTRIBUTIONS: (Contribution, index_contribution)}
