"""Passages of documents that match a query, without an agent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from paradigm_ext._agents._reading import integer, mapping, mappings, number, text
from paradigm_ext._core._request import Request
from paradigm_ext._errors import InvalidInput, InvalidResponse
from paradigm_ext._performing import AsyncPerformer, SyncPerformer
from paradigm_ext._validation import check_choice, check_number

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from paradigm_ext._client._connection import Connection
    from paradigm_ext._types import JSON

#: Of `api_v3_retrieve_create`, with the range of `top_k` from its page.
RETRIEVE_PATH = "/api/v3/retrieve"
MAX_CHUNKS = 100

RetrieveMode = Literal["text", "vision"]


@frozen(kw_only=True)
class Chunk:
    """A passage of a document.

    Attributes:
        text: The passage; empty for one that is an image.
        score: How well it matches, higher is better; None where none was sent.
        document_id: The document's id.
        document_name: Its file's name.
        title: Its title.
        workspace_id: The workspace that it is in.
        pages: The server's word for where in the document it is, such as `3-4`.
        raw: The whole result.
    """

    text: str
    score: float | None = None
    document_id: int | None = None
    document_name: str = ""
    title: str = ""
    workspace_id: int | None = None
    pages: str = ""
    raw: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)

    @classmethod
    def from_json(cls, result: Mapping[str, Any]) -> Chunk:
        """Read one item of the answer's `results`; nothing about it is required."""
        chunk, document = mapping(result.get("chunk")), mapping(result.get("document"))
        pages = mapping(chunk.get("metadata")).get("pages")
        return cls(
            text=text(chunk.get("text")),
            score=number(mapping(result.get("scoring")).get("score")),
            document_id=integer(document.get("id")),
            document_name=text(document.get("name")),
            title=text(document.get("title")),
            workspace_id=integer(mapping(result.get("workspace")).get("id")),
            pages="" if pages is None else str(pages),
            raw=result,
        )


def retrieve(paradigm: Connection, request: Request) -> tuple[Chunk, ...]:
    """Return the matching chunks; see `Paradigm.retrieve`."""
    return _chunks(SyncPerformer(paradigm.v3, paradigm.clock)(request))


async def aretrieve(paradigm: Connection, request: Request) -> tuple[Chunk, ...]:
    """Return the matching chunks; see `Paradigm.aretrieve`."""
    return _chunks(await AsyncPerformer(paradigm.v3, paradigm.clock)(request))


def retrieval(
    query: str,
    *,
    top_k: int,
    mode: RetrieveMode,
    rerank: bool,
    workspace_ids: Collection[int] | None,
    file_ids: Collection[int] | None,
    tag_ids: Collection[int] | None,
) -> Request:
    """Return the request for chunks.

    Raises:
        InvalidInput: A value is invalid.
    """
    if not query.strip():
        raise InvalidInput("query is empty: pass what the chunks are to match")
    check_number("top_k", top_k, least=1, most=MAX_CHUNKS, whole=True)
    check_choice("mode", mode, ("text", "vision"))
    payload: dict[str, Any] = {"query": query, "top_k": top_k, "mode": mode, "skip_rerank": not rerank}
    for name, ids in (("workspace_id", workspace_ids), ("file_id", file_ids), ("tag_id", tag_ids)):
        if ids is not None:
            payload[name] = list(ids)
    return Request("POST", RETRIEVE_PATH, payload=payload)


def _chunks(body: JSON) -> tuple[Chunk, ...]:
    if not isinstance(mapping(body).get("results"), list):
        raise InvalidResponse("the chunks came without a list", operation="retrieve", field="results")
    return tuple(Chunk.from_json(result) for result in mappings(mapping(body).get("results")))
