"""What the server or its description announces about an operation, said once: that it will go."""

from __future__ import annotations

import inspect
import re
import threading
import warnings
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from paradigm_ext._core._fork import renew_after_fork
from paradigm_ext._core._retry import parse_http_date

if TYPE_CHECKING:
    from types import FrameType

    import httpx

#: Operations that the description marks `deprecated: true`.
DEPRECATED = (("GET", "/api/v3/agent/chat_settings/{id}/tools"),)
_DEPRECATED = [(method, re.compile(re.sub(r"\{\w+\}", "[^/]+", path) + "$")) for method, path in DEPRECATED]
#: Segments of a path that stand for one object: numbers and UUIDs.
_ID = re.compile(r"(?<=/)(\d+|[0-9a-fA-F-]{36})(?=/|$)")
#: Operations that are remembered; there are about a hundred.
MAX_KNOWN = 1_000
_OURS = ("paradigm_ext", "paradigm_api", "httpx", "contextlib")


class Announcements:
    """Warns of each deprecated operation once for one client."""

    def __init__(self) -> None:
        self.after_fork()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Let no lock of the parent's threads hold a child up."""
        self._lock = threading.Lock()
        self._known: set[tuple[str, str]] = set()

    def warn_of(self, request: httpx.Request, response: httpx.Response) -> None:
        """Emit a `DeprecationWarning` where an answer, or the description, announces the operation's end.

        The headers are `Deprecation` (RFC 9745) and `Sunset` (RFC 8594).
        """
        method = request.method.upper()
        said = _said(method, request.url.path, response)
        path = _ID.sub("{id}", request.url.path) if said else ""
        if not said or not self._is_new(method, path):
            return
        message = f"{method} {path} is deprecated: {said}"
        warnings.warn(message, DeprecationWarning, stacklevel=_callers_level())

    def _is_new(self, method: str, path: str) -> bool:
        with self._lock:
            if (method, path) in self._known or len(self._known) >= MAX_KNOWN:
                return False
            self._known.add((method, path))
            return True


def _said(method: str, path: str, response: httpx.Response) -> str:
    deprecation, sunset = response.headers.get("deprecation"), response.headers.get("sunset")
    described = any(method == known and pattern.search(path) for known, pattern in _DEPRECATED)
    if not deprecation and not sunset and not described:
        return ""
    parts = ["the server says so" if deprecation or sunset else "the description says so"]
    if since := _since(deprecation or ""):
        parts.append(f"since {since}")
    if ends := _day(parse_http_date(sunset or "")):
        parts.append(f"it may stop working on {ends}")
    return ", ".join(parts)


def _since(value: str) -> str:
    """Return the day of a `Deprecation` header: `@seconds` by the RFC, an HTTP date in its drafts."""
    match = re.fullmatch(r"@(-?\d{1,12})", value.strip())
    return _day(float(match[1]) if match else parse_http_date(value))


def _day(seconds: float | None) -> str:
    try:
        return "" if seconds is None else datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def _callers_level() -> int:
    """Return the stack level of the code that called this package, for `warnings.warn` of our caller."""
    level = 1
    frame: FrameType | None = inspect.currentframe()
    frame = None if frame is None else frame.f_back
    while frame is not None and str(frame.f_globals.get("__name__", "")).partition(".")[0] in _OURS:
        level, frame = level + 1, frame.f_back
    return 1 if frame is None else level
