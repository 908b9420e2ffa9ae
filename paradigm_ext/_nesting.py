"""How deep JSON is nested, found without parsing it: deep nesting ends in a RecursionError, now or later.

What `json` still reads, `pickle` and `deepcopy` may not take, and errors are pickled with their bodies.
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
    if content.count(b"[") + content.count(b"{") <= levels:
        return False
    plain = content.replace(b"\\\\", b"").replace(b'\\"', b"").translate(None, _OTHER)
    brackets = _STRING.sub(b"", plain)
    return max(accumulate(_STEP[byte] for byte in brackets), default=0) > levels
