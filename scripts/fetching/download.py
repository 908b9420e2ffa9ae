"""Download each address once, bounded in bytes, time and redirects, and say plainly what went wrong."""

from __future__ import annotations

import time
import zlib
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

import httpx

from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)
"""Seconds for each wait."""

DEADLINE: Final = 120.0
"""Seconds for one address, redirects included: a drip keeps every single wait short."""

_REDIRECTS: Final = 5
_PACKED: Final = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}


def without_query(address: str) -> str:
    """Return an address as it is shown and recorded: what follows the `?` may be a signature or a key."""
    return address.partition("?")[0]


def origin_of(address: str) -> tuple[str, str, int | None]:
    """Return scheme, host and port of an address."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme)


class Downloads:
    """The addresses that one run has read.

    Args:
        client: What sends the requests; tests give one with a mock transport.
        limit: Largest answer, in bytes as unpacked.
        clock: Seconds, for the deadline.
    """

    def __init__(
        self,
        client: httpx.Client,
        *,
        limit: int = MAX_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._limit = limit
        self._clock = clock
        self._read: dict[str, bytes | SpecError] = {}

    def get(self, address: str) -> bytes:
        """Return the content of an address; a second call does not ask again, not even after a failure.

        Raises:
            SpecError: It cannot be reached, answers an error, is too large or too slow, ends early, or leads
                to another origin.
        """
        if address not in self._read:
            self._read[address] = self._attempt(address)
        result = self._read[address]
        if isinstance(result, SpecError):
            raise result
        return result

    def _attempt(self, address: str) -> bytes | SpecError:
        shown = without_query(address)
        try:
            parts = urlsplit(address)
            if parts.username or parts.password:
                message = "an address with a password in it would be recorded: leave the password out"
                return SpecError(message)
            return self._download(address, shown)
        except SpecError as error:
            return error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, zlib.error) as error:
            return SpecError(f"cannot be read: {str(error) or type(error).__name__}", file=shown)

    def _download(self, address: str, shown: str) -> bytes:
        end, target = self._clock() + DEADLINE, address
        for _ in range(_REDIRECTS + 1):
            # Packed, an answer of a kilobyte can be a gigabyte; unpacked here, it is bounded on the way.
            request = self._client.build_request("GET", target, headers={"accept-encoding": "identity"})
            response = self._client.send(request, stream=True, follow_redirects=False)
            try:
                if not response.has_redirect_location:
                    return self._content(response, shown, end)
                target = _following(target, response, shown)
            finally:
                response.close()
        raise SpecError(f"more than {_REDIRECTS} redirects", file=shown)

    def _content(self, response: httpx.Response, shown: str, end: float) -> bytes:
        if response.status_code != httpx.codes.OK:
            raise SpecError(f"answers {response.status_code} {response.reason_phrase}", file=shown)
        unpack = _unpacker(response.headers.get("content-encoding", ""), shown)
        data = bytearray()
        for chunk in response.iter_raw():
            data += unpack(chunk, self._limit + 1 - len(data))
            if len(data) > self._limit:
                raise SpecError(f"more than {self._limit:,} bytes: no API description", file=shown)
            if self._clock() > end:
                raise SpecError(f"not read within {DEADLINE:g} s", file=shown)
        return bytes(data)


def _unpacker(encoding: str, shown: str) -> Callable[[bytes, int], bytes]:
    """Return what unpacks a piece of an answer, up to a number of bytes."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return lambda chunk, _: chunk
    if name not in _PACKED:
        raise SpecError(f"comes packed as {encoding[:40]!r}, which is not read", file=shown)
    return zlib.decompressobj(_PACKED[name]).decompress


def _following(address: str, response: httpx.Response, shown: str) -> str:
    target = urljoin(address, response.headers["location"])
    if origin_of(target) != origin_of(address):
        raise SpecError(f"leads to another origin: {without_query(target)[:200]}", file=shown)
    return target
