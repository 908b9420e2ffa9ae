"""DAGs that the tests run with `dag.test()`: each mode of ingesting, and each mode of waiting."""

from __future__ import annotations

from airflow.providers.common.compat.sdk import DAG

from paradigm_provider.operators.agent_files import ParadigmListAgentFilesOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator
from paradigm_provider.sensors.upload_session import ParadigmUploadSessionSensor

PARAMS = {"sources": [], "agent_id": 1}

for deferrable in (True, False):
    with DAG(
        f"ingest_{'deferred' if deferrable else 'here'}",
        schedule=None,
        catchup=False,
        params=PARAMS,
        render_template_as_native_obj=True,
    ):
        ingest = ParadigmIngestOperator(
            task_id="ingest", sources="{{ params.sources }}", deferrable=deferrable, poll_interval=0.2
        )
        ParadigmListAgentFilesOperator(
            task_id="agent_files",
            agent_id="{{ params.agent_id }}",
            status=["embedded"],
            upload_session_uuid=ingest.output["session_uuid"],
        )

for mode in ("poke", "reschedule", "deferrable"):
    with DAG(f"wait_{mode}", schedule=None, catchup=False, params=PARAMS, render_template_as_native_obj=True):
        upload = ParadigmIngestOperator(task_id="upload", sources="{{ params.sources }}", wait=False)
        ParadigmUploadSessionSensor(
            task_id="wait",
            session_uuid=upload.output["session_uuid"],
            deferrable=mode == "deferrable",
            mode="reschedule" if mode == "reschedule" else "poke",
            poke_interval=0.2,
            timeout=60,
        )
