"""The DAG that the guide "Test your DAG without an account" tests."""

from __future__ import annotations

# [START nightly]
from datetime import UTC, datetime

from airflow.providers.common.compat.sdk import DAG

from paradigm_provider.operators.mirror import ParadigmMirrorOperator

with DAG(
    "nightly",
    schedule="0 2 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    params={"folder": "/srv/contracts"},
):
    ParadigmMirrorOperator(task_id="mirror", source="{{ params.folder }}", workspace_id=3, settle=0)
# [END nightly]
