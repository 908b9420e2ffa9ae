"""What an ingestion asks of the world beside requests and pauses, and how the answers are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from paradigm_ext._errors import InvalidResponse
from paradigm_ext._validation import is_uuid

if TYPE_CHECKING:
    from collections.abc import Generator

    from paradigm_ext._core._flow import Sleep
    from paradigm_ext._core._request import Request
    from paradigm_ext._ingestion.ledger._entries import Entry
    from paradigm_ext._ingestion.sources._source import Source
    from paradigm_ext._types import JSON


@frozen
class AddFile:
    """Effect: send a file to a session, once, and bring the answer's body."""

    session_uuid: str
    source: Source


@frozen
class Digest:
    """Effect: read a file and bring its hash."""

    source: Source


@frozen
class Record:
    """Effect: append to the ledger."""

    entry: Entry


Effect: TypeAlias = "Request | AddFile | Digest | Record | Sleep"
Steps: TypeAlias = "Generator[Effect, Any, None]"


def parse(content: bytes) -> JSON:
    """Return a body as JSON; None for anything else: what is missing is noticed where it is needed."""
    try:
        body: JSON = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return body


def session_body(body: JSON) -> JSON:
    """Return a session's body; a proxy's page in its place must not read as a session without documents.

    Raises:
        InvalidResponse: It is something else.
    """
    if not isinstance(body, dict) or not isinstance(body.get("documents"), list):
        raise InvalidResponse(
            "the upload session came without a list of documents",
            operation="upload session",
            field="documents",
        )
    return body


def add_file_body(body: JSON) -> JSON:
    """Return the answer to adding a file, whichever release's: the document's id, or the whole session.

    Anything else, such as a login page with status 200, does not say that the file was stored.

    Raises:
        InvalidResponse: It is something else.
    """
    if isinstance(body, dict) and (type(body.get("id")) is int or isinstance(body.get("documents"), list)):
        return body
    raise InvalidResponse(
        "adding a file was answered with neither a document's id nor a session: a proxy's page, perhaps",
        operation="add a file to an upload session",
        field="id",
    )


def session_id(body: JSON) -> str:
    """Return the id of the session that was created.

    Raises:
        InvalidResponse: The answer has none.
    """
    uuid = body.get("uuid") if isinstance(body, dict) else None
    if not isinstance(uuid, str) or not is_uuid(uuid):
        raise InvalidResponse(
            "creating an upload session was answered without its id, a UUID",
            operation="create an upload session",
            field="uuid",
        )
    return uuid
