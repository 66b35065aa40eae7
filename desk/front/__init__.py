"""The answers that are the same for everybody, as finished bytes in front of Flask.

A page is kept under its address together with the scopes it shows and their versions. Before it is given again, one cheap
question is asked: was anything committed since it was last looked at? Only then its versions are read, and only if those
have changed is it made anew, by one request while the others wait. There is no time limit, and nothing private is ever kept:
who carries the marker cookie goes past all of this.
"""

from flask import Flask

from desk.front.freshness import freshness_of
from desk.front.middleware import Front
from desk.front.store import Store


def init_app(app: Flask) -> None:
    """Put the front before the app; to be called last, so that nothing stands before it but the proxy's headers."""
    front = Front(app, app.wsgi_app, Store(app.config["PAGES_KEPT"] * 1024 * 1024), freshness_of(app))
    app.extensions["front"] = front
    app.extensions["gauges"].append(front.store.count)
    app.wsgi_app = front  # type: ignore[method-assign,assignment]
