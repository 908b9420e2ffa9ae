"""A one-shot upload: send files into a session, wait in the triggerer, list what an agent can use of them."""

from __future__ import annotations

# [START paradigm_ingest]
from airflow.providers.common.compat.sdk import DAG

from paradigm_provider.operators.agent_files import ParadigmListAgentFilesOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator

with DAG(
    "paradigm_ingest",
    schedule=None,
    catchup=False,
    params={"sources": ["docs/**/*.md"], "agent_id": 1},
    render_template_as_native_obj=True,
):
    ingest = ParadigmIngestOperator(task_id="ingest", sources="{{ params.sources }}", deferrable=True)
    ParadigmListAgentFilesOperator(
        task_id="agent_files",
        agent_id="{{ params.agent_id }}",
        status=["embedded"],
        upload_session_uuid=ingest.output["session_uuid"],
    )
# [END paradigm_ingest]
