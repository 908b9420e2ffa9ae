"""One deferred ingestion, whose sources are given with the run."""

from __future__ import annotations

from airflow.providers.common.compat.sdk import DAG

from paradigm_provider.operators.ingest import ParadigmIngestOperator

with DAG(
    "deferred", schedule=None, catchup=False, params={"sources": []}, render_template_as_native_obj=True
):
    ParadigmIngestOperator(
        task_id="ingest", sources="{{ params.sources }}", deferrable=True, poll_interval=0.5, timeout=600
    )
