"""How deep JSON is nested, found without parsing it: deep nesting ends in a RecursionError, now or later.

What `json` still reads, `pickle` and `deepcopy` may not take, and errors are pickled with their bodies. Every
answer passes here, so that the common case, many small objects, must cost a fraction of parsing them.
"""

from __future__ import annotations

import re
from itertools import accumulate

_KEPT = b'[]{}"'
_OTHER = bytes(set(range(256)) - set(_KEPT))
_STRING = re.compile(rb'"[^"]*"?')
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def nested_deeper(content: bytes, levels: int) -> bool:
    """Return whether a JSON text is nested deeper than so many levels."""
    if _opened(content) <= levels:
        return False
    brackets = _brackets(content)
    # Each replacement, in C, takes out one level of pairs and most of the brackets of a list of objects.
    if _opened(brackets.replace(b"{}", b"").replace(b"[]", b"")) + 2 <= levels:
        return False
    return max(accumulate(_STEP[byte] for byte in brackets), default=0) > levels


def _opened(content: bytes) -> int:
    return content.count(b"[") + content.count(b"{")


def _brackets(content: bytes) -> bytes:
    """Return the brackets of a JSON text that stand outside of its strings."""
    if b"\\" in content:
        content = content.replace(b"\\\\", b"").replace(b'\\"', b"")
    # Most strings hold no bracket, and are two quotes by now. To take out two neighbours changes for no other
    # byte whether it stands in a string.
    plain = content.translate(None, _OTHER).replace(b'""', b"")
    return _STRING.sub(b"", plain)
