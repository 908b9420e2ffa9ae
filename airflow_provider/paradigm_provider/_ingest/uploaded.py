"""What a task says of its upload before it waits: the manifest, and its lines in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_provider._ingest.manifest import UploadManifest
from paradigm_provider._ingest.own_documents import expected_documents, outdated_documents
from paradigm_provider._polling.manifest import LISTED_IDS, abridged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paradigm_ext import IngestReport, UploadedDocument


def upload_manifest(report: IngestReport, known: Iterable[UploadedDocument]) -> UploadManifest:
    """Return the manifest of an upload.

    Args:
        report: What this attempt uploaded, and what it found to be there.
        known: The documents of this attempt and the earlier ones; none where nothing is recorded.
    """
    outdated = outdated_documents(known, report)
    return UploadManifest(
        session_uuid=report.session_uuid,
        session_uuids=list(report.session_uuids),
        uploaded=len(report.documents),
        resumed=sum(document.resumed for document in report.documents),
        skipped=len(report.skipped),
        document_ids=list(report.document_ids[:LISTED_IDS]),
        outdated_count=len(outdated),
        outdated=outdated[:LISTED_IDS],
        expected={
            uuid: expected_documents(report, uuid)
            for uuid in report.session_uuids
            if report.documents_of(uuid)
        },
    )


def log_upload(log: Any, upload: UploadManifest, address: str) -> None:
    """Write what was uploaded, where to see it, and what earlier attempts left behind.

    Args:
        log: The task's logger, of whichever type this Airflow gives it.
        upload: The manifest of the upload.
        address: Where a person finds it.
    """
    log.info(
        "uploaded %d files to %d upload sessions (%s)%s; skipped %d. See %s",
        upload["uploaded"],
        len(upload["session_uuids"]),
        abridged(upload["session_uuids"]),
        f", {upload['resumed']} of them in earlier attempts" if upload["resumed"] else "",
        upload["skipped"],
        address,
    )
    if upload["outdated"]:
        named = [f"{document['name']} (id {document['id']})" for document in upload["outdated"]]
        log.warning(
            "%d documents of earlier attempts are still in Paradigm, though their files have changed or"
            " left the sources: %s. Delete those that nobody needs",
            upload["outdated_count"],
            abridged(named, total=upload["outdated_count"]),
        )
