"""The live instance that is recorded: a workspace of the recording's own, and what clears it all away again.

A test's cassette tells what the test made. It is removed as soon as the test has ended, passed or not; the
workspace goes, with whatever is still in it, when the last test has. Nothing is removed that this recording
did not make: a document goes because it is in that workspace, or because the answer to a test's POST says
that it is new.
"""

from __future__ import annotations

import json
import re
import secrets
from typing import TYPE_CHECKING, Any, Final

import httpx
from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Where something is made, the key of its id in the answer, and how it is removed. None: no page tells how.
RULES: Final = (
    (r"/api/v2/upload-session", "uuid", ("DELETE", "/api/v2/upload-session/{}")),
    (r"/api/v[23]/files", "id", ("DELETE", "/api/v3/files/{}")),
    (r"/api/v3/tags", "id", ("DELETE", "/api/v3/tags/{}")),
    (r"/api/v3/users|/api/v2/companies/\d+/users", "id", ("DELETE", "/api/v3/users/{}")),
    # Deletion of workspaces is known of the successor only.
    (
        r"/api/v3/workspaces|/api/v2/companies/\d+/workspaces/create",
        "id",
        ("DELETE", "/api/v3/workspaces/{}"),
    ),
    # There is no way to delete a thread; one's own can be put away.
    (r"/api/v3/threads", "id", ("PATCH", "/api/v3/threads/{}")),
    (r"/api/v3/threads/turns", "thread", ("PATCH", "/api/v3/threads/{}")),
    (r"/api/v3/(agents|groups)", "id", None),
)
#: What a POST answers for something that is new. 200 is a known `external_id`: the document was there before.
NEW: Final = (201, 202, 207)
#: These say with 200 that something was made, in some releases.
NEW_WITH_200: Final = re.compile(r"/api/v2/.*|/api/v3/(threads.*|workspaces)")
#: The documents of one page, of so many pages at most: a server that deletes nothing ends the clean-up, too.
PAGE: Final = 100
MOST_PAGES: Final = 50


@frozen
class Trace:
    """One thing that a test made.

    Attributes:
        path: Where it was posted.
        identifier: Its id.
        removal: Method and path that remove it, or put it away; None: it cannot be removed.
    """

    path: str
    identifier: str
    removal: tuple[str, str] | None

    def __str__(self) -> str:
        return f"{self.identifier} of {self.path}"


def traces(requests: Iterable[Any], responses: Iterable[Any]) -> Iterator[Trace]:
    """Yield what the requests of a cassette made, by their answers, in order."""
    for request, response in zip(requests, responses, strict=True):
        path = httpx.URL(request.uri).path.rstrip("/")
        status = response["status"]["code"]
        new = status in NEW or (status == 200 and NEW_WITH_200.fullmatch(path))
        if request.method == "POST" and new:
            yield from _traces(path, response["body"]["string"])


def _traces(path: str, body: bytes) -> Iterator[Trace]:
    for pattern, key, removal in RULES:
        if re.fullmatch(pattern, path):
            identifier = _identifier(body, key)
            if identifier:
                yield Trace(path, identifier, removal and (removal[0], removal[1].format(identifier)))


def _identifier(body: bytes, key: str) -> str:
    """Return the id that an answer names; empty where it names none, as a stream does."""
    try:
        found = json.loads(body)[key]
    except (ValueError, KeyError, TypeError):
        return ""
    return str(found) if isinstance(found, (int, str)) else ""


class Left(Exception):
    """Something that a recording made is still there."""


@frozen
class Instance:
    """A live instance, with the recording's own workspace in it.

    Attributes:
        base_url: Its address.
        api_key: Its key.
        workspace: The id of the workspace.
        name: Its name, which nobody else has.
    """

    base_url: str
    api_key: str = field(repr=False)
    workspace: int
    name: str
    _http: httpx.Client = field(repr=False)

    @classmethod
    def open(cls, base_url: str, api_key: str) -> Instance:
        """Make the workspace.

        Raises:
            httpx.HTTPStatusError: The instance refuses it.
        """
        http = httpx.Client(base_url=base_url, headers={"authorization": f"Bearer {api_key}"}, timeout=60)
        name = f"paradigm-ext recording {secrets.token_hex(4)}"
        made = http.post("/api/v3/workspaces", json={"name": name}).raise_for_status().json()
        return cls(base_url, api_key, made["id"], name, http)

    def tidy(self, cassette: Any) -> None:
        """Remove what one test made, the newest first.

        Raises:
            Left: Something could not be removed; all else was tried.
        """
        made = list(traces(cassette.requests, cassette.responses))
        self._told([str(trace) for trace in reversed(made) if not self._removed(trace)])

    def close(self) -> None:
        """Remove the documents in the workspace, then the workspace.

        Raises:
            Left: Something could not be removed.
        """
        try:
            left = [f"document {identifier}" for identifier in self._emptied()]
            self._send("DELETE", f"/api/v3/workspaces/{self.workspace}")
            if self._send("GET", f"/api/v3/workspaces/{self.workspace}") != 404:
                left.append(f"workspace {self.workspace} ({self.name!r})")
            self._told(left)
        finally:
            self._http.close()

    def _emptied(self) -> list[int]:
        """Delete the documents of the workspace and return the ids of those that stay."""
        tried: set[int] = set()
        for _ in range(MOST_PAGES):
            found = set(self._documents()) - tried
            if not found:
                break
            for identifier in found:
                self._send("DELETE", f"/api/v3/files/{identifier}")
            tried |= found
        return sorted(self._documents())

    def _documents(self) -> list[int]:
        """Return ids of documents that say themselves that they are in the workspace."""
        params = {"workspace_id": str(self.workspace), "page_size": str(PAGE)}
        rows = self._http.get("/api/v3/files", params=params).raise_for_status().json()["results"]
        return [row["id"] for row in rows if (row.get("workspace") or {}).get("id") == self.workspace]

    def _removed(self, trace: Trace) -> bool:
        if trace.removal is None:
            return False
        method, path = trace.removal
        status = self._send(method, path, json={"is_archived": True} if method == "PATCH" else None)
        return status < 300 or status == 404

    def _send(self, method: str, path: str, **options: Any) -> int:
        return self._http.request(method, path, **options).status_code

    def _told(self, left: list[str]) -> None:
        if left:
            raise Left(f"remove by hand what the recording made: {', '.join(left)}")
