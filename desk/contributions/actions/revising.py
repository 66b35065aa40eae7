"""An author changes a text, or takes it back."""

from flask_babel import gettext as _

from desk.accounts.models import User
from desk.contributions import indexing, translating
from desk.contributions.actions import publishing, tasks, writing
from desk.contributions.actions.log import write_down
from desk.contributions.models import Contribution, Deed, LanguageSource, Status, VersionStatus
from desk.core import clock
from desk.core.db import db
from desk.core.errors import NotNow
from desk.core.states import Audience
from desk.debates.actions.counting import count, count_language, touch
from desk.search import index


def edit(
    found: Contribution, words: str, html: str, language: str, source: LanguageSource, marks: list[str], is_held: bool, *, by: User
) -> None:
    """Keep a new version. What stands goes on standing until a moderator has read the change; ours stand at once.

    Raises NotNow when the contribution is removed or withdrawn, or the debate is closed.
    """
    found.require(Status.WAITING, Status.PUBLISHED, Status.PRIVATE)
    _refuse_escalated(found)
    writing.require_open(found.debate)
    if words == found.latest.text and language == found.latest.language:
        return
    is_private = found.status is Status.PRIVATE
    if found.latest.status is VersionStatus.WAITING or is_private:
        found.latest.mark(VersionStatus.REPLACED)
    found.note("edit", by=by, audience=Audience.READER)
    if found.status is Status.PUBLISHED:
        found.arrived_at = clock.now()
    found.marks, found.is_held = marks, is_held
    found.waiting_in = None if is_private else language
    db.session.flush()
    writing.add_version(found.id, len(found.versions) + 1, words, html, language, source, is_approved=is_private)
    db.session.expire(found, ["versions"])
    if (found.is_by_staff and by.works_on_debates) or (found.status is Status.PUBLISHED and writing.goes_at_once(by, marks, found.debate)):
        publishing.approve(found, by=by)


def forget_unconfirmed(found: Contribution) -> None:
    """As if it had never been sent; nobody has read it, and nothing answers it."""
    found.require(Status.UNCONFIRMED)
    db.session.delete(found)
    db.session.flush()


def _refuse_escalated(found: Contribution) -> None:
    """What an editor has to look at as a threat or a danger stays as it is until then."""
    if found.escalated_at is not None:
        raise NotNow(
            _("An editor is looking at this text. It cannot be changed or withdrawn until they have decided; nobody else sees it.")
        )


def put_language_right(found: Contribution, language: str, *, by: User) -> None:
    """Its newest text is in another language than we thought: it moves to that queue, and is translated anew where it stands."""
    version = found.latest
    if version.language == language:
        return
    before, version.language, version.language_source = version.language, language, LanguageSource.STAFF
    found.note("put_language_right", by=by, audience=Audience.STAFF, before=before, language=language)
    if found.waiting_in is not None:
        found.waiting_in = language
    if found.public is version:
        count_language(found.debate, before, -1)
        count_language(found.debate, language, 1)
        touch(found.debate)
        index.put_later(indexing.CONTRIBUTIONS, found.id)
        db.session.flush()
        translating.begin_again(found)


def withdraw(found: Contribution, *, by: User | None) -> None:
    """Take it back; where it stood an empty place stays, and the replies to it.

    Raises NotNow while it is escalated.
    """
    _refuse_escalated(found)
    stood = found.public
    found.picked_at, found.waiting_in, found.escalated_at = None, None, None
    if found.status in {Status.WAITING, Status.PUBLISHED}:
        write_down(found, Deed.WITHDRAW, by=None, was_public=stood is not None)
    found.move("withdraw", by=by, audience=Audience.PUBLIC)
    tasks.gone(found)
    translating.forget(found)
    if stood:
        count(found.debate, stood.language, found.author_id, -1)
        index.put_later(indexing.CONTRIBUTIONS, found.id)
