"""What is taken out of a recording before it is written: the key, the address, whatever differs each time."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

#: Stands for the recorded instance in every cassette; `.invalid` never resolves.
FICTITIOUS = "https://paradigm.invalid"
HIDDEN = "[hidden]"
BOUNDARY = "paradigm-boundary"
#: Headers worth keeping. The rest are secrets, or say only which machine and which day it was.
REQUEST_HEADERS = frozenset({"accept", "content-type"})
RESPONSE_HEADERS = frozenset(
    {"content-type", "retry-after", "www-authenticate", "allow", "location", "x-request-id"}
)


@frozen
class Scrubber:
    """Rewrites what one target is sent and answers as it is recorded, and requests as they are looked up."""

    base_url: str
    api_key: str

    def request(self, request: Any) -> Any:
        """Return a vcrpy request without key, real address and random boundary."""
        boundary = _boundary(request.headers.get("content-type", ""))
        request.uri = self._text(request.uri)
        request.body = self._bytes(_fixed(request.body, boundary))
        headers = {name.lower(): _as_text(value) for name, value in request.headers.items()}
        request.headers = {
            name: self._text(_fixed(value, boundary))
            for name, value in headers.items()
            if name in REQUEST_HEADERS
        }
        return request

    def response(self, response: dict[str, Any]) -> dict[str, Any]:
        """Return a vcrpy answer without key, real address and headers that are not worth keeping."""
        headers = {name.lower(): values for name, values in response["headers"].items()}
        return {
            **response,
            "headers": {
                name: [self._text(value) for value in values]
                for name, values in headers.items()
                if name in RESPONSE_HEADERS
            },
            "body": {"string": self._bytes(response["body"]["string"])},
        }

    def _text(self, text: str) -> str:
        return self._bytes(text.encode()).decode()

    def _bytes(self, content: bytes | None) -> bytes:
        content = (content or b"").replace(self.api_key.encode(), HIDDEN.encode())
        content = content.replace(self.base_url.encode(), FICTITIOUS.encode())
        # Links may name the host alone, or another scheme than the one that was called.
        real, fictitious = urlsplit(self.base_url).netloc, urlsplit(FICTITIOUS).netloc
        return content.replace(real.encode(), fictitious.encode())


def _boundary(content_type: Any) -> str:
    found = re.search(r"boundary=([^;]+)", _as_text(content_type))
    return found[1].strip('"') if found else ""


def _fixed(content: Any, boundary: str) -> Any:
    """Return text or bytes with a multipart body's random boundary replaced, so that recordings compare."""
    if not boundary or not content:
        return content
    if isinstance(content, bytes):
        return content.replace(boundary.encode(), BOUNDARY.encode())
    return content.replace(boundary, BOUNDARY)


def _as_text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
