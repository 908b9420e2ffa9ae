"""What follows an upload: the wait, here or in the triggerer, and what a task makes of its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from paradigm_provider._compat.context import push_xcom
from paradigm_provider._ingest.ledger import TaskLedger, store_of, supersede_failed
from paradigm_provider._ingest.manifest import IngestManifest, UploadManifest, ingest_manifest
from paradigm_provider._ingest.outlets import describe_in_outlets
from paradigm_provider._ingest.own_documents import of_own_documents, own_ids, waits_by_number
from paradigm_provider._polling.manifest import first_sessions
from paradigm_provider._polling.outcome import FailOn, SessionsEvent, raise_for_outcome
from paradigm_provider._polling.progress import WaitLog
from paradigm_provider._polling.waits import SessionsWait, deadline_of, poll_once, wait_on_worker
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.deferral import deferral
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.exceptions import DocumentsFailed
from paradigm_provider.operators._base import ParadigmOperator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airflow.providers.common.compat.sdk import Context

    from paradigm_ext import IngestReport

#: XCom keys beside `return_value`. `upload` is there as soon as the files are, `sessions` also when the task
#: fails.
XCOM_UPLOAD = "upload"
XCOM_SESSIONS = "sessions"


M = TypeVar("M", UploadManifest, IngestManifest)


class IngestWait(ParadigmOperator):
    """Waits for the sessions of an upload, and concludes from their documents.

    Attributes:
        deferrable: Whether to wait in the triggerer.
        timeout: Seconds from the end of the upload in which every document must be embedded.
        stall_timeout: Seconds without any change after which to give up earlier; None for never.
        poll_interval: Seconds, the longest pause between two polls of a session.
        fail_on: Which failed documents fail the task.
        success: Statuses that count as done.
        durable: Whether what was sent is recorded.
        cancel_on_kill: Whether the sessions are deleted when a user stops the task.
    """

    deferrable: bool
    timeout: float
    stall_timeout: float | None
    poll_interval: float
    fail_on: FailOn
    success: Sequence[str]
    durable: bool
    cancel_on_kill: bool
    _ledger: TaskLedger | None

    def _send(self, context: Context, sources: Sequence[Any]) -> IngestReport:
        """Send sources; with none, only find out whether a file is there twice. The operator defines it."""
        raise NotImplementedError

    def _wait(self, context: Context, upload: UploadManifest, started: float) -> IngestManifest:
        wait = SessionsWait(
            sessions=upload["expected"],
            deadline=deadline_of(
                started=started, timeout=self.timeout, execution_timeout=self.execution_timeout
            ),
            stall_timeout=self.stall_timeout,
            poll_interval=self.poll_interval,
            success=validation.words("success", self.success),
            superseded=self._ledger.superseded() if self._ledger else (),
        )
        if not self.deferrable:
            event = wait_on_worker(self.hook.get_conn(), wait, log=WaitLog(self.log.info))
            return self._finish(context, upload, event)
        seen = poll_once(self.hook.get_conn(), wait)
        if seen is None:
            self._defer(wait)
        return self._finish(context, upload, seen)

    def _defer(self, wait: SessionsWait) -> NoReturn:
        from attrs import asdict

        from paradigm_provider.triggers.upload_session import ParadigmUploadSessionTrigger

        trigger = ParadigmUploadSessionTrigger(
            **asdict(wait), paradigm_conn_id=self.paradigm_conn_id, cancel_on_kill=self.cancel_on_kill
        )
        raise deferral(trigger, deadline=wait.deadline)

    def _finish(self, context: Context, upload: UploadManifest, event: SessionsEvent) -> IngestManifest:
        self._check_surplus(context, event)
        event = self._of_own_documents(context, upload, event)
        seen = [outcome["manifest"] for outcome in event["sessions"] if outcome["manifest"] is not None]
        push_xcom(context, XCOM_SESSIONS, first_sessions(seen))
        try:
            manifest = ingest_manifest(upload, raise_for_outcome(event, fail_on=self.fail_on))
        except DocumentsFailed:
            self._supersede(context, [known["session_uuid"] for known in seen if known["failed_count"]])
            raise
        self.log.info("%d of %d documents embedded", manifest["embedded"], sum(manifest["counts"].values()))
        return self._end(context, manifest)

    def _check_surplus(self, context: Context, event: SessionsEvent) -> None:
        """Let no file be there twice unnamed: one that was sent again may have come through both times.

        Nothing is sent: what the sources are now is not what was uploaded, and a function that returns them
        is not called when a task resumes.
        """
        if self.durable and event["status"] == "done" and TaskLedger(store_of(context)).names_sent_again():
            with fail_without_retry():
                self._send(context, ())

    def _of_own_documents(
        self, context: Context, upload: UploadManifest, event: SessionsEvent
    ) -> SessionsEvent:
        if not self.durable or not waits_by_number(upload):
            return event
        own = own_ids(upload, TaskLedger(store_of(context)).uploaded())
        success = validation.words("success", self.success)
        return of_own_documents(event, own, paradigm=self.hook.get_conn(), success=success)

    def _end(self, context: Context, manifest: M) -> M:
        # The record stays: Airflow has not stored the task's success yet, and an attempt that comes after all
        # must find what was sent.
        describe_in_outlets(self, context, manifest)
        return manifest

    def _supersede(self, context: Context, uuids: list[str]) -> None:
        """Let the next attempt, which only a person can start, send the failed files again and no others.

        Polls the sessions again: a manifest lists the first failures only.
        """
        if self.durable:
            sessions = [self.hook.get_conn().session(uuid) for uuid in uuids]
            supersede_failed(TaskLedger(store_of(context)), sessions)
