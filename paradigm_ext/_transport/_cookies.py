"""Cookies, of which none is kept and none is sent."""

from __future__ import annotations

from typing import Any

import httpx


class NoCookies(httpx.Cookies):
    """A jar that takes nothing.

    An API key needs no session. Looking for cookies in each answer took a twentieth of a small request.
    """

    def extract_cookies(self, response: httpx.Response) -> None:
        """Take no cookie of an answer."""


def refuse_cookies(client: Any) -> None:
    """Let a client of httpx keep no cookie.

    httpx copies what its parameter `cookies` is given into a jar of its own. An attribute that is gone is an
    error here, not a jar that silently fills.
    """
    assert isinstance(client._cookies, httpx.Cookies)
    client._cookies = NoCookies()
