"""Passages of files: their JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    from paradigm_emulator.ingest.search import Hit


def serialize_chunk(hit: Hit) -> dict[str, Any]:
    """Return the JSON of a passage, as `/api/v3/retrieve` shows it."""
    return {
        "id": hit.chunk_id,
        "uuid": hit.uuid,
        "content_id": f"content_id_{hit.uuid}",
        "text": hit.text,
        "metadata": {"document_id": hit.document_id, "page_start": hit.page_start, "page_end": hit.page_end},
        "chunk_type": "text",
        "created_at": iso(hit.created_at),
        "updated_at": iso(hit.created_at),
    }
