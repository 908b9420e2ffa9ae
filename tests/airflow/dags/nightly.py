"""The DAG that the guide "Test your DAG without an account" tests."""

from __future__ import annotations

# [START nightly]
from airflow.providers.common.compat.sdk import DAG

from paradigm_provider.operators.mirror import ParadigmMirrorOperator

with DAG("nightly", schedule="0 2 * * *", catchup=False, params={"folder": "/srv/contracts"}):
    ParadigmMirrorOperator(task_id="mirror", source="{{ params.folder }}", workspace_id=3, settle=0)
# [END nightly]
