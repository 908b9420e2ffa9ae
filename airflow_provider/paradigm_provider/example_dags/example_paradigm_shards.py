"""A large bucket: shards of its paths are mapped tasks, and one last task removes what is gone."""

from __future__ import annotations

# [START paradigm_shards]
from airflow.providers.common.compat.sdk import DAG

from paradigm_provider.operators.mirror import ParadigmMirrorOperator
from paradigm_provider.sensors.agent_files import ParadigmAgentFilesSensor

SHARDS = 4

with DAG(
    "paradigm_shards",
    schedule=None,
    catchup=False,
    params={"bucket": "s3://aws_default@contracts/2026/", "workspace_id": 1, "agent_id": 1},
):
    # Each task lists the whole and sends its share of the paths; the waits occupy no worker.
    shards = ParadigmMirrorOperator.partial(
        task_id="shard",
        source="{{ params.bucket }}",
        workspace_id="{{ params.workspace_id }}",
        deferrable=True,
        retries=2,
    ).expand(shard=[[index, SHARDS] for index in range(SHARDS)])
    # Everything is there now, so this one only removes; its guards see the whole.
    removals = ParadigmMirrorOperator(
        task_id="removals",
        source="{{ params.bucket }}",
        workspace_id="{{ params.workspace_id }}",
        delete=True,
        deferrable=True,
        retries=2,
    )
    visible = ParadigmAgentFilesSensor(
        task_id="agent_sees_them", agent_id="{{ params.agent_id }}", at_least=1, deferrable=True, timeout=600
    )
    shards >> removals >> visible
# [END paradigm_shards]
