"""A page of a list from bytes to JSON: by msgspec, where it is installed.

msgspec (extra `speedups`, and in every Airflow) parses in a quarter of the time and passes over what a mirror
does not read; only a mirror reads enough rows to earn its import. Whatever it refuses is read again by the
standard library, which has the last word. What it passes over it does not judge.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext._types import JSON

#: Bytes from which on msgspec is asked: to import it takes as long as reading some 2,000 rows without it.
LONG = 32 << 10


def read_page(content: bytes) -> JSON:
    """Return the JSON of a page of documents; its rows have at least the keys of `ListedRow` that were sent.

    Raises:
        ValueError: It is not JSON.
        RecursionError: It is nested deeper than Python reads.
    """
    if len(content) >= LONG and (decode := fast_decoder()) is not None:
        # Another shape, NaN, half a character, UTF-16: the standard library reads some of them.
        with suppress(ValueError, RecursionError):
            return cast("JSON", decode(content))
    body: JSON = json.loads(content)
    return body


@cache
def fast_decoder() -> Callable[[bytes], Any] | None:
    """Return msgspec's decoder of a page; None where it is not installed."""
    try:
        from msgspec.json import Decoder
    except ImportError:
        return None
    from paradigm_ext._mirror.documents._listed import ListedPage

    return Decoder(ListedPage).decode
