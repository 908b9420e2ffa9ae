"""Redirects that cannot be read: httpx raises several errors for a `Location` that is not an address."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx

from paradigm_ext._transport._hosts import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def readable_redirect(request: httpx.Request) -> Generator[None]:
    """Turn what an unreadable `Location` raises into the error that httpx has for it.

    Raises:
        httpx.RemoteProtocolError: The answer redirects to an invalid address.
    """
    try:
        yield
    except UNREADABLE as error:
        raise httpx.RemoteProtocolError(
            "the answer redirects to an invalid address", request=request
        ) from error
