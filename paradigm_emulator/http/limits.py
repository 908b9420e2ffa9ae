"""Request bodies read with bounds on their size and on the time a client may be silent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.requests import Request

from paradigm_emulator.http.context import get_service
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.params import whole_number

if TYPE_CHECKING:
    from starlette.types import Message

FORM_OVERHEAD: Final = 2_097_152
"""Bytes that the other parts of an upload may have beside its file."""


def bounded(request: Request, limit: int) -> Request:
    """Return the request with a body that ends in a refusal when it is too large or stalls.

    Args:
        request: The request, its body unread.
        limit: Bytes.

    Raises:
        Refusal: 413, the request announces more than the limit.
    """
    idle = get_service(request).read_timeout
    if (whole_number(request.headers.get("content-length", "")) or 0) > limit:
        raise _too_large(limit)
    read = 0

    async def receive() -> Message:
        nonlocal read
        try:
            message = await asyncio.wait_for(request.receive(), idle)
        except TimeoutError as error:
            raise Refusal(408, f"The body did not arrive: nothing came for {idle} s.") from error
        read += len(message.get("body", b""))
        if read > limit:
            raise _too_large(limit)
        return message

    return Request(request.scope, receive)


def _too_large(limit: int) -> Refusal:
    # The rest of the body is not read, so the connection cannot be used again.
    return Refusal(413, f"The body is larger than {limit} bytes.", headers={"connection": "close"})
