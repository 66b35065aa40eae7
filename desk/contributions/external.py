"""A check of the newsroom's own choice, asked last, over HTTP: signed, with a time limit, and never waited for longer.

Asked:     POST, JSON {"text", "language", "debate"}; header Desk-Signature: t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">
Answered:  JSON {"verdict": "pass" | "flag" | "hold"}
No name, no address and no account goes out. Anything else than such an answer in time counts as skipped, and is written down.
"""

import hmac
import json

import structlog
from flask import current_app

from desk.contributions.arrival import Arriving, Finding
from desk.core import clock
from desk.core.outgoing import FAILURES, ask

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
        body = json.dumps(asked).encode()
        headers = {
            "Content-Type": "application/json",
            "Desk-Signature": signature(config["CHECK_SECRET"], body, int(clock.now().timestamp())),
        }
        answer = ask(config["CHECK_URL"], body, headers, seconds=config["CHECK_SECONDS"], longest=LONGEST_ANSWER)
        return FINDINGS[json.loads(answer)["verdict"]]
    except (*FAILURES, ValueError, KeyError, TypeError) as error:
        log.warning("external_check_skipped", why=type(error).__name__)
        return Finding("external_skipped")


def signature(secret: str, body: bytes, moment: int) -> str:
    """What the header says, for the other side to compare."""
    made = hmac.new(secret.encode(), f"{moment}.".encode() + body, "sha256").hexdigest()
    return f"t={moment},v1={made}"
