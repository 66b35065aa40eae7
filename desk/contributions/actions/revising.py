"""An author changes a text, or takes it back."""

from desk.accounts.models import User
from desk.contributions.actions import publishing, writing
from desk.contributions.models import Contribution, LanguageSource, Status, VersionStatus
from desk.core import clock
from desk.core.db import db
from desk.core.states import Audience
from desk.debates.actions.counting import leave_place


def edit(
    found: Contribution, words: str, html: str, language: str, source: LanguageSource, marks: list[str], is_held: bool, *, by: User
) -> None:
    """Keep a new version. What stands goes on standing until a moderator has read the change; ours stand at once.

    Raises NotNow when the contribution is neither waiting nor published, or the debate is closed.
    """
    found.require(Status.WAITING, Status.PUBLISHED)
    writing.require_open(found.debate)
    if words == found.latest.text and language == found.latest.language:
        return
    if found.latest.status is VersionStatus.WAITING:
        found.latest.mark(VersionStatus.REPLACED)
    found.note("edit", by=by, audience=Audience.READER)
    if found.status is Status.PUBLISHED:
        found.arrived_at = clock.now()
    found.marks, found.is_held = marks, is_held
    db.session.flush()
    writing.add_version(found.id, len(found.versions) + 1, words, html, language, source, is_approved=False)
    db.session.expire(found, ["versions"])
    if (found.is_by_staff and by.works_on_debates) or (found.status is Status.PUBLISHED and writing.goes_at_once(by, marks, found.debate)):
        publishing.approve(found, by=by)


def withdraw(found: Contribution, *, by: User | None) -> None:
    """Take it back; where it stood an empty place stays, and the replies to it."""
    stood = found.public
    found.picked_at = None
    found.move("withdraw", by=by, audience=Audience.PUBLIC)
    if stood:
        leave_place(found.debate, stood.language)
