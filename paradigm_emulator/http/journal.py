"""The request journal: what was asked and what came back, without secrets and without bodies."""

from __future__ import annotations

import re
import threading
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from attrs import asdict, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SECRET_HEADERS: Final = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"}
)
SECRET_QUERY: Final = re.compile(r"(?i)((?:^|&)[^=&]*(?:token|secret|password|api_?key)[^=&]*=)[^&]*")
REDACTED: Final = "**redacted**"
MAX_HEADERS: Final = 64
MAX_HEADER: Final = 1_024
MAX_QUERY: Final = 4_096


@frozen(kw_only=True)
class JournalEntry:
    """One request to the API and its outcome.

    Attributes:
        number: Position in the journal, from 1.
        at: The emulator's time when the request came, in seconds since the epoch.
        method: HTTP method.
        path: Path without the query, cut after 4,096 characters.
        query: The query string, secrets redacted, cut after 4,096 characters.
        headers: The first 64 request headers in lower case, secrets redacted, cut after 1,024 characters.
        request_bytes: Size of the request's body as far as it was read.
        status: HTTP status sent, or None when the connection was broken before.
        response_bytes: Size of the answer's body as sent.
        seconds: Real time from the request's head to the end of the answer.
        fault: Name of the fault that was injected, if one was.
    """

    number: int
    at: float
    method: str
    path: str
    query: str
    headers: dict[str, str]
    request_bytes: int
    status: int | None
    response_bytes: int
    seconds: float
    fault: str | None

    @property
    def characters(self) -> int:
        """How many characters its texts have."""
        headers = sum(len(name) + len(value) for name, value in self.headers.items())
        return len(self.path) + len(self.query) + headers

    def to_dict(self) -> dict[str, Any]:
        """Return the entry as JSON primitives."""
        return asdict(self)


def redact_headers(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers by lower-case name, with every secret replaced."""
    found: dict[str, str] = {}
    for raw_name, raw_value in islice(headers, MAX_HEADERS):
        name = cut(raw_name.decode("latin-1").lower(), MAX_HEADER)
        found[name] = REDACTED if name in SECRET_HEADERS else cut(raw_value.decode("latin-1"), MAX_HEADER)
    return found


def redact_query(query: str) -> str:
    """Return the query string with the values of secret-looking parameters replaced."""
    # Cut first: a redaction never ends in the middle of a secret.
    return SECRET_QUERY.sub(rf"\1{REDACTED}", cut(query, MAX_QUERY))


def cut(text: str, limit: int) -> str:
    """Return a text, or its beginning and a mark: strangers must not fill the memory."""
    return text if len(text) <= limit else f"{text[:limit]}..."


class Journal:
    """The newest requests, oldest first; safe to read from any thread.

    Args:
        limit: How many entries are kept.
        size: How many characters their texts may have together.
    """

    def __init__(self, limit: int = 20_000, size: int = 16_000_000) -> None:
        self._entries: deque[JournalEntry] = deque()
        self._limit = limit
        self._size = size
        self._held = 0
        self._lock = threading.Lock()
        self._count = 0

    def append(self, **fields: Any) -> None:
        """Add one entry; it gets the next number."""
        with self._lock:
            self._count += 1
            entry = JournalEntry(number=self._count, **fields)
            self._entries.append(entry)
            self._held += entry.characters
            while len(self._entries) > self._limit or (self._held > self._size and len(self._entries) > 1):
                self._held -= self._entries.popleft().characters

    def clear(self) -> None:
        """Forget every entry and count from 1 again."""
        with self._lock:
            self._entries.clear()
            self._held = self._count = 0

    def __iter__(self) -> Iterator[JournalEntry]:
        with self._lock:
            return iter(list(self._entries))

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, index: int) -> JournalEntry:
        with self._lock:
            return self._entries[index]

    def matching(self, *, method: str | None = None, path: str | None = None) -> list[JournalEntry]:
        """Return the entries with this method and with a path that contains `path`."""
        return [
            entry
            for entry in self
            if (method is None or entry.method == method.upper()) and (path is None or path in entry.path)
        ]
