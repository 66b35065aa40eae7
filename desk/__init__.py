"""Readers' Desk: debates with readers and a corrections desk for a newsroom in ten languages."""

from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from desk import cli, front, urls
from desk.accounts import security, session
from desk.accounts import words as role_words
from desk.config import Settings
from desk.contributions import words as contribution_words
from desk.core import assets, db, error_pages, headers, logs, text, transaction
from desk.core.differences import difference
from desk.corrections import words
from desk.debates import words as debate_words
from desk.i18n import counting, dates, joining, locale
from desk.mail import letters, outbox, transport
from desk.moderation import words as moderation_words
from desk.pages import public
from desk.translation import engines
from desk.translation import words as translation_words

ROOT = Path(__file__).parent.parent


WORDS = (words, role_words, debate_words, contribution_words, moderation_words, translation_words)


def create_app(settings: Settings | None = None) -> Flask:
    """The program, ready to be served.

    Raises WrongSetting, which ends the start with a sentence, when it cannot work as configured.
    """
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update((settings or Settings.from_surroundings()).for_flask())
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.globals["ready"] = text.ready
    app.jinja_env.globals["difference"] = difference
    app.jinja_env.filters.update(mask=text.mask, excerpt=text.excerpt, script_json=text.script_json)

    transaction.init_app(app)  # first, so that it runs last after each request
    db.db.init_app(app)
    Migrate(app, db.db, directory=str(ROOT / "migrations"))
    logs.init_app(app)
    app.extensions["gauges"] = [outbox.count_letters]
    for room in (headers, public, locale, dates, counting, joining, *WORDS, error_pages, transport.mail, letters, engines, urls):
        room.init_app(app)
    csrf = CSRFProtect(app)
    for view in urls.WITHOUT_TOKEN:
        csrf.exempt(view)
    security.init_app(app)
    session.init_app(app)
    cli.init_app(app)
    assets.init_app(app, ROOT)
    front.init_app(app)
    if app.config["PROXIES"]:
        count = app.config["PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    return app
