"""Documents that a ledger names and a session no longer has: somebody deleted them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._polling._progress import documents_of

if TYPE_CHECKING:
    from paradigm_ext._ingestion.ledger._state import LedgerState, SentFile
    from paradigm_ext._types import JSON


def deleted_files(state: LedgerState, session_uuid: str, session: JSON) -> list[SentFile]:
    """Return the files of a session whose documents are gone from it.

    Args:
        state: What the ledger knows.
        session_uuid: The session.
        session: Its body. One that does not tell every document's id proves nothing.
    """
    documents = documents_of(session)
    there = {document.id for document in documents}
    if None in there or not isinstance(session, dict) or not isinstance(session.get("documents"), list):
        return []
    sent = [file for file in state.files.values() if file.sent and file.session_uuid == session_uuid]
    return [file for file in sent if file.document_id is not None and file.document_id not in there]


def left_out(file: SentFile) -> str:
    """Return why a file of which the document was deleted is not sent."""
    return (
        f"its document {file.document_id} was deleted in Paradigm after an earlier run had sent it; pass"
        " deleted='send' to send it again"
    )
