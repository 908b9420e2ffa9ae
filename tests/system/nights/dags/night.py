"""A night of a recurring job: twenty mapped shards, which wait in the triggerer and have a retry to spend."""

from __future__ import annotations

from datetime import timedelta

from airflow.providers.common.compat.sdk import DAG, task

from paradigm_provider.operators.ingest import ParadigmIngestOperator

SHARDS = 20

with DAG(
    "night",
    schedule=None,
    catchup=False,
    params={"night": 0, "connection": "embedded_0"},
    render_template_as_native_obj=True,
    is_paused_upon_creation=False,
):

    @task
    def shards(params=None):
        """Return the night's shards, one document each."""
        night = params["night"]
        return [{f"{night}-{shard}.md": f"Shard {shard} of night {night}."} for shard in range(SHARDS)]

    ParadigmIngestOperator.partial(
        task_id="ingest",
        deferrable=True,
        retries=1,
        retry_delay=timedelta(seconds=1),
        paradigm_conn_id="{{ params.connection }}",
    ).expand(sources=shards())
