"""Bytes to JSON: the pages of a list by msgspec, where it is installed.

msgspec (extra `speedups`, and in every Airflow) parses in half the time; only a mirror reads enough rows to
earn its import. It makes an answer faster and never other: what it refuses is read again by the standard
library, which has the last word.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext._types import JSON

#: Bytes from which on msgspec is asked: to import it takes as long as reading some 2,000 rows without it.
LONG = 32 << 10


def read_json(content: bytes) -> JSON:
    """Return the JSON of an answer's body.

    Raises:
        ValueError: It is not JSON.
        RecursionError: It is nested deeper than Python reads.
    """
    if len(content) >= LONG and (decode := fast_decoder()) is not None:
        # NaN, half a character, UTF-16, numbers without end: the standard library reads some of them.
        with suppress(ValueError, RecursionError):
            return decode(content)
    body: JSON = json.loads(content)
    return body


@cache
def fast_decoder() -> Callable[[bytes], JSON] | None:
    """Return msgspec's decoder; None where it is not installed."""
    try:
        from msgspec.json import Decoder
    except ImportError:
        return None
    return Decoder().decode
