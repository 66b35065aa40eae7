"""Asking another server over HTTP: with one time limit for all of it, and never more of an answer than was expected."""

import http.client
import time
from collections.abc import Mapping
from contextlib import closing
from urllib.parse import urlsplit

FAILURES = (OSError, http.client.HTTPException)


class OtherStatus(http.client.HTTPException):
    """The server answered, but not with 200."""

    def __init__(self, status: int) -> None:
        """`status` is what it answered with."""
        self.code = status
        super().__init__(f"status {status}")


class LongAnswer(http.client.HTTPException):
    """More came than was expected."""


def ask(url: str, body: bytes, headers: Mapping[str, str], *, seconds: float, longest: int) -> bytes:
    """The body of the answer to a POST, of at most `longest` bytes.

    Raises OSError when it takes longer than `seconds` in all, OtherStatus, LongAnswer, and http.client's errors for what is no good answer.
    """
    until = time.monotonic() + seconds
    address = urlsplit(url)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    with closing(kind(address.hostname or "", address.port, timeout=seconds)) as connection:
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        connection.request("POST", path, body, dict(headers))
        _leave_rest(connection, until)
        answer = connection.getresponse()
        if answer.status != 200:
            raise OtherStatus(answer.status)
        read = b""
        while piece := answer.read1(longest + 1):  # a server that drips must not hold us up
            read += piece
            _leave_rest(connection, until)
            if len(read) > longest:
                raise LongAnswer("a long answer")
        return read


def _leave_rest(connection: http.client.HTTPConnection, until: float) -> None:
    """Let the next step take only what is left of the time.

    Raises TimeoutError when nothing is.
    """
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    if connection.sock is not None:
        connection.sock.settimeout(seconds)
