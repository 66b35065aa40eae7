"""The words people read for roles."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from desk.accounts.models import Role

ROLES = {
    Role.MODERATOR: _l("Moderator"),
    Role.JOURNALIST: _l("Journalist"),
    Role.EDITOR: _l("Editor"),
    Role.STANDARDS: _l("Standards"),
    Role.LEGAL: _l("Legal"),
    Role.ADMIN: _l("Administrator"),
}


def init_app(app: Flask) -> None:
    """Offer the words to templates."""
    app.jinja_env.globals["role_words"] = ROLES
