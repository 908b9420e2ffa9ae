"""A request and a response of httpx as the exchange sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from attrs import field, frozen

from paradigm_ext._transport._request import ADDS, FILES, REPLAYABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping


@frozen
class HttpxRequest:
    """A httpx request as the exchange sees it."""

    request: httpx.Request
    safe_url_of: Callable[[httpx.Request], str]

    @property
    def method(self) -> str:
        return self.request.method.upper()

    @property
    def safe_url(self) -> str:
        return self.safe_url_of(self.request)

    @property
    def replayable(self) -> bool:
        return bool(
            self.request.extensions.get(REPLAYABLE, isinstance(self.request.stream, httpx.ByteStream))
        )

    @property
    def repeatable(self) -> bool:
        return not self.request.extensions.get(ADDS, False)

    @property
    def subject(self) -> Hashable:
        sent = self.request.extensions.get(FILES)
        if sent is None and isinstance(self.request.stream, httpx.ByteStream):
            sent = hash(b"".join(self.request.stream))
        return self.method, str(self.request.url), sent


@frozen
class HttpxResponse:
    """A httpx response as the exchange sees it."""

    response: httpx.Response
    redirected: HttpxRequest | None = field(default=None)

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self.response.headers
