"""What an ingestion reports while it runs and when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from paradigm_ext._errors import ParadigmError
    from paradigm_ext._polling import SessionProgress


@frozen
class UploadedDocument:
    """A file that Paradigm has.

    Attributes:
        id: The document's id; None where the server did not tell it.
        name: The file's name.
        session_uuid: The upload session that it is in.
        resumed: Whether an earlier run had sent it: it was not sent again.
    """

    id: int | None
    name: str
    session_uuid: str
    resumed: bool = False


@frozen
class UploadFailure:
    """A file that was not uploaded, and the error that says why."""

    name: str
    error: ParadigmError

    def __str__(self) -> str:
        return f"{self.name}: {self.error}"


@frozen
class SkippedSource:
    """A file that was left out on purpose, and why."""

    name: str
    reason: str


@frozen(kw_only=True)
class IngestReport:
    """What became of each source of one ingestion.

    Attributes:
        session_uuids: The upload sessions used, in order; empty when nothing was sent.
        documents: The files that Paradigm has.
        failures: The files that it has not.
        skipped: The files left out on purpose.
        progress: The last poll of each session, where the ingestion waited.
    """

    session_uuids: tuple[str, ...] = ()
    documents: tuple[UploadedDocument, ...] = ()
    failures: tuple[UploadFailure, ...] = ()
    skipped: tuple[SkippedSource, ...] = ()
    progress: tuple[SessionProgress, ...] = ()

    @property
    def session_uuid(self) -> str:
        """The upload session; the last one where there were several, empty before one was opened."""
        return self.session_uuids[-1] if self.session_uuids else ""

    @property
    def document_ids(self) -> tuple[int, ...]:
        """The ids of all uploaded documents that the server returned."""
        return tuple(document.id for document in self.documents if document.id is not None)

    def documents_of(self, session_uuid: str) -> tuple[UploadedDocument, ...]:
        """Return the documents of one session."""
        return tuple(document for document in self.documents if document.session_uuid == session_uuid)

    def summary(self) -> str:
        """Return one line for people."""
        resumed = sum(document.resumed for document in self.documents)
        parts = [f"{len(self.documents)} uploaded" + (f" ({resumed} by an earlier run)" if resumed else "")]
        parts += [f"{len(self.failures)} failed"] if self.failures else []
        parts += [f"{len(self.skipped)} skipped"] if self.skipped else []
        return ", ".join(parts)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "session_uuid": self.session_uuid,
            "session_uuids": list(self.session_uuids),
            "documents": [
                {"id": document.id, "name": document.name, "session_uuid": document.session_uuid}
                for document in self.documents
            ],
            "failures": [{"name": failure.name, "error": str(failure.error)} for failure in self.failures],
            "skipped": [{"name": skipped.name, "reason": skipped.reason} for skipped in self.skipped],
            "progress": [progress.to_dict() for progress in self.progress],
        }


@frozen(kw_only=True)
class IngestProgress:
    """How far an ingestion is.

    Attributes:
        total: Files to upload, those of earlier runs included.
        uploaded: Files that Paradigm has.
        failed: Files that could not be uploaded.
        bytes_sent: Bytes of the files that this run uploaded.
        session: The last poll of a session, once waiting has begun.
    """

    total: int
    uploaded: int = 0
    failed: int = 0
    bytes_sent: int = 0
    session: SessionProgress | None = field(default=None)
