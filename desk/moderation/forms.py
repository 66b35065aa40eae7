"""What moderators choose and type."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.widgets import HiddenInput

from desk.accounts.models import Standing
from desk.contributions.models import Clause
from desk.contributions.words import CLAUSES
from desk.core.forms import Form, LineField, WordsField, choices
from desk.moderation.words import STANDINGS


class DecisionForm(Form):
    """The version the moderator has read, and the newest decision their page showed."""

    n = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    seen = IntegerField(widget=HiddenInput(), default=0)


class RemovalForm(DecisionForm):
    """The house rule a removal rests on; none is chosen beforehand."""

    clause = RadioField(
        _l("Or remove, because of"), [DataRequired(_l("Choose the house rule it breaks"))], choices=choices(Clause, CLAUSES.__getitem__)
    )
    note = WordsField(_l("Your sentence to the author"), [Length(max=600, message=_l("Please shorten this to %(n)s characters", n="600"))])


class StandingForm(Form):
    """How a reader's next contributions are treated."""

    standing = SelectField(_l("This reader’s contributions"), choices=choices(Standing, STANDINGS.__getitem__))


class ReportForm(Form):
    """Which article a contribution says is wrong."""

    article_url = LineField(_l("Address of the article"), [DataRequired(_l("Paste the address of the article")), Length(max=2000)])
    passage = WordsField(_l("Which words are wrong?"), [Length(max=500, message=_l("Please shorten this to %(n)s characters", n="500"))])
