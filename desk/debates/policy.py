"""Who may do what with debates and proposals. docs/permissions.md says the same as a table, and a test compares them."""

from desk.accounts.models import Role, User
from desk.debates.models import Debate, Format, Proposal


def may_draft(user: User) -> bool:
    """Journalists and editors of any edition."""
    return user.works_on_debates


def may_see(user: User | None, debate: Debate) -> bool:
    """Everybody once it has opened; before that those who work on debates."""
    return debate.is_public or (user is not None and user.works_on_debates)


def may_edit(user: User, debate: Debate) -> bool:
    """Host, stand-in, and the editors of the edition it comes from."""
    return user.id in {debate.host_id, debate.stand_in_id} or user.holds(Role.EDITOR, debate.edition)


def may_close(user: User, debate: Debate) -> bool:
    """The host, or an editor of the edition it comes from; not the stand-in."""
    return user.id == debate.host_id or user.holds(Role.EDITOR, debate.edition)


def may_feature(user: User, debate: Debate) -> bool:
    """Which debate leads the overview is for the editors of the edition it comes from."""
    return user.holds(Role.EDITOR, debate.edition)


def may_read(user: User, debate: Debate) -> bool:
    """What readers write in a debate that is not public: input is for its host, feedback for those who work on debates."""
    return user.works_on_debates if debate.format is Format.FEEDBACK else may_edit(user, debate)


def may_pick(user: User, debate: Debate) -> bool:
    """Picks are the host's, or the stand-in's."""
    return user.id in {debate.host_id, debate.stand_in_id}


def may_translate(user: User, debate: Debate, language: str) -> bool:
    """Who works for the edition of that language, or on the debate."""
    return user.holds(Role.JOURNALIST, language) or user.holds(Role.EDITOR, language) or may_edit(user, debate)


def may_answer(user: User, debate: Debate) -> bool:
    """Write in it with the publisher's badge: host, stand-in, any journalist or editor."""
    return user.works_on_debates or user.id in {debate.host_id, debate.stand_in_id}


def may_answer_proposal(user: User, proposal: Proposal) -> bool:
    """Journalists and editors of the edition whose language it is written in."""
    return user.holds(Role.JOURNALIST, proposal.language) or user.holds(Role.EDITOR, proposal.language)
