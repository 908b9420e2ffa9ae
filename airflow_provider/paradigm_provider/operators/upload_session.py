"""Upload sessions one step at a time, for DAGs that mapped tasks add files to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_provider._ingest.ledger import Words, store_of
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.operators._base import ParadigmOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import Context

#: Where a task keeps the session that it opened, for its next attempt.
OPENED = "paradigm.opened"
WORDS = Words("the upload session that this task opens", "No document was sent")


class ParadigmCreateUploadSessionOperator(ParadigmOperator):
    """Opens an upload session; a retry or a clear returns the session of the first attempt while it exists.

    Args:
        pipeline: Ingestion pipeline; None: the instance's default. Templated.
        kwargs: `paradigm_conn_id`, and as for every operator.

    Returns:
        The session's id.
    """

    template_fields = ("pipeline", "paradigm_conn_id")

    def __init__(self, *, pipeline: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pipeline = pipeline

    def execute(self, context: Context) -> str:
        """Open a session unless an earlier attempt did."""
        store = store_of(context, words=WORDS)
        known = store.get(OPENED)
        if known and self._exists(str(known)):
            self.log.info("Upload session %s was opened by an earlier attempt", known)
            return str(known)
        with fail_without_retry():
            uuid = self.hook.create_session(pipeline=validation.optional_text("pipeline", self.pipeline))
        store.set(OPENED, uuid)
        self.log.info("Upload session %s is open", uuid)
        return uuid

    def _exists(self, uuid: str) -> bool:
        """Poll a remembered session before it is handed on: a later task may have deleted it since."""
        from paradigm_ext import NotFoundError

        with fail_without_retry():
            try:
                self.hook.get_conn().session(uuid)
            except NotFoundError:
                self.log.info("Upload session %s, opened by an earlier attempt, is gone", uuid)
                return False
        return True


class ParadigmAddFilesOperator(ParadigmIngestOperator):
    """Adds files to an upload session and does not wait: one shard of a mapped ingestion.

    Args:
        session_uuid: The session. Templated.
        kwargs: Those of `ParadigmIngestOperator` that concern the upload.

    Returns:
        An `UploadManifest`.
    """

    def __init__(self, *, session_uuid: str, **kwargs: Any) -> None:
        super().__init__(session_uuid=session_uuid, wait=False, **kwargs)


class ParadigmDeleteUploadSessionOperator(ParadigmOperator):
    """Deletes an upload session **and its documents**; one that is already gone counts as deleted.

    Args:
        session_uuid: The session. Templated.
        kwargs: `paradigm_conn_id`, and as for every operator.
    """

    template_fields = ("session_uuid", "paradigm_conn_id")

    def __init__(self, *, session_uuid: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.session_uuid = session_uuid

    def execute(self, context: Context) -> None:  # noqa: ARG002 - Airflow's interface
        """Delete the session."""
        from paradigm_ext import NotFoundError

        with fail_without_retry():
            uuid = validation.uuid("session_uuid", self.session_uuid)
            try:
                self.hook.delete_session(uuid)
            except NotFoundError:
                self.log.info("Upload session %s is gone already", uuid)


class ParadigmDeactivateUploadSessionOperator(ParadigmOperator):
    """Deactivates the last upload sessions of the connection's user: they take no more files, documents stay.

    Paradigm takes no session id for this, so it concerns other sessions of the same user too: give DAGs that
    use it an API key of their own.
    """

    template_fields = ("paradigm_conn_id",)

    def execute(self, context: Context) -> None:  # noqa: ARG002 - Airflow's interface
        """Deactivate the sessions."""
        with fail_without_retry():
            self.hook.deactivate_sessions()
