"""Many files: shards of a bucket are mapped tasks, each with a session and a deferred wait of its own."""

from __future__ import annotations

# [START paradigm_shards]
from airflow.providers.common.compat.sdk import DAG, ObjectStoragePath, task

from paradigm_provider.operators.ingest import ParadigmIngestOperator
from paradigm_provider.sensors.agent_files import ParadigmAgentFilesSensor

with DAG(
    "paradigm_shards",
    schedule=None,
    catchup=False,
    params={"bucket": "s3://aws_default@contracts/2026/", "shard_size": 200, "agent_id": 1},
    render_template_as_native_obj=True,
):

    @task
    def shards(params=None) -> list[list[str]]:
        """List the bucket and return its files in shards."""
        folder = ObjectStoragePath(params["bucket"])
        files = sorted(str(path) for path in folder.rglob("*") if path.is_file())
        size = params["shard_size"]
        return [files[start : start + size] for start in range(0, len(files), size)]

    # A pool of its own size keeps the uploads from crowding out other tasks; the waits occupy no slot.
    ingest = ParadigmIngestOperator.partial(task_id="ingest", deferrable=True, retries=2).expand(
        sources=shards()
    )
    ingest >> ParadigmAgentFilesSensor(
        task_id="agent_sees_them", agent_id="{{ params.agent_id }}", at_least=1, deferrable=True, timeout=600
    )
# [END paradigm_shards]
