"""What an ingestion leaves as an XCom: small, however many documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from paradigm_provider._polling.manifest import LISTED_FAILURES, FailedDocument

if TYPE_CHECKING:
    from paradigm_provider._polling.manifest import SessionManifest


class OutdatedDocument(TypedDict):
    """A document that an earlier attempt uploaded and that none of the task's sources stands for any more."""

    id: int | None
    name: str


class UploadManifest(TypedDict):
    """What was uploaded, as an XCom: counts are exact, lists hold the first entries.

    `outdated` is what earlier attempts uploaded of files that have changed since or left the sources.
    """

    session_uuid: str
    session_uuids: list[str]
    uploaded: int
    resumed: int
    skipped: int
    document_ids: list[int]
    outdated_count: int
    outdated: list[OutdatedDocument]
    expected: dict[str, int | list[int] | None]


class IngestManifest(TypedDict):
    """The result of an ingestion as an XCom: counts are exact, lists hold the first entries.

    All of them are of the task's own documents, whatever else its sessions hold. `outdated` is what earlier
    attempts uploaded of files that have changed since or left the sources.
    """

    session_uuid: str
    session_uuids: list[str]
    uploaded: int
    resumed: int
    skipped: int
    embedded: int
    failed_count: int
    failed: list[FailedDocument]
    counts: dict[str, int]
    document_ids: list[int]
    outdated_count: int
    outdated: list[OutdatedDocument]


def ingest_manifest(upload: UploadManifest, sessions: list[SessionManifest]) -> IngestManifest:
    """Return the result of an ingestion from its upload and its sessions."""
    counts: dict[str, int] = {}
    for session in sessions:
        for status, count in session["counts"].items():
            counts[status] = counts.get(status, 0) + count
    return IngestManifest(
        session_uuid=upload["session_uuid"],
        session_uuids=upload["session_uuids"],
        uploaded=upload["uploaded"],
        resumed=upload["resumed"],
        skipped=upload["skipped"],
        embedded=sum(session["embedded"] for session in sessions),
        failed_count=sum(session["failed_count"] for session in sessions),
        failed=[document for session in sessions for document in session["failed"]][:LISTED_FAILURES],
        counts=counts,
        document_ids=upload["document_ids"],
        outdated_count=upload.get("outdated_count", 0),
        outdated=upload.get("outdated", []),
    )
