"""Download each address once, up to a limit, and say plainly what went wrong."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import httpx

from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import MAX_BYTES

TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)
"""Seconds."""


def without_query(address: str) -> str:
    """Return an address as it is shown and recorded: what follows the `?` may be a signature or a key."""
    return address.partition("?")[0]


class Downloads:
    """The addresses that one run has read.

    Args:
        client: What sends the requests; tests give one with a mock transport.
        limit: Largest answer, in bytes.
    """

    def __init__(self, client: httpx.Client, *, limit: int = MAX_BYTES) -> None:
        self._client = client
        self._limit = limit
        self._read: dict[str, bytes | SpecError] = {}

    def get(self, address: str) -> bytes:
        """Return the content of an address; a second call does not ask again, not even after a failure.

        Raises:
            SpecError: It cannot be reached, answers an error, is too large, or ends early.
        """
        if address not in self._read:
            self._read[address] = self._attempt(address)
        result = self._read[address]
        if isinstance(result, SpecError):
            raise result
        return result

    def _attempt(self, address: str) -> bytes | SpecError:
        parts, shown = urlsplit(address), without_query(address)
        if parts.username or parts.password:
            return SpecError("an address with a password in it would be recorded: leave the password out")
        try:
            return self._download(address, shown)
        except SpecError as error:
            return error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return SpecError(f"cannot be read: {str(error) or type(error).__name__}", file=shown)

    def _download(self, address: str, shown: str) -> bytes:
        with self._client.stream("GET", address) as response:
            if response.status_code != httpx.codes.OK:
                raise SpecError(f"answers {response.status_code} {response.reason_phrase}", file=shown)
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > self._limit:
                    raise SpecError(f"more than {self._limit:,} bytes: no API description", file=shown)
        return bytes(data)
