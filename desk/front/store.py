"""Pages as bytes, as many as fit into a fixed number of them; what was asked for least lately goes first."""

import gzip
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from threading import Lock

from prometheus_client import Counter, Gauge

from desk.core.logs import REGISTRY

BYTES = Gauge("desk_front_bytes", "Bytes of pages kept in front of the app", registry=REGISTRY)
PAGES = Gauge("desk_front_pages", "Pages kept in front of the app", registry=REGISTRY)
ANSWERS = Counter("desk_front_answers", "Public pages by where they came from", ["how"], registry=REGISTRY)

OVERHEAD = 2_000  # bytes beside a page's own: keys, headers, statements
Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Kept:
    """One page: its bytes, plain and packed, and by what one knows whether it is still right."""

    etag: str
    headers: Headers  # without the length and the encoding
    body: bytes
    question: str  # the statement that reads the versions of its scopes
    versions: Sequence[tuple[str, int]]
    number: int = field(default_factory=count().__next__)  # another one for every page, also long after
    packed: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Pack it once."""
        object.__setattr__(self, "packed", gzip.compress(self.body, 6, mtime=0))

    @property
    def size(self) -> int:
        """What it costs, in bytes."""
        return len(self.body) + len(self.packed) + len(self.question) + OVERHEAD


class Store:
    """Pages by address; safe for threads."""

    def __init__(self, most: int) -> None:
        """`most` bytes in all; 0 keeps nothing."""
        self.most, self.bytes = most, 0
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, address: str) -> Kept | None:
        """The page kept for this address, right or not."""
        with self._lock:
            found = self._pages.get(address)
            if found is not None:
                self._pages.move_to_end(address)
            return found

    def put(self, address: str, page: Kept) -> None:
        """Keep it, and let others go until there is room; a page larger than an eighth of all is not kept."""
        if page.size > self.most // 8:
            return
        with self._lock:
            self._drop(address)
            self._pages[address] = page
            self.bytes += page.size
            while self.bytes > self.most:
                self._drop(next(iter(self._pages)))

    def _drop(self, address: str) -> None:
        old = self._pages.pop(address, None)
        self.bytes -= old.size if old is not None else 0

    def clear(self) -> None:
        """Keep nothing that was kept."""
        with self._lock:
            self._pages.clear()
            self.bytes = 0

    def count(self) -> None:
        """Set the figures for Prometheus."""
        BYTES.set(self.bytes)
        PAGES.set(len(self._pages))
