"""Reading an answer: all of a success, the beginning of an error; the connection is given back."""

from __future__ import annotations

from http import HTTPStatus

import httpx

REGISTERED = frozenset(int(status) for status in HTTPStatus)
#: Bytes of an error's body that are read: a message is shorter, and a proxy's page may have no end.
MAX_ERROR_BYTES = 1 << 20
#: Headers that no longer hold for a body that was decoded and cut.
_OF_THE_BODY = ("content-encoding", "content-length", "transfer-encoding")


def streamable(response: httpx.Response) -> bool:
    """Tell whether the caller may read an answer piece by piece; any other is read at once."""
    return response.status_code < 300 and response.status_code in REGISTERED


def read(response: httpx.Response) -> httpx.Response:
    """Return the answer with its body; where reading fails, its connection is given back."""
    try:
        if response.status_code < 400:
            return _freed(response, response.read())
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > MAX_ERROR_BYTES:
                break
    except BaseException:
        response.close()
        raise
    response.close()
    return _cut(response, body)


async def aread(response: httpx.Response) -> httpx.Response:
    """Return the answer with its body; as `read`."""
    try:
        if response.status_code < 400:
            return _freed(response, await response.aread())
        body = bytearray()
        async for piece in response.aiter_bytes():
            body += piece
            if len(body) > MAX_ERROR_BYTES:
                break
    except BaseException:
        await response.aclose()
        raise
    await response.aclose()
    return _cut(response, body)


def _freed(response: httpx.Response, body: bytes) -> httpx.Response:
    """Let go of the stream that was read: it holds its response, body and all, in a cycle."""
    response.stream = httpx.ByteStream(body)
    return response


def _cut(response: httpx.Response, body: bytearray) -> httpx.Response:
    headers = [(name, value) for name, value in response.headers.multi_items() if name not in _OF_THE_BODY]
    return httpx.Response(
        response.status_code,
        headers=headers,
        content=bytes(body[:MAX_ERROR_BYTES]),
        request=response.request,
        extensions=response.extensions,
    )
