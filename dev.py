#!/usr/bin/env python3
"""Everything a newcomer types: `python3 dev.py run`, `python3 dev.py test` and the rest of the daily ones.

Standard library only, so that a fresh machine needs nothing but Python 3.11 or later.
"""

import hashlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
INSTANCE = ROOT / "instance"
DEMO = INSTANCE / "demo.toml"


def main() -> int:
    """Run the command named on the command line; without one, list what there is."""
    os.chdir(ROOT)
    name, *rest = sys.argv[1:] or ["help"]
    command = COMMANDS.get(name)
    if command is None:
        print(f"There is no “{name}” here. What there is:\n")
        show_help()
        return 2
    return command(*rest) or 0


def show_help() -> None:
    """List the commands with the first line of what each says of itself."""
    for name, command in COMMANDS.items():
        print(f"  python3 dev.py {name:<8} {(command.__doc__ or '').splitlines()[0]}")


def run() -> int:
    """Start the demo newsroom at http://127.0.0.1:5000 (PORT changes the port)."""
    port = chosen_port()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if not is_free(port):
        print(f"Port {port} is in use. Choose another one:  PORT=5001 python3 dev.py run")
        return 1
    prepare("runtime")
    mail_port, translator_port = free_port(), free_port() if find_translator() else 0
    write_demo_settings(port, mail_port, translator_port)
    translator = start_translator(translator_port) if translator_port else None
    processes: list[subprocess.Popen] = [translator] if translator else []
    try:
        flask("demo", "prepare")
        processes.append(start("flask", "--app", "wsgi", "demo", "catch-mail", str(mail_port)))
        processes.append(start("flask", "--app", "wsgi", "work"))
        served = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--log-level", "warning"]
        processes.append(start("granian", *served, "wsgi:app"))
        wait_for(port)
        flask("demo", "welcome")
        return watch([process for process in processes if process is not translator])
    finally:
        for process in processes:
            stop(process)
        for process in processes:
            process.wait()


def test(*arguments: str) -> int:
    """Run lint and every test, on SQLite and PostgreSQL, with a browser and a mail server."""
    prepare("dev")
    browser = find_browser() or install_browser()
    environment = clean_environment() | ({"DESK_TEST_BROWSER": browser} if browser else {})
    without = [] if browser else ["-m", "not browser"]
    if not find_translator() and not install_translator():
        print("There is no Apertium here and it could not be installed: translating with the real one is left out.")
    if browser is None:
        print("There is no Chromium here and it could not be installed: the browser journeys are left out.")
    if arguments:
        return subprocess.call([PYTHON, "-m", "pytest", *without, *arguments], env=environment)
    failed = lint()
    rounds = {database: start_round(database, without, environment) for database in ("sqlite", "postgresql")}
    for database, (process, log) in rounds.items():
        code = process.wait()
        failed = failed or code
        print(f"\n{database}:", flush=True)
        lines = Path(log).read_text().splitlines()
        print("\n".join(lines if code else lines[-1:]), flush=True)
    return 1 if failed else 0


def start_round(database: str, without: list[str], environment: dict[str, str]) -> tuple[subprocess.Popen, str]:
    """Start the suite on one database; both rounds run at once, each with its own log."""
    INSTANCE.mkdir(exist_ok=True)
    log = INSTANCE / f"test-{database}.log"
    command = [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--database", database, *without]
    with log.open("w") as out:
        return subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT), str(log)


def lint() -> int:
    """Check style, types, import contracts and templates; `lint --fix` mends what can be mended."""
    prepare("dev")
    fix = "--fix" in sys.argv
    checks = [
        ["ruff", "check", "--quiet", *(["--fix"] if fix else []), "."],
        ["ruff", "format", "--quiet", *([] if fix else ["--check"]), "."],
        ["mypy"],
        ["lint-imports"],
    ]
    failed = [check[0] for check in checks if call_quietly(VENV / "bin" / check[0], *check[1:])]
    print("lint:", ", ".join(failed) + " not satisfied" if failed else "clean")
    return 1 if failed else 0


def seed() -> int:
    """Throw the demo newsroom away and make a new one."""
    prepare("runtime")
    for file in INSTANCE.glob("demo.db*"):
        file.unlink()
    shutil.rmtree(INSTANCE / "mail", ignore_errors=True)
    write_demo_settings(chosen_port(), free_port(), 0)
    flask("demo", "prepare")
    return 0


