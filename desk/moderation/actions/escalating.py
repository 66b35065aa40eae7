"""What a moderator does not decide alone: a threat or a danger goes to legal and the editors at once; a question goes to the host."""

from desk.accounts import queries as accounts
from desk.accounts.models import Role, User
from desk.contributions import mails as contribution_mails
from desk.contributions.actions import publishing, tasks
from desk.contributions.models import Contribution, Status, TaskKind
from desk.core import clock
from desk.core.states import Audience
from desk.debates.actions.posting import post
from desk.duty import queries as duty
from desk.editions import queries as editions
from desk.moderation import mails
from desk.moderation.actions import claiming


def escalate(found: Contribution, note: str, *, by: User) -> None:
    """Keep it from the public at once and tell legal, the edition's editors, who is on duty, and the on-call address.

    Raises NotNow when it neither waits nor stands.
    """
    found.require(Status.WAITING, Status.PUBLISHED)
    language = found.latest.language
    publishing.hold(found, by=by)
    found.note("escalate", by=by, audience=Audience.STAFF, text=note)
    claiming.release(found)
    on_duty = duty.on_duty(language, clock.now())
    people = [*accounts.holders(Role.LEGAL), *accounts.holders(Role.EDITOR, language), *([on_duty] if on_duty else [])]
    speaks = dict.fromkeys({editions.edition(language).on_call} - {""}, language) | {person.email: person.language for person in people}
    for address, code in sorted(speaks.items()):
        post(found.debate.edition, mails.escalated(found, note, address, code, by))


def ask_host(found: Contribution, note: str, *, by: User) -> None:
    """Put it onto the host's list with a question; their note comes back to the queue."""
    tasks.ask(found, TaskKind.MODERATOR, by=by, note=note)
    post(found.debate.edition, contribution_mails.host_asked(found, found.debate.host, note, by=by))
    found.note("ask_host", by=by, audience=Audience.STAFF, text=note)
