"""What a task says about upload sessions in XComs, events and logs: small, however many documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from paradigm_ext import SessionProgress

#: Ids and failures listed in a manifest; their totals are always exact.
LISTED_IDS = 100
LISTED_FAILURES = 100
#: Sessions listed, of those that one task waited for.
LISTED_SESSIONS = 100


class FailedDocument(TypedDict):
    """A document that Paradigm could not process; `reason` is its own words, empty where it says no more."""

    id: int | None
    title: str | None
    status: str
    reason: str


class SessionManifest(TypedDict):
    """An upload session as an XCom.

    `counts` is documents per status, in Paradigm's words; `document_ids` and `failed` list the first hundred.
    """

    session_uuid: str
    verdict: str
    summary: str
    total: int
    embedded: int
    failed_count: int
    counts: dict[str, int]
    failed: list[FailedDocument]
    document_ids: list[int]


def session_manifest(progress: SessionProgress, *, superseded: Collection[int] = ()) -> SessionManifest:
    """Return the manifest of one poll of a session.

    Args:
        progress: The poll.
        superseded: Ids of failed documents that have been sent again since: they no longer count as failures.
    """
    failed = [state for state in progress.failed if state.id not in superseded]
    return SessionManifest(
        session_uuid=progress.uuid,
        verdict=progress.verdict,
        summary=progress.summary(),
        total=progress.total,
        embedded=progress.done,
        failed_count=len(failed),
        counts=dict(progress.counts),
        failed=[_failed(state) for state in failed[:LISTED_FAILURES]],
        document_ids=list(progress.document_ids[:LISTED_IDS]),
    )


#: What Paradigm's words mean for whoever has to do something about them; from the words themselves.
MEANINGS = {
    "parsing_failed": "its content could not be read",
    "embedding_failed": "it was read but could not be indexed",
    "fail": "Paradigm says no more",
}


def _failed(state: Any) -> FailedDocument:
    return FailedDocument(id=state.id, title=state.title, status=state.status, reason=state.reason)


def first_sessions(manifests: Sequence[SessionManifest]) -> list[SessionManifest]:
    """Return the first hundred, those with failed documents first: what a task leaves as an XCom."""
    return sorted(manifests, key=lambda manifest: not manifest["failed_count"])[:LISTED_SESSIONS]


def abridged(words: Sequence[str], *, limit: int = 5, total: int | None = None) -> str:
    """Return the first few words of a list, and how many more there are.

    Args:
        words: The list, or its beginning.
        limit: How many words.
        total: Length of the whole list; None: `words` is the whole.
    """
    more = (len(words) if total is None else total) - limit
    return (", ".join(words[:limit]) or "none") + (f" and {more} more" if more > 0 else "")


def describe_failures(manifest: SessionManifest, *, limit: int = 5) -> str:
    """Return the failed documents for people: title, id and status of the first few."""
    shown = [_describe(document) for document in manifest["failed"][:limit]]
    more = manifest["failed_count"] - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _describe(document: FailedDocument) -> str:
    status = document["status"]
    meaning = document.get("reason") or MEANINGS.get(status)
    why = f"{status}: {meaning}" if meaning else status
    return f"{document['title'] or 'untitled'} (id {document['id']}, {why})"
