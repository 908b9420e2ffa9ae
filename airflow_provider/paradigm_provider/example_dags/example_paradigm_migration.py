"""A hand-written polling loop becomes a sensor: the one-shot upload stays as it is."""

from __future__ import annotations

# [START paradigm_migration]
from airflow.providers.common.compat.sdk import DAG, task

from paradigm_provider.hooks.paradigm import ParadigmHook
from paradigm_provider.sensors.upload_session import ParadigmUploadSessionSensor

with DAG("paradigm_migration", schedule=None, catchup=False, params={"sources": ["report.md"]}):

    @task
    def upload(params=None) -> str:
        """Upload with the SDK and return the session's id."""
        return ParadigmHook().get_conn().ingest(params["sources"]).session_uuid

    # Before: `while any(d["status"] == "pending" for d in session["documents"]): time.sleep(30)`, which takes
    # `parsing` for done, holds a worker, and never ends when a status is new.
    ParadigmUploadSessionSensor(task_id="wait", session_uuid=upload(), deferrable=True, timeout=1800)
# [END paradigm_migration]
