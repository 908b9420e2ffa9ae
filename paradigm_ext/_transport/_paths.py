"""A path parameter is one segment: what would lead to another address is refused before it is sent.

The generated functions put an id into the path as it is given. Any URL library resolves `..`, so that
deleting one document would become a request to the collection, or to the API's root.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from paradigm_ext._errors import InvalidInput

#: Operations whose path ends with a slash in the description; any other such path lacks its last parameter.
SLASHED = (
    "/api/v2/companies/create/",
    "/api/v2/companies/{id}/update/",
    "/api/v2/companies/{id}/users/",
    "/api/v2/companies/{id}/workspaces/create/",
    "/api/v2/reporting/chat-sessions/",
    "/api/v2/reporting/chats-feedback/",
    "/api/v2/reporting/tools/",
    "/api/v2/reporting/used-documents/",
    "/api/v2/reporting/users/",
    "/api/v2/users/{id}/roles/update/",
    "/api/v2/users/{id}/update/",
    "/api/v2/users/{id}/workspaces/update/",
    "/api/v2/workspaces/{id}/update/",
)
_SLASHED = re.compile("|".join(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)) for path in SLASHED))
_OF_THE_API = ("api", "scim")
#: How often an id may be encoded before it is refused for that alone.
_MAX_DECODINGS = 3


def check_path(method: str, url: str) -> None:
    """Return when each segment of a request's path is one name.

    Raises:
        InvalidInput: A segment is empty, `.` or `..`, or holds a slash or backslash, encoded or not.
    """
    path = urlsplit(url).path
    segments = path.split("/")
    if segments[0] == "":
        segments = segments[1:]
    last = len(segments) - 1
    for index, segment in enumerate(segments):
        fault = _fault(segment) if segment or index != last else _missing(segments, path)
        if fault:
            raise InvalidInput(
                f"{method.upper()} {path}: {fault}; a path parameter is one segment, such as an id, and must "
                "not be empty, '.', '..' or hold a slash"
            )


def _fault(segment: str) -> str:
    """Return what is wrong with a segment, however often it is encoded."""
    text = segment
    for _ in range(_MAX_DECODINGS):
        if text in ("", ".", ".."):
            return f"the segment {segment!r} leads to another address"
        if "/" in text or "\\" in text:
            return f"the segment {segment!r} holds a slash"
        decoded = unquote(text)
        if decoded == text:
            return ""
        text = decoded
    return f"the segment {segment!r} is encoded too often"


def _missing(segments: list[str], path: str) -> str:
    """Return whether the last parameter of an operation is empty; some operations do end with a slash."""
    if segments[0] not in _OF_THE_API or _SLASHED.fullmatch(path):
        return ""
    return "its last segment is empty"
