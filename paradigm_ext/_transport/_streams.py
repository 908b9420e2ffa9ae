"""An answer that the caller reads piece by piece: what breaks it is an error of this package."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import httpx
from attrs import frozen

from paradigm_ext._errors import RequestTimeout, TransportError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator


@contextmanager
def typed(method: str, url: str) -> Generator[None]:
    """Turn what breaks an answer that has begun into the error of this package.

    Args:
        method: HTTP method of the request.
        url: Its address, without secrets.

    Raises:
        TransportError: The connection broke, or the answer cannot be decoded.
    """
    try:
        yield
    except httpx.HTTPError as error:
        kind = RequestTimeout if isinstance(error, httpx.TimeoutException) else TransportError
        raise kind(
            f"{method} {url}: the stream broke: {type(error).__name__}", method=method, url=url, sent=True
        ) from error


@frozen
class TypedStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response's stream whose errors are typed; whichever of its two sides the original has."""

    stream: httpx.SyncByteStream | httpx.AsyncByteStream
    method: str
    url: str

    def __iter__(self) -> Iterator[bytes]:
        with typed(self.method, self.url):
            yield from cast("httpx.SyncByteStream", self.stream)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with typed(self.method, self.url):
            async for piece in cast("httpx.AsyncByteStream", self.stream):
                yield piece

    def close(self) -> None:
        """Give the connection back."""
        cast("httpx.SyncByteStream", self.stream).close()

    async def aclose(self) -> None:
        """Give the connection back."""
        await cast("httpx.AsyncByteStream", self.stream).aclose()
