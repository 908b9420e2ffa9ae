"""Which of a session's documents are a task's own: those of the sources that it has now, and no others.

A session may hold more: what other tasks added to it, and what earlier attempts of this one sent of files
that have changed since or left the sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_provider._ingest.manifest import OutdatedDocument
from paradigm_provider._polling.manifest import LISTED_IDS
from paradigm_provider._polling.outcome import outcome_of_progress, sessions_event

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from paradigm_ext import IngestReport, Paradigm, UploadedDocument
    from paradigm_provider._ingest.manifest import UploadManifest
    from paradigm_provider._polling.outcome import SessionOutcome, SessionsEvent

#: Ids that a trigger is given. Beyond them it is given their number.
EXPECTED_IDS = LISTED_IDS


def expected_documents(report: IngestReport, session_uuid: str) -> int | list[int]:
    """Return what a session must hold: the documents' ids while all are few and known, else how many."""
    documents = report.documents_of(session_uuid)
    ids = [document.id for document in documents if document.id is not None]
    few = len(report.documents) <= EXPECTED_IDS
    return ids if few and len(ids) == len(documents) else len(documents)


def outdated_documents(known: Iterable[UploadedDocument], report: IngestReport) -> list[OutdatedDocument]:
    """Return the documents of earlier attempts that this attempt's report does not have."""
    current = {(document.session_uuid, document.id) for document in report.documents}
    return [
        OutdatedDocument(id=document.id, name=document.name)
        for document in known
        if document.id is not None and (document.session_uuid, document.id) not in current
    ]


def of_own_documents(
    event: SessionsEvent, own: Mapping[str, Collection[int]], *, paradigm: Paradigm, success: Collection[str]
) -> SessionsEvent:
    """Return the event of a wait without the documents of others.

    A wait that was given ids has left them out already. One that was given a number has not: where a session
    has more, it is polled once more.

    Args:
        event: How the wait ended.
        own: What `own_ids` returns.
        paradigm: The client.
        success: Statuses that count as done.
    """

    def judged(outcome: SessionOutcome) -> SessionOutcome:
        uuid, manifest = outcome["session_uuid"], outcome["manifest"]
        if not own.get(uuid) or manifest is None or manifest["total"] <= len(own[uuid]):
            return outcome
        progress = paradigm.session(uuid, expected=own[uuid], success=success)
        return outcome_of_progress(progress) if progress.verdict in ("embedded", "failed") else outcome

    return sessions_event([judged(outcome) for outcome in event["sessions"]])


def waits_by_number(upload: UploadManifest) -> bool:
    """Return whether a session of the task is waited for by the number of its documents, not by their ids."""
    return any(isinstance(wanted, int) for wanted in upload["expected"].values())


def own_ids(upload: UploadManifest, known: Iterable[UploadedDocument]) -> dict[str, list[int]]:
    """Return the ids of a task's own documents in each session that it waits for by number.

    A session of which not all of them are known has no place in it.
    """
    outdated = {document["id"] for document in upload.get("outdated", ())}
    ids: dict[str, list[int]] = {}
    for document in known:
        if document.id is not None and document.id not in outdated:
            ids.setdefault(document.session_uuid, []).append(document.id)
    wanted = upload["expected"]
    return {uuid: found for uuid, found in ids.items() if len(found) == wanted.get(uuid)}
