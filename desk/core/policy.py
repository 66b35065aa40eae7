"""Ask a policy, or refuse."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from desk.core.errors import NotAllowed


def allow(may: Callable[..., bool], *asked: Any) -> None:
    """Go on if the policy says so.

    Raises NotAllowed otherwise.
    """
    if not may(*asked):
        raise NotAllowed(_("This is not yours to do. Ask an editor or an administrator of your edition."))
