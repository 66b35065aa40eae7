"""Who may do what with contributions. docs/permissions.md says the same as a table, and a test compares them."""

from collections.abc import Iterable

from desk.accounts.models import OF_AN_EDITION, User
from desk.contributions.models import Contribution, HostTask
from desk.debates import policy as debates
from desk.debates.models import Debate


def may_write(user: User | None, debate: Debate) -> bool:
    """Readers, with an account or without; of the newsroom those who may answer with the badge, where everybody reads it."""
    if user is not None and user.is_staff and not debate.is_discussion:
        return False
    return user is None or not user.is_staff or debates.may_answer(user, debate)


def may_revise(user: User | None, contribution: Contribution) -> bool:
    """Edit or withdraw: the author only."""
    return user is not None and contribution.author_id == user.id


def may_recommend(user: User | None, contribution: Contribution) -> bool:
    """Who is signed in; nobody recommends themselves."""
    return user is not None and contribution.stands and contribution.author_id != user.id


def may_clear(user: User, task: HostTask) -> bool:
    """What waits for the host: the host, the stand-in, who it was given to, and the editors of the debate's edition."""
    debate = task.contribution.debate
    return user.id == task.to_id or debates.may_edit(user, debate)


def may_see_translations(person: User) -> bool:
    """Those who work for an edition, and administrators, who look after the engines."""
    return bool(person.editions(*OF_AN_EDITION)) or person.is_admin


def may_translate(person: User, origin: str, target: str, colleagues: Iterable[User]) -> bool:
    """Who reads both languages; where nobody does, who works for the edition of the language it is put into."""
    return reads_both(person, origin, target) or (
        target in person.editions(*OF_AN_EDITION) and not any(reads_both(one, origin, target) for one in colleagues)
    )


def reads_both(person: User, origin: str, target: str) -> bool:
    """Whether this person can judge a translation, and works for one of the two editions."""
    editions = person.editions(*OF_AN_EDITION)
    return bool(editions & {origin, target}) and {origin, target} <= editions | set(person.reads)
