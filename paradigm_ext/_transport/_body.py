"""Reading an answer, bounded: all of a success or a typed error, the beginning of any other.

The connection is given back in each case.
"""

from __future__ import annotations

import zlib
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import httpx

from paradigm_ext._errors import InvalidResponse, ResponseTooLarge
from paradigm_ext._nesting import nested_deeper
from paradigm_ext._redaction import safe_url
from paradigm_ext._transport._unpack import RefusedEncoding, Unpacker

if TYPE_CHECKING:
    from paradigm_ext._config import Limits

REGISTERED = frozenset(int(status) for status in HTTPStatus)
#: Headers that no longer hold for a body that was decoded or cut.
_OF_THE_BODY = ("content-encoding", "content-length", "transfer-encoding")


def streamable(response: httpx.Response) -> bool:
    """Return whether the caller may read an answer piece by piece; any other is read at once."""
    return response.status_code < 300 and response.status_code in REGISTERED


def read(response: httpx.Response, limits: Limits) -> httpx.Response:
    """Return the answer with its body.

    Raises:
        ResponseTooLarge: A success is longer than `limits` allow.
        InvalidResponse: A success is packed or nested as it should not be.
        httpx.HTTPError: The connection broke, or the body cannot be unpacked.
    """
    body = BoundedBody(response, limits)
    try:
        for raw in response.iter_raw():
            if body.take(raw):
                break
    finally:
        response.close()
    return body.response()


async def aread(response: httpx.Response, limits: Limits) -> httpx.Response:
    """Return the answer with its body; as `read`."""
    body = BoundedBody(response, limits)
    try:
        async for raw in response.aiter_raw():
            if body.take(raw):
                break
    finally:
        await response.aclose()
    return body.response()


class BoundedBody:
    """The body of one answer while it is read."""

    def __init__(self, response: httpx.Response, limits: Limits) -> None:
        self._response = response
        self._nesting = limits.nesting
        self._success = response.status_code < 300
        self._limit = limits.response_bytes if self._success else limits.error_bytes
        self._pieces: list[bytes] = []
        self._raw = self._size = 0
        self._unpacker: Unpacker | None = None
        self._refused = ""

    def take(self, raw: bytes) -> bool:
        """Add raw bytes; True when no more are wanted."""
        self._raw += len(raw)
        if self._refused:
            return True
        for piece in self._unpacked(raw):
            self._pieces.append(piece)
            self._size += len(piece)
            if self._size > self._limit:
                break
        return max(self._raw, self._size) > self._limit

    def response(self) -> httpx.Response:
        """Return the answer as a whole, which holds its body and no connection."""
        if self._success and self._refused:
            raise InvalidResponse(
                f"{self._operation()} answered with {self._refused}, which was not asked for",
                operation=self._operation(),
            )
        if self._success and max(self._raw, self._size) > self._limit:
            raise ResponseTooLarge(
                f"{self._operation()} answered with more than {self._limit:,} bytes; read it as a stream, or "
                "raise Limits(response_bytes=)",
                operation=self._operation(),
            )
        content = b"".join(self._pieces)[: self._limit]
        if self._success and content[:1] in (b"{", b"[") and nested_deeper(content, self._nesting):
            raise InvalidResponse(
                f"{self._operation()} answered with JSON that is nested deeper than {self._nesting} levels",
                operation=self._operation(),
            )
        return self._holding(content)

    def _unpacked(self, raw: bytes) -> list[bytes]:
        pieces: list[bytes] = []
        size = 0
        try:
            if self._unpacker is None:
                self._unpacker = Unpacker(self._response.headers.get("content-encoding", ""))
            for piece in self._unpacker.feed(raw):
                pieces.append(piece)
                size += len(piece)
                if self._size + size > self._limit:
                    break
        except RefusedEncoding as error:
            self._refused = str(error)
        except zlib.error as error:
            raise httpx.DecodingError(str(error), request=self._response.request) from error
        return pieces

    def _holding(self, content: bytes) -> httpx.Response:
        """Return the answer with its body in it, and without the connection that it came from.

        As httpx keeps a body that was read. An answer made anew would cost a twentieth of a small request.
        """
        response = self._response
        keeper: Any = response  # httpx has no other way to give a response its body
        if self._raw != len(content):
            for name in _OF_THE_BODY:
                response.headers.pop(name, None)
        keeper._content = content
        response.stream = httpx.ByteStream(b"")  # the stream that was read holds its response in a cycle
        return response

    def _operation(self) -> str:
        return f"{self._response.request.method} {safe_url(str(self._response.request.url))}"
