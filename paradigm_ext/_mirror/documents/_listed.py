"""What a mirror reads of a page of a list: every other key of a row is passed over.

These are shapes for a decoder. A page that has another one is read all the same, whole.
"""

from __future__ import annotations

from typing import Any, TypedDict


class OwnMetadata(TypedDict, total=False):
    """What a mirror wrote on its document."""

    path: Any
    sha256: Any
    size: Any
    token: Any
    source: Any
    missing_since: Any


class AdditionalMetadata(TypedDict, total=False):
    """The metadata that the server keeps for its clients."""

    pdx: OwnMetadata | None


class ExternalMetadata(TypedDict, total=False):
    """The metadata that names a document."""

    external_id: Any
    additional_metadata: AdditionalMetadata | None


class ListedRow(TypedDict, total=False):
    """A document in a list."""

    id: Any
    title: Any
    status: Any
    pending_reprocess: Any
    parser: Any
    tags: Any
    external_metadata: ExternalMetadata | None


class ListedPage(TypedDict, total=False):
    """A page of documents."""

    count: Any
    next: Any
    results: list[ListedRow]
