"""A check of the newsroom's own choice, asked last, over HTTP: signed, with a time limit, and never waited for longer.

Asked:     POST, JSON {"text", "language", "debate"}; header Desk-Signature: t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">
Answered:  JSON {"verdict": "pass" | "flag" | "hold"}
No name, no address and no account goes out. Anything else than such an answer in time counts as skipped, and is written down.
"""

import hmac
import http.client
import json
import time
from contextlib import closing
from urllib.parse import urlsplit

import structlog
from flask import current_app

from desk.contributions.arrival import Arriving, Finding
from desk.core import clock

log = structlog.get_logger()

FINDINGS = {"pass": None, "flag": Finding("external_flag"), "hold": Finding("external_hold", holds=True)}
LONGEST_ANSWER = 10_000  # bytes


def check(arriving: Arriving) -> Finding | None:
    """What the check says; nothing where none is configured."""
    config = current_app.config
    if not config["CHECK_URL"]:
        return None
    asked = {"text": arriving.words, "language": arriving.language, "debate": arriving.place}
    try:
        answer = ask(config["CHECK_URL"], config["CHECK_SECRET"], json.dumps(asked).encode(), config["CHECK_SECONDS"])
        return FINDINGS[json.loads(answer)["verdict"]]
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as error:
        log.warning("external_check_skipped", why=type(error).__name__)
        return Finding("external_skipped")


def ask(url: str, secret: str, body: bytes, seconds: float) -> bytes:
    """The body of the answer.

    Raises OSError when it takes longer than `seconds` in all, and http.client's errors for what is no good answer.
    """
    until = time.monotonic() + seconds
    address = urlsplit(url)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    with closing(kind(address.hostname or "", address.port, timeout=seconds)) as connection:
        headers = {"Content-Type": "application/json", "Desk-Signature": signature(secret, body, int(clock.now().timestamp()))}
        connection.request("POST", address.path or "/", body, headers)
        left(connection, until)
        answer = connection.getresponse()
        if answer.status != 200:
            raise http.client.HTTPException(f"status {answer.status}")
        read = b""
        while piece := answer.read1(1000):  # a server that drips must not hold the reader up
            read += piece
            left(connection, until)
            if len(read) > LONGEST_ANSWER:
                raise http.client.HTTPException("a long answer")
        return read


def left(connection: http.client.HTTPConnection, until: float) -> None:
    """Let the next step take only what is left of the time.

    Raises TimeoutError when nothing is.
    """
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    if connection.sock is not None:
        connection.sock.settimeout(seconds)


def signature(secret: str, body: bytes, moment: int) -> str:
    """What the header says, for the other side to compare."""
    made = hmac.new(secret.encode(), f"{moment}.".encode() + body, "sha256").hexdigest()
    return f"t={moment},v1={made}"
