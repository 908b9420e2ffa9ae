"""The DAGs of the mirror's drills; what happens to them is in the tests."""

from __future__ import annotations

from datetime import timedelta

from airflow.providers.common.compat.sdk import DAG

from paradigm_provider.operators.mirror import ParadigmMirrorOperator

for name, deferrable in (("drill_mirror", True), ("drill_mirror_here", False)):
    with DAG(
        name,
        schedule=None,
        catchup=False,
        params={"source": "", "workspace": 1},
        render_template_as_native_obj=True,
        is_paused_upon_creation=False,
    ) as dag:
        ParadigmMirrorOperator(
            task_id="ingest",
            source="{{ params.source }}",
            workspace_id="{{ params.workspace }}",
            name="drill",
            delete=True,
            settle=0,
            concurrency=1,
            deferrable=deferrable,
            poll_interval=0.5,
            timeout=120,
            retries=2,
            retry_delay=timedelta(seconds=1),
        )
    globals()[name] = dag
