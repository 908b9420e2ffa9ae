"""A success as the caller reads it: whatever is wrong with its body is an error of this package."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx

from paradigm_ext._errors import InvalidResponse, RequestTimeout, TransportError
from paradigm_ext._redaction import safe_url

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator


class TypedResponse(httpx.Response):
    """An answer that raises `InvalidResponse` for no JSON and `TransportError` for a body that breaks.

    A response of httpx becomes one by its class: httpx makes its own, and a method replaced on it would hold
    it in a cycle until the next collection.
    """

    @classmethod
    def of(cls, response: httpx.Response) -> httpx.Response:
        """Return the same response, reading as this class does."""
        response.__class__ = cls
        return response

    def json(self, **kwargs: Any) -> Any:
        """Return the body as JSON.

        Raises:
            InvalidResponse: It is none.
        """
        try:
            return super().json(**kwargs)
        except (ValueError, RecursionError) as error:
            kind = self.headers.get("content-type", "no content type")
            operation = " ".join(named(self))
            raise InvalidResponse(
                f"{operation} answered {self.status_code} with a body that is no JSON ({kind}, "
                f"{len(self.content)} bytes): a proxy's page, or an answer cut short",
                operation=operation,
            ) from error

    def iter_raw(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the body as it comes."""
        with typed(self):
            yield from super().iter_raw(chunk_size)

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the body, unpacked."""
        with typed(self):
            yield from super().iter_bytes(chunk_size)

    async def aiter_raw(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Yield the body as it comes."""
        with typed(self):
            async for piece in super().aiter_raw(chunk_size):
                yield piece

    async def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Yield the body, unpacked."""
        with typed(self):
            async for piece in super().aiter_bytes(chunk_size):
                yield piece


@contextmanager
def typed(response: httpx.Response) -> Generator[None]:
    """Turn what breaks an answer that has begun into the error of this package.

    Raises:
        TransportError: The connection broke, or the answer cannot be decoded.
    """
    try:
        yield
    except httpx.HTTPError as error:
        method, url = named(response)
        kind = RequestTimeout if isinstance(error, httpx.TimeoutException) else TransportError
        raise kind(
            f"{method} {url}: the stream broke: {type(error).__name__}", method=method, url=url, sent=True
        ) from error


def named(response: httpx.Response) -> tuple[str, str]:
    """Return the method and address of an answer's request, without secrets."""
    return response.request.method, safe_url(str(response.request.url))
