"""What an ingestion asks of the world, and how the answers are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from paradigm_ext._errors import InvalidResponse

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from paradigm_ext._core._flow import Sleep
    from paradigm_ext._ingestion.sources._select import Source
    from paradigm_ext._types import JSON


@frozen
class Open:
    """Effect: create an upload session and bring the answer's body."""


@frozen
class Read:
    """Effect: read a session and bring its body."""

    session_uuid: str


@frozen
class Put:
    """Effect: add a file to a session and bring the answer's body."""

    session_uuid: str
    source: Source


@frozen
class Digest:
    """Effect: read a file and bring its hash."""

    source: Source


@frozen
class Record:
    """Effect: append to the ledger."""

    entry: Mapping[str, JSON]


Effect: TypeAlias = "Open | Read | Put | Digest | Record | Sleep"
Steps: TypeAlias = "Generator[Effect, Any, None]"


def parse(content: bytes) -> JSON:
    """Return a body as JSON, None where it is none: what is missing in it is noticed where it is needed."""
    try:
        body: JSON = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return body


def session_body(body: JSON) -> JSON:
    """Return a session's body; a proxy's page in its place must not read as a session without documents.

    Raises:
        InvalidResponse: It is none.
    """
    if not isinstance(body, dict) or not isinstance(body.get("documents"), list):
        raise InvalidResponse(
            "the upload session came without a list of documents",
            operation="upload session",
            field="documents",
        )
    return body


def add_file_body(body: JSON) -> JSON:
    """Return the answer to adding a file, whichever release's; one that says nothing is not taken for one.

    Raises:
        InvalidResponse: It is no object: a proxy's page, perhaps.
    """
    if not isinstance(body, dict):
        raise InvalidResponse(
            "adding a file was answered with something that is no object",
            operation="add a file to an upload session",
        )
    return body


def session_id(body: JSON) -> str:
    """Return the id of the session that was created.

    Raises:
        InvalidResponse: The answer has none.
    """
    uuid = body.get("uuid") if isinstance(body, dict) else None
    if not isinstance(uuid, str) or not uuid:
        raise InvalidResponse(
            "creating an upload session was answered without its id",
            operation="create an upload session",
            field="uuid",
        )
    return uuid
