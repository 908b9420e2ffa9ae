"""Compressed bodies, unpacked piece by piece: a few kilobytes may hold gigabytes."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What we ask servers for, and all that is unpacked: the standard library can do it with a maximum.
ACCEPTED = "gzip, deflate"
#: Bytes that are unpacked at a time.
PIECE_BYTES = 1 << 20
_GZIP, _ZLIB, _RAW = 31, 15, -15


class RefusedEncoding(Exception):
    """The body is packed in a way that was not asked for, or more than once."""


class Unpacker:
    """Turns the raw bytes of one body into pieces of at most a mebibyte.

    Raises:
        RefusedEncoding: The encoding is unknown, or one of several.
    """

    def __init__(self, encoding: str) -> None:
        self._name = encoding.strip().lower()
        if self._name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise RefusedEncoding(f"content-encoding {encoding[:40]!r}")
        self._unpack: Any = None
        if self._name in ("gzip", "x-gzip"):
            self._unpack = zlib.decompressobj(_GZIP)

    def feed(self, raw: bytes) -> Iterator[bytes]:
        """Yield what these bytes hold.

        Raises:
            zlib.error: They cannot be unpacked.
        """
        if self._name in ("", "identity"):
            if raw:
                yield raw
            return
        while raw:
            if self._unpack is None:
                self._unpack = zlib.decompressobj(_deflate_bits(raw))
            piece = self._unpack.decompress(raw, PIECE_BYTES)
            raw = self._unpack.unconsumed_tail
            if self._unpack.eof:
                raw = self._unpack.unused_data
                self._unpack = zlib.decompressobj(_GZIP) if self._name != "deflate" and raw else self._unpack
                if self._name == "deflate":
                    raw = b""  # a deflate body has one member
            if piece:
                yield piece


def _deflate_bits(raw: bytes) -> int:
    """Tell zlib's format from bare deflate, which some servers send under the same name."""
    return _ZLIB if raw[0] & 0x0F == 8 else _RAW
