"""A success as the caller reads it: whatever is wrong with its body is an error of this package."""

from __future__ import annotations

import zlib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import httpx

from paradigm_ext._config import Limits
from paradigm_ext._errors import InvalidResponse, RequestTimeout, ResponseTooLarge, TransportError
from paradigm_ext._nesting import nested_deeper
from paradigm_ext._redaction import safe_url
from paradigm_ext._transport._pieces import Pieces
from paradigm_ext._transport._span import is_over
from paradigm_ext._transport._unpack import RefusedEncoding, Unpacker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator


class TypedResponse(httpx.Response):
    """An answer that raises `InvalidResponse` for no JSON and `TransportError` for a body that breaks.

    A response of httpx becomes one by its class: httpx makes its own, and a method replaced on it would hold
    it in a cycle until the next collection. Read as a stream, it is unpacked here and not by httpx, which
    unpacks a piece whatever its size becomes.
    """

    limits: Limits = Limits()
    pieces: Pieces | None = None

    @classmethod
    def of(cls, response: httpx.Response, limits: Limits) -> httpx.Response:
        """Return the same response, reading as this class does."""
        response.__class__ = cls
        response.limits = limits  # type: ignore[attr-defined]
        return response

    def json(self, **kwargs: Any) -> Any:
        """Return the body as JSON.

        Raises:
            InvalidResponse: It is not JSON, or nested too deep.
        """
        if nested_deeper(self.content, self.limits.nesting):
            operation = " ".join(named(self))
            raise InvalidResponse(
                f"{operation} answered with JSON that is nested deeper than {self.limits.nesting} levels",
                operation=operation,
            )
        with suppress(ValueError, RecursionError):  # its error would keep the whole body, and what is in it
            return super().json(**kwargs)
        kind = self.headers.get("content-type", "no content type")
        operation = " ".join(named(self))
        raise InvalidResponse(
            f"{operation} answered {self.status_code} with a body that is not JSON ({kind}, "
            f"{len(self.content)} bytes): a proxy's page, or an answer cut short",
            operation=operation,
        )

    def read(self) -> bytes:
        """Return the whole body.

        Raises:
            ResponseTooLarge: It is longer than the client's limits allow.
        """
        if not hasattr(self, "_content"):
            self._content = b"".join(self._whole(self.iter_bytes()))
        return self._content

    async def aread(self) -> bytes:
        """Return the whole body; as `read`."""
        if not hasattr(self, "_content"):
            pieces, size = list[bytes](), 0
            async for piece in self.aiter_bytes():
                size += len(piece)
                self._check(size)
                pieces.append(piece)
            self._content = b"".join(pieces)
        return self._content

    def iter_raw(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the body as it comes."""
        with typed(self):
            yield from super().iter_raw(chunk_size)

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the body, unpacked."""
        if hasattr(self, "_content"):
            yield from super().iter_bytes(chunk_size)
            return
        self.pieces = pieces = self.pieces or Pieces(None)
        pieces.resize(chunk_size)
        with typed(self):
            unpacker = Unpacker(self.headers.get("content-encoding", ""))
            for raw in super().iter_raw():
                for piece in unpacker.feed(raw):
                    yield from pieces.take(piece)
            yield from pieces.rest()

    async def aiter_raw(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Yield the body as it comes."""
        with typed(self):
            async for piece in super().aiter_raw(chunk_size):
                yield piece

    async def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Yield the body, unpacked."""
        if hasattr(self, "_content"):
            async for piece in super().aiter_bytes(chunk_size):
                yield piece
            return
        self.pieces = pieces = self.pieces or Pieces(None)
        pieces.resize(chunk_size)
        with typed(self):
            unpacker = Unpacker(self.headers.get("content-encoding", ""))
            async for raw in super().aiter_raw():
                for unpacked in unpacker.feed(raw):
                    for piece in pieces.take(unpacked):
                        yield piece
            for piece in pieces.rest():
                yield piece

    def iter_lines(self) -> Iterator[str]:
        """Yield the body line by line, each of them bounded."""
        self.pieces = Pieces(self.limits.event_bytes, ends=(b"\n", b"\r"))
        yield from super().iter_lines()

    async def aiter_lines(self) -> AsyncIterator[str]:
        """Yield the body line by line; as `iter_lines`."""
        self.pieces = Pieces(self.limits.event_bytes, ends=(b"\n", b"\r"))
        async for line in super().aiter_lines():
            yield line

    def _whole(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        size = 0
        for piece in pieces:
            size += len(piece)
            self._check(size)
            yield piece

    def _check(self, size: int) -> None:
        if size > self.limits.response_bytes:
            operation = " ".join(named(self))
            raise ResponseTooLarge(
                f"{operation} answered with more than {self.limits.response_bytes:,} bytes",
                operation=operation,
            )


@contextmanager
def typed(response: httpx.Response) -> Generator[None]:
    """Turn what breaks an answer that has begun into the error of this package.

    Raises:
        TransportError: The connection broke, or the answer cannot be decoded.
        InvalidResponse: It is packed in a way that was not asked for, or a line or event has no end.
    """
    try:
        yield
    except (httpx.HTTPError, zlib.error) as error:
        method, url = named(response)
        how = "DecodingError" if isinstance(error, zlib.error) else type(error).__name__
        message = f"{method} {url}: the stream broke: {how}"
        if isinstance(error, httpx.TimeoutException):
            over = is_over(response.request)
            raise RequestTimeout(message, method=method, url=url, sent=True, by_deadline=over) from error
        raise TransportError(message, method=method, url=url, sent=True) from error
    except RefusedEncoding as error:
        operation = " ".join(named(response))
        raise InvalidResponse(
            f"{operation} answered with {error}, which was not asked for", operation=operation
        ) from None
    except OverflowError as error:
        operation = " ".join(named(response))
        raise ResponseTooLarge(f"{operation}: {error}", operation=operation) from None


def named(response: httpx.Response) -> tuple[str, str]:
    """Return the method and address of an answer's request, without secrets."""
    return response.request.method, safe_url(str(response.request.url))
