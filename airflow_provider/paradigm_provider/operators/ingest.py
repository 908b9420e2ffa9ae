"""Upload files into Paradigm and wait until they are embedded."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from airflow.providers.common.compat.sdk import AirflowFailException, conf

from paradigm_provider._compat.context import own_xcom, push_xcom
from paradigm_provider._ingest.ledger import TaskLedger, store_of
from paradigm_provider._ingest.manifest import UploadManifest
from paradigm_provider._ingest.sources import resolve_sources
from paradigm_provider._ingest.uploaded import log_upload, upload_manifest
from paradigm_provider._polling.events import holds
from paradigm_provider._polling.outcome import FailOn, raise_for_outcome, read_event
from paradigm_provider._polling.progress import UploadLog
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider._tasks.stopping import delete_sessions, stopped_by_user
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID
from paradigm_provider.links.paradigm import ParadigmLink
from paradigm_provider.operators._ingest_wait import XCOM_UPLOAD, IngestWait

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from airflow.providers.common.compat.sdk import Context

    from paradigm_ext import IngestReport
    from paradigm_provider._ingest.manifest import IngestManifest
    from paradigm_provider._ingest.sources import SourceInput
    from paradigm_provider._polling.outcome import SessionsEvent

Duplicates: TypeAlias = Literal["send", "skip", "error"]
InDoubt: TypeAlias = Literal["wait", "leave"]


class ParadigmIngestOperator(IngestWait):
    """Uploads files into an upload session and waits until Paradigm has embedded every one of them.

    The session's id is recorded before the first file is sent, and each file before and after it is: a task
    that is killed and retried, or cleared, goes on with the same session and sends only what is missing (see
    `durable`). Files go through the worker one piece at a time, whatever their size. While it waits, a
    deferrable task occupies no worker.

    Args:
        sources: What to upload: local paths, globs and folders, `ObjectStoragePath`s or their URIs
            (`s3://...`), mappings of file name to content, or an XCom that holds them. Templated.
        source_conn_id: Airflow connection of the object store, for URIs that name none. Templated.
        allowed_sources: Folders, prefixes and schemes that `sources` may name (`["/data/in",
            "s3://bucket/in"]`); None: all that the connection and Airflow's settings allow.
        workspace_id: Workspace that the documents go to; None: the connection's default, else your own.
            Templated.
        session_uuid: Add to this upload session in place of a new one. Templated.
        pipeline: Ingestion pipeline; None: the instance's default. Templated.
        wait: Whether to wait for embedding at all.
        deferrable: Wait in the triggerer. Defaults to `[operators] default_deferrable`.
        timeout: Seconds from the end of the upload in which every document must be embedded. A retry starts
            it anew. The upload itself is bounded by `execution_timeout` alone.
        stall_timeout: Seconds without any change after which to give up earlier; None for never.
        poll_interval: Seconds, the longest pause between two polls of a session; the first are shorter.
        fail_on: `any` failed document fails the task, only when `all` of a session's failed, or `never`.
        success: Statuses that count as done; add `parsed` for a pipeline that stops there.
        concurrency: Files sent at the same time.
        max_file_bytes: Largest file accepted; None for no limit.
        max_documents_per_session: Files after which another session is opened; None for one session.
        duplicates: What to do with equal content under other names: `send`, `skip` or `error`.
        deleted: What to do about a file whose document somebody deleted since an earlier attempt: `leave` it,
            with a warning, or `send` it again.
        fields: Further fields of Paradigm's add-file request, such as `collection`. Templated.
        durable: Record what was sent, so that an attempt after this one sends only what is missing.
        in_doubt: What to do about files that may still be arriving, since a connection broke or an attempt
            was killed: `wait` until none can be, at most the connection's request timeout; `leave` them to a
            later attempt, and fail.
        cancel_on_kill: Delete the sessions **and their documents** when a user stops the task. By default
            Paradigm goes on with what it has.
        paradigm_conn_id: Airflow connection id. Templated.

    Returns:
        An `IngestManifest`: session ids, counts, the first ids and failures. The session's id is an XCom of
        its own (`ingest.output["session_uuid"]`), there as soon as the files are sent.
    """

    operator_extra_links = (ParadigmLink(),)
    template_fields: Collection[str] = (
        "sources",
        "source_conn_id",
        "workspace_id",
        "session_uuid",
        "pipeline",
        "fields",
        "paradigm_conn_id",
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {"sources": "json", "fields": "json"}

    def __init__(
        self,
        *,
        sources: SourceInput | Iterable[SourceInput] | Any,
        source_conn_id: str | None = None,
        allowed_sources: Sequence[str] | str | None = None,
        workspace_id: int | str | None = None,
        session_uuid: str | None = None,
        pipeline: str | None = None,
        wait: bool = True,
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        timeout: float = 1800.0,
        stall_timeout: float | None = None,
        poll_interval: float = 30.0,
        fail_on: FailOn = "any",
        success: Sequence[str] = ("embedded",),
        concurrency: int = 8,
        max_file_bytes: int | None = 26_214_400,
        max_documents_per_session: int | None = None,
        duplicates: Duplicates = "send",
        deleted: Literal["leave", "send"] = "leave",
        fields: Mapping[str, Any] | None = None,
        durable: bool = True,
        in_doubt: InDoubt = "wait",
        cancel_on_kill: bool = False,
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        **kwargs: Any,
    ) -> None:
        super().__init__(paradigm_conn_id=paradigm_conn_id, **kwargs)
        self.sources = sources
        self.source_conn_id = source_conn_id
        self.allowed_sources = allowed_sources
        self.workspace_id = workspace_id
        self.session_uuid = session_uuid
        self.pipeline = pipeline
        self.wait = wait
        self.deferrable = deferrable
        self.timeout = timeout
        self.stall_timeout = stall_timeout
        self.poll_interval = poll_interval
        self.fail_on: FailOn = fail_on
        self.success = success
        self.concurrency = concurrency
        self.max_file_bytes = max_file_bytes
        self.max_documents_per_session = max_documents_per_session
        self.duplicates: Duplicates = duplicates
        self.deleted: Literal["leave", "send"] = deleted
        self.fields = fields
        self.durable = durable
        self.in_doubt: InDoubt = in_doubt
        self.cancel_on_kill = cancel_on_kill
        self._ledger: TaskLedger | None = None

    def execute(self, context: Context) -> IngestManifest | UploadManifest:
        """Upload what is missing; then wait here, wait in the triggerer, or return at once."""
        started = time.time()
        with fail_without_retry():
            self._check()
            self.leave_link(context, "session", None)
            report = self._upload(context)
        upload = upload_manifest(report, self._ledger.uploaded() if self._ledger else ())
        self._publish(context, upload)
        if not self.wait or not upload["expected"]:
            return self._end(context, upload)
        return self._wait(context, upload, started)

    def execute_complete(self, context: Context, event: Any) -> IngestManifest | UploadManifest:
        """Finish on a worker what the trigger has reported."""
        known = read_event(event)
        self._ledger = TaskLedger(store_of(context)) if self.durable else None  # for `on_kill`
        if self.cancel_on_kill and any(outcome["gone"] for outcome in known["sessions"]):
            # Clearing a deferred task starts the next attempt before the trigger of the last one deletes its
            # sessions: what this attempt took up is gone, so it uploads anew.
            return self.execute(context)
        upload = own_xcom(context, XCOM_UPLOAD)
        if not holds(upload, UploadManifest.__required_keys__):
            return self._take_up(context, known)
        return self._finish(context, upload, known)

    def _take_up(self, context: Context, event: SessionsEvent) -> IngestManifest | UploadManifest:
        """Go on without the XCom of the upload, which was deleted or changed while the task waited."""
        if event["status"] not in ("done", "failed"):
            raise_for_outcome(event, fail_on=self.fail_on)
        if not self.durable:
            raise AirflowFailException(
                f"the XCom {XCOM_UPLOAD!r} of this task was deleted or changed while it waited, so what it"
                " sent is not known: see what is in Paradigm (not retried: with durable=False a retry sends"
                " everything again)"
            )
        self.log.warning(
            "The XCom %r was deleted or changed while the task waited: the record says what was sent",
            XCOM_UPLOAD,
        )
        return self.execute(context)

    def on_kill(self) -> None:
        """Delete the sessions when that was asked for; otherwise leave everything to the next attempt."""
        if self.cancel_on_kill and self._ledger is not None and stopped_by_user():
            delete_sessions(self.hook, self._ledger.sessions(), self.log)

    def get_openlineage_facets_on_complete(self, task_instance: Any) -> Any:  # noqa: ARG002 - OpenLineage's
        """Return what was read and filled, as an `OperatorLineage`; called by OpenLineage where installed."""
        from paradigm_provider._ingest.lineage import lineage

        return lineage(
            self.sources,
            self.workspace(self.workspace_id),
            base_url=self.hook.get_conn().base_url,
            inlets=self.inlets,
            outlets=self.outlets,
        )

    def _check(self) -> None:
        """Refuse values that make no sense, templated ones included, before anything is sent."""
        validation.flags(self, "wait", "deferrable", "durable", "cancel_on_kill")
        validation.positive("timeout", self.timeout)
        validation.positive("poll_interval", self.poll_interval)
        if self.stall_timeout is not None:
            validation.positive("stall_timeout", self.stall_timeout)
        if self.cancel_on_kill and not self.durable:
            raise validation.refused(
                "cancel_on_kill needs durable=True, which records what there is to delete"
            )
        validation.one_of("fail_on", self.fail_on, ("any", "all", "never"))
        validation.one_of("in_doubt", self.in_doubt, ("wait", "leave"))
        validation.words("success", self.success)

    def _upload(self, context: Context) -> IngestReport:
        fence = self.hook.fence(self.allowed_sources)
        conn_id = validation.optional_text("source_conn_id", self.source_conn_id)
        return self._send(context, resolve_sources(self.sources, conn_id=conn_id, fence=fence))

    def _send(self, context: Context, sources: Sequence[Any]) -> IngestReport:
        self._ledger = TaskLedger(store_of(context)) if self.durable else None
        return self.hook.get_conn().ingest(
            sources,
            workspace_id=self.workspace(self.workspace_id),
            session_uuid=validation.optional_text("session_uuid", self.session_uuid),
            pipeline=validation.optional_text("pipeline", self.pipeline),
            # The operator's `timeout` begins after the upload, which `execution_timeout` bounds.
            timeout=None,
            concurrency=self.concurrency,
            max_file_bytes=self.max_file_bytes,
            max_documents_per_session=self.max_documents_per_session,
            duplicates=self.duplicates,
            deleted=self.deleted,
            in_doubt=self.in_doubt,
            fields=validation.optional_mapping("fields", self.fields),
            ledger=self._ledger,
            on_progress=UploadLog(self.log.info),
        )

    def _publish(self, context: Context, upload: UploadManifest) -> None:
        """Push what is known after the upload: by every attempt, since Airflow wipes XComs before each."""
        for key in ("session_uuid", "session_uuids"):
            push_xcom(context, key, upload[key])
        push_xcom(context, XCOM_UPLOAD, upload)
        address = self.leave_link(context, "session", upload["session_uuid"] or None)
        log_upload(self.log, upload, address)
