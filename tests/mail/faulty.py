"""A mail server that misbehaves in one chosen phase of the conversation."""

import contextlib
import socket
import threading
from collections.abc import Iterator

REPLIES = {"EHLO": b"250 mail.example\r\n", "MAIL": b"250 ok\r\n", "RCPT": b"250 ok\r\n", "DATA": b"354 go on\r\n", "QUIT": b"221 bye\r\n"}


class Faulty(threading.Thread):
    """Answers one conversation after another, each in the same faulty way; remembers what it took."""

    def __init__(self, mode: str) -> None:
        super().__init__(daemon=True)
        self.mode = mode
        self.taken: list[bytes] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def run(self) -> None:
        """Serve until the listener is closed."""
        with contextlib.suppress(OSError):
            while True:
                connection, _address = self.listener.accept()
                with connection, contextlib.suppress(OSError):
                    self.converse(connection)

    def converse(self, connection: socket.socket) -> None:
        """One conversation."""
        if self.mode == "greeting 554":
            connection.sendall(b"554 no\r\n")
            return
        connection.sendall(b"220 mail.example\r\n")
        lines = connection.makefile("rb")
        for line in lines:
            verb = line[:4].strip().upper().decode()
            answer = {"RCPT": {"rcpt 550": b"550 no such user\r\n", "rcpt 421": b"421 busy\r\n"}.get(self.mode)}.get(verb)
            connection.sendall(answer or REPLIES.get(verb, b"250 ok\r\n"))
            if verb == "DATA" and not self.take(connection, lines):
                return
            if verb == "QUIT" or answer == b"421 busy\r\n":
                return

    def take(self, connection: socket.socket, lines) -> bool:
        """Take the letter's body as the mode says; whether to go on talking."""
        if self.mode == "drop in data":
            return False
        body = b"".join(iter(lines.readline, b".\r\n"))
        if self.mode in {"451 after dot", "554 after dot"}:
            connection.sendall(f"{self.mode[:3]} no\r\n".encode())
            return True
        self.taken.append(body)
        if self.mode == "silence after dot":
            return False
        connection.sendall(b"250 taken\r\n")
        return self.mode != "250 then drop"


@contextlib.contextmanager
def faulty(mode: str) -> Iterator[Faulty]:
    """A server in this mode."""
    server = Faulty(mode)
    server.start()
    try:
        yield server
    finally:
        server.listener.close()
        server.join(5)
