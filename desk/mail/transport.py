"""One letter, one recipient, one conversation with the mail server, of which every phase is known.

Flask-Mail keeps the settings; the conversation is our own, because a letter whose fate is unknown
must be told apart from one that was refused. https://www.rfc-editor.org/rfc/rfc5321#section-4.2.5
"""

import contextlib
import smtplib
import socket
import ssl
import threading
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app
from flask_mail import Mail

mail = Mail()

CONNECT_SECONDS = 20
REPLY_SECONDS = 60
DOT_SECONDS = 300
LONGEST_SECONDS = 420  # for the whole conversation: shorter than the outbox's lease


@dataclass(frozen=True)
class Answer:
    """What became of a letter: the phase of the conversation, the server's code (0 for none) and its words."""

    phase: str
    code: int
    said: str

    @property
    def is_accepted(self) -> bool:
        """The server has it: it said 250 after the final dot."""
        return self.phase == "dot" and 200 <= self.code < 300

    @property
    def is_final(self) -> bool:
        """The server will never take this letter to this recipient."""
        return self.code >= 500 and self.phase in {"mail", "rcpt", "data", "dot"}

    @property
    def is_unknown(self) -> bool:
        """The final dot was sent and nothing came back: the server may have it."""
        return self.phase == "dot" and self.code == 0

    @property
    def words(self) -> str:
        """For the history: `dot: 250 OK`."""
        return f"{self.phase}: {self.code or ''} {self.said}".replace(":  ", ": ")[:300]


class Refused(Exception):
    """The server's answer in some phase was not the one we need to go on."""


def hand_over(to: str, message: bytes) -> Answer:
    """Hand one letter to the mail server; always an answer, never an exception for what a network can do."""
    phase, server = "connect", _server()
    too_long = threading.Timer(LONGEST_SECONDS, _cut, [server])
    too_long.start()
    try:
        _connect(server)
        phase = "mail"
        _expect(server.mail(current_app.config["MAIL_DEFAULT_SENDER"]), 250)
        phase = "rcpt"
        _expect(server.rcpt(to), 250, 251)
        phase = "data"
        _expect(server.docmd("DATA"), 354)
        server.send(smtplib._quote_periods(message) + (b"" if message.endswith(b"\r\n") else b"\r\n"))  # type: ignore[attr-defined]
        phase = "dot"
        server.sock.settimeout(DOT_SECONDS)  # type: ignore[union-attr]
        server.send(b".\r\n")
        code, said = server.getreply()
        return Answer(phase, code, _readable(said))
    except Refused as refused:
        code, said = refused.args
        return Answer(phase, code, _readable(said))
    except smtplib.SMTPResponseException as error:
        return Answer(phase, error.smtp_code, _readable(error.smtp_error))
    except (OSError, smtplib.SMTPException) as error:
        return Answer(phase, 0, type(error).__name__)
    except (ValueError, UnicodeError) as error:  # a letter no server could be handed must not stop the others
        return Answer("data", 599, type(error).__name__)
    finally:
        _say_goodbye(server)
        too_long.cancel()


def _server() -> smtplib.SMTP:
    """A client that has not connected yet."""
    settings = current_app.extensions["mail"]
    name = urlsplit(current_app.config["BASE_URL"]).hostname
    if not settings.use_ssl:
        return smtplib.SMTP(local_hostname=name, timeout=CONNECT_SECONDS)
    server = smtplib.SMTP_SSL(local_hostname=name, timeout=CONNECT_SECONDS, context=_context())
    server._host = settings.server  # type: ignore[attr-defined]  # the name the certificate must be for
    return server


def _connect(server: smtplib.SMTP) -> None:
    settings = current_app.extensions["mail"]
    code, said = server.connect(settings.server, settings.port)
    if code != 220:
        raise Refused(code, said)
    server.sock.settimeout(REPLY_SECONDS)  # type: ignore[union-attr]
    # The dot follows the letter in a packet of its own; without this it waits 40 ms for the letter to be acknowledged.
    server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # type: ignore[union-attr]
    if settings.use_tls:
        server._host = settings.server  # type: ignore[attr-defined]
        server.starttls(context=_context())
    server.ehlo_or_helo_if_needed()
    if settings.username:
        server.login(settings.username, settings.password)


def _context() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=current_app.config["MAIL_CA_FILE"])


def _cut(server: smtplib.SMTP) -> None:
    """End a conversation that goes on for ever, one byte at a time."""
    with contextlib.suppress(OSError):
        if server.sock:
            server.sock.shutdown(socket.SHUT_RDWR)


def _expect(answer: tuple[int, bytes], *codes: int) -> None:
    if answer[0] not in codes:
        raise Refused(*answer)


def _say_goodbye(server: smtplib.SMTP) -> None:
    """Take leave; the letter is settled already, so how the server answers does not matter."""
    with contextlib.suppress(OSError, smtplib.SMTPException):
        if server.sock:
            server.sock.settimeout(5)
            server.quit()
    server.close()


def _readable(said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(words.split())