def shots(*arguments: str) -> int:
    """Make pictures of every page under instance/shots: 390 and 1280 pixels, light and dark."""
    prepare("dev")
    browser = find_browser() or install_browser()
    return subprocess.call([PYTHON, "-m", "tests.shots", *arguments], env=clean_environment() | {"DESK_TEST_BROWSER": browser or ""})


def bench(*arguments: str) -> int:
    """Measure, side by side with a yardstick; prints ratios."""
    prepare("dev")
    return subprocess.call([PYTHON, "-m", "bench", *arguments], env=clean_environment())


def words() -> int:
    """Collect every visible word into the catalogues, and compile them."""
    prepare("dev")
    folder = ROOT / "desk" / "i18n" / "catalogues"
    pybabel = [VENV / "bin" / "pybabel", "-q"]
    subprocess.check_call([*pybabel, "extract", *EXTRACT, "-o", folder / "messages.pot", "desk", "templates"])
    update = ["--no-fuzzy-matching", "--ignore-obsolete", "--no-wrap", "--omit-header"]
    for file in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        header = file.read_text(encoding="utf-8").partition("\n\n")[0]  # ours: Babel's own plural of Arabic is another one
        subprocess.check_call([*pybabel, "update", *update, "-i", folder / "messages.pot", "-o", file, "-l", file.parts[-3]])
        file.write_text(f"{header}\n\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    return subprocess.call([*pybabel, "compile", "-d", folder, "-D", "messages flask_security"])


def lock() -> int:
    """Choose versions again from pyproject.toml and write the hashed lock files (needs uv)."""
    subprocess.check_call(["uv", "lock", "-q", "--upgrade"])
    for group, switch in (("runtime", "--no-dev"), ("dev", "--dev")):
        subprocess.check_call(
            ["uv", "export", "-q", "--no-header", "--no-emit-project", switch, "--format", "requirements-txt",
             "-o", f"requirements/{group}.lock"]
        )  # fmt: skip
    return 0


def prepare(group: str) -> None:
    """Make the virtual environment and install what `requirements/<group>.lock` names, once per lock."""
    if not PYTHON.exists() or subprocess.call([PYTHON, "-m", "pip", "--version"], **SILENT):
        make_venv()
    file = ROOT / "requirements" / f"{group}.lock"
    stamp = VENV / f"{group}-{hashlib.sha256(file.read_bytes()).hexdigest()[:16]}"
    if stamp.exists():
        return
    print(f"Installing what the {group} needs (once) …", flush=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # Flask-Principal is the one package without a wheel.
    options = ["--require-hashes", "--only-binary=:all:", "--no-binary=flask-principal"]
    if subprocess.call([*pip, *options, "-r", file]):
        sys.exit("The packages could not be installed; the lines above say why.")
    stamp.touch()


def make_venv() -> None:
    """Make .venv; where Debian left the tool out, install it if we may, else say how."""
    print("Making the virtual environment .venv …", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.call([sys.executable, "-m", "venv", str(VENV)], **SILENT) == 0:
        return
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {version} …", flush=True)
        apt_install(version)
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.call([sys.executable, "-m", "venv", str(VENV)], **SILENT) == 0:
            return
    sys.exit(f"Python's venv is missing. Install it, then start again:  sudo apt-get install {version}")


def apt_install(*packages: str) -> bool:
    """Install Debian packages quietly; true when it worked."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call(["apt-get", "update", "-qq"], env=environment, **SILENT)
    return subprocess.call(["apt-get", "install", "-y", "-qq", *packages], env=environment, **SILENT) == 0


def find_browser() -> str | None:
    """Where a Chromium is, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("DESK_TEST_BROWSER") or next(filter(None, map(shutil.which, names)), None)


def install_browser() -> str | None:
    """Install Debian's Chromium and fonts for every language we show, if we may; where it is, or None."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Installing Chromium for the browser journeys (once) …", flush=True)
    apt_install("chromium", "fonts-noto-core", "fonts-noto-cjk")
    return find_browser()


def find_translator() -> str | None:
    """Where Apertium's server is, or None."""
    return shutil.which("apertium-apy")


def install_translator() -> bool:
    """Install Apertium and its four pairs of languages for the tests, if we may."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("Installing Apertium for the translations (once) …", flush=True)
    return apt_install("apertium-apy", "apertium-eng-spa", "apertium-fr-es", "apertium-es-pt", "apertium-spa-ita", "cg3")


def start_translator(port: int) -> subprocess.Popen:
    """Start Apertium's server, in a group of its own: it starts programs that must end with it."""
    command = ["apertium-apy", "/usr/share/apertium/modes", "-p", str(port)]
    return subprocess.Popen(command, env=clean_environment() | {"LC_ALL": "C.UTF-8"}, start_new_session=True, **SILENT)


def write_demo_settings(port: int, mail_port: int, translator_port: int) -> None:
    """Write instance/demo.toml: secrets are made once and kept, ports are those of this start; 0 for no translator."""
    INSTANCE.mkdir(exist_ok=True)
    secret_file = INSTANCE / "demo.secret"
    if not secret_file.exists():
        secret_file.write_text(secrets.token_urlsafe(48))
        secret_file.chmod(0o600)
    DEMO.write_text(
        "# Settings of the demo newsroom, written anew at each start. Read only when no DESK_… variable is set.\n"
        f'SECRET_KEY = "{secret_file.read_text()}"\n'
        f'SQLALCHEMY_DATABASE_URI = "sqlite:///{INSTANCE / "demo.db"}"\n'
        f'BASE_URL = "http://127.0.0.1:{port}"\n'
        'MAIL_SERVER = "127.0.0.1"\n'
        f"MAIL_PORT = {mail_port}\n"
        'MAIL_DEFAULT_SENDER = "desk@swissinfo.example"\n'
        "PROXIES = 0\n"
        "DEMO = true\n"
        + (f'TRANSLATION_ENGINES = ["apertium"]\nAPERTIUM_URL = "http://127.0.0.1:{translator_port}"\n' if translator_port else ""),
        encoding="utf-8",
    )
    DEMO.chmod(0o600)


def flask(*arguments: str) -> None:
    """Run a command of the app, or stop with its message."""
    if subprocess.call([PYTHON, "-m", "flask", "--app", "wsgi", *arguments], env=clean_environment()):
        sys.exit(1)


def start(program: str, *arguments: str) -> subprocess.Popen:
    """Start one of the demo's processes."""
    return subprocess.Popen([PYTHON, "-m", program, *arguments], env=clean_environment())


def stop(process: subprocess.Popen) -> None:
    """Ask a process to end, and those it has started if it leads a group of its own."""
    if process.poll() is not None:
        return
    if os.getpgid(process.pid) == process.pid:
        os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()


def watch(processes: list[subprocess.Popen]) -> int:
    """Wait until one process ends or someone presses Ctrl-C."""
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        print("One part of the demo stopped, so all of it does; the lines above say why.")
        return 1
    except KeyboardInterrupt:
        print("\nGood-bye. The data stays in instance/.")
        return 0


def chosen_port() -> int:
    """The port from PORT, 5000 by default."""
    said = os.environ.get("PORT", "5000")
    if not said.isdecimal() or not 0 < int(said) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535; it is “{said}”.")
    return int(said)


def clean_environment() -> dict[str, str]:
    """The environment for our own processes: a demo must not half-read a production's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DESK_")}
    return kept | {"PATH": f"{VENV / 'bin'}:{os.environ.get('PATH', '/usr/bin:/bin')}", "PYTHONUNBUFFERED": "1"}


def wait_for(port: int) -> None:
    """Return once something answers on the port, at most twenty seconds later."""
    for _ in range(200):
        if not is_free(port):
            return
        time.sleep(0.1)


def is_free(port: int) -> bool:
    """Whether nothing listens on this port of the loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def free_port() -> int:
    """A port of the loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def call_quietly(*command: object) -> int:
    """Run a check; print what it said only when it is not satisfied."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env=clean_environment())
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode


# Of every message the words and nothing else: where they stand changes too often. `_pl` names what an ambiguous word is said of.
EXTRACT = [
    "-F", "babel.cfg", "--no-location", "--sort-output", "--omit-header",
    "-k", "_l", "-k", "lazy_gettext", "-k", "lazy_ngettext:1,2", "-k", "_pl:1c,2",
]  # fmt: skip
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
COMMANDS = {"run": run, "test": test, "lint": lint, "seed": seed, "shots": shots, "bench": bench, "words": words, "lock": lock}

if __name__ == "__main__":
    sys.exit(main())
