"""Uploading, as methods of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_ext._client._connection import Connection
from paradigm_ext._config import DEFAULT_MAX_FILE_BYTES

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from paradigm_ext._ingestion import IngestProgress, IngestReport, Ledger
    from paradigm_ext._ingestion._options import Deleted, InDoubt, OnError
    from paradigm_ext._ingestion.sources._select import Duplicates
    from paradigm_ext._ingestion.sources._source import SourceInput


class Uploads(Connection):
    """The part of the client that uploads."""

    def ingest(
        self,
        sources: SourceInput | Iterable[SourceInput],
        *,
        workspace_id: int | None = None,
        session_uuid: str | UUID | None = None,
        pipeline: str | None = None,
        wait: bool = False,
        timeout: float | None = 1800.0,
        concurrency: int = 8,
        ledger: str | os.PathLike[str] | Ledger | None = None,
        max_file_bytes: int | None = DEFAULT_MAX_FILE_BYTES,
        max_documents_per_session: int | None = None,
        on_error: OnError = "raise",
        on_progress: Callable[[IngestProgress], object] | None = None,
        duplicates: Duplicates = "send",
        fields: Mapping[str, Any] | None = None,
        in_doubt: InDoubt = "wait",
        follow_links: bool = False,
        deleted: Deleted = "leave",
    ) -> IngestReport:
        """Upload files into an upload session, each exactly once, and wait for them where asked.

        All sources are checked before the first byte is sent. Files are streamed from disk. After an answer
        was lost the session is read, and the file is sent again only if it is not there. With a ledger, a run
        that was killed at any point can be repeated: only what is missing is sent.

        Args:
            sources: A path, folder, glob, `(name, bytes)`, open binary file or `Source`, or several of them.
            workspace_id: The workspace that the documents go to; None leaves it to the server.
            session_uuid: A session to add to; None opens one when there is something to send.
            pipeline: The ingestion pipeline's version; None is the instance's default.
            wait: Wait until every document is embedded.
            timeout: Seconds for everything, uploading and waiting; None for no limit.
            concurrency: Files sent at the same time.
            ledger: A file, or any `Ledger`, that remembers what was sent.
            max_file_bytes: The largest file accepted; None for no limit.
            max_documents_per_session: Documents that a session may hold, earlier ones included, before a new
                one is opened; None for one session.
            on_error: `raise` raises when a file failed, after the others were sent; `collect` puts it into
                the report.
            on_progress: Called after each file and each poll of a session, one call at a time, from any
                thread.
            duplicates: What to do with equal content under other names: `send`, `skip` or `error`.
            fields: Further fields of the add-file request, such as `collection`.
            in_doubt: What to do about files that may still be arriving, since a connection broke or an
                earlier run of the ledger was killed: `wait` waits until none can be, after the others were
                sent; `leave` reports them as failed and leaves them for a later run.
            follow_links: Whether a file below a given folder or glob may be a link to one outside of it;
                such a link is a failure otherwise. A link that is named itself is followed.
            deleted: What to do about a file that the ledger knows and whose document somebody has deleted
                since: `leave` skips it and says so; `send` sends it again.

        Returns:
            What became of each source.

        Raises:
            InvalidInput: A parameter or a source is invalid; nothing was sent.
            IngestError: Some files were not uploaded (`on_error="raise"`); it carries the report.
            IngestTimeout: The deadline passed during the upload; it carries the report.
            SessionError: The wait ended without success; it carries `progress` and `report`.
            APIError: The key was refused, or the session is gone: nothing could succeed after that.
        """
        from paradigm_ext._ingestion._entry import ingest
        from paradigm_ext._ingestion._options import IngestOptions

        plan = IngestOptions(
            workspace_id=workspace_id,
            session_uuid=session_uuid,
            pipeline=pipeline,
            wait=wait,
            timeout=timeout,
            concurrency=concurrency,
            ledger=ledger,
            max_file_bytes=max_file_bytes,
            max_documents_per_session=max_documents_per_session,
            on_error=on_error,
            on_progress=on_progress,
            duplicates=duplicates,
            fields=fields,
            in_doubt=in_doubt,
            follow_links=follow_links,
            deleted=deleted,
        )
        return ingest(self, sources, plan)

    async def aingest(
        self,
        sources: SourceInput | Iterable[SourceInput],
        *,
        workspace_id: int | None = None,
        session_uuid: str | UUID | None = None,
        pipeline: str | None = None,
        wait: bool = False,
        timeout: float | None = 1800.0,
        concurrency: int = 8,
        ledger: str | os.PathLike[str] | Ledger | None = None,
        max_file_bytes: int | None = DEFAULT_MAX_FILE_BYTES,
        max_documents_per_session: int | None = None,
        on_error: OnError = "raise",
        on_progress: Callable[[IngestProgress], object] | None = None,
        duplicates: Duplicates = "send",
        fields: Mapping[str, Any] | None = None,
        in_doubt: InDoubt = "wait",
        follow_links: bool = False,
        deleted: Deleted = "leave",
    ) -> IngestReport:
        """Upload files into an upload session; the async twin of `ingest`. Files are read in threads."""
        from paradigm_ext._ingestion._entry import aingest
        from paradigm_ext._ingestion._options import IngestOptions

        plan = IngestOptions(
            workspace_id=workspace_id,
            session_uuid=session_uuid,
            pipeline=pipeline,
            wait=wait,
            timeout=timeout,
            concurrency=concurrency,
            ledger=ledger,
            max_file_bytes=max_file_bytes,
            max_documents_per_session=max_documents_per_session,
            on_error=on_error,
            on_progress=on_progress,
            duplicates=duplicates,
            fields=fields,
            in_doubt=in_doubt,
            follow_links=follow_links,
            deleted=deleted,
        )
        return await aingest(self, sources, plan)
