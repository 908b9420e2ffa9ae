"""One request and its answer, counted for the journal."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from paradigm_emulator.http.journal import MAX_QUERY, Journal, cut, redact_headers, redact_query

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

#: Statuses whose answers are over for the client with their head.
BODILESS: Final = (204, 304)


class JournaledExchange:
    """One request and its answer, counted for the journal.

    The entry is there before the last byte of the answer leaves: a client that has its answer finds it.
    """

    def __init__(self, journal: Journal, scope: Scope, at: float) -> None:
        self._journal = journal
        self._head = {
            "at": at,
            "method": scope["method"],
            "path": cut(scope["path"], MAX_QUERY),
            "query": redact_query(scope["query_string"].decode("latin-1")),
            "headers": redact_headers(scope["headers"]),
        }
        self._began = time.perf_counter()
        self._request_bytes = self._response_bytes = 0
        self._status: int | None = None
        self._noted = False
        self.fault: str | None = None

    def note(self) -> None:
        """Write the entry, once."""
        if self._noted:
            return
        self._noted = True
        self._journal.append(
            **self._head,
            request_bytes=self._request_bytes,
            status=self._status,
            response_bytes=self._response_bytes,
            seconds=time.perf_counter() - self._began,
            fault=self.fault,
        )

    def counted_receive(self, receive: Receive) -> Receive:
        """Return `receive`, counting the bytes of the body."""

        async def counted() -> Message:
            message = await receive()
            self._request_bytes += len(message.get("body", b""))
            return message

        return counted

    def counted_send(self, send: Send) -> Send:
        """Return `send`, noting the status, the bytes and the end."""

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._status = message["status"]
                if _is_over_with_its_head(message):
                    self.note()
            else:
                self._response_bytes += len(message.get("body", b""))
                if not message.get("more_body"):
                    self.note()
            await send(message)

        return counted


def _is_over_with_its_head(start: Message) -> bool:
    """Return whether a client has the whole answer as soon as it has the status and the headers."""
    headers = dict(start.get("headers", ()))
    return start["status"] in BODILESS or headers.get(b"content-length") == b"0"
