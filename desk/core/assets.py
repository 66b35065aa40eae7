"""Style sheets, scripts and pictures under an address that changes with their content, so that they may be kept for a year."""

import hashlib
from pathlib import Path

from flask import Flask, current_app
from whitenoise import WhiteNoise

HASHED = {".css", ".js", ".svg"}


def release_of(*folders: Path) -> str:
    """A short hash over the files of these folders: another release, another hash."""
    sums = hashlib.sha256()
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            sums.update(str(file.relative_to(folder)).encode() + file.read_bytes())
    return sums.hexdigest()[:12]


def init_app(app: Flask, root: Path) -> None:
    """Serve static/ in front of Flask and offer `asset()` to templates."""
    static = root / "static"
    app.config["ASSETS"] = f"/static/{release_of(static)}"
    app.config["RELEASE"] = release_of(static, root / "templates", root / "desk")
    prefix = app.config["ASSETS"]
    files = WhiteNoise(app.wsgi_app, max_age=60, immutable_file_test=lambda _path, url: url.startswith(prefix))
    files.add_files(str(static), prefix=prefix)
    app.wsgi_app = files  # type: ignore[method-assign]
    app.add_template_global(asset)


def asset(path: str) -> str:
    """The address of a file under static/."""
    return f"{current_app.config['ASSETS']}/{path}"
