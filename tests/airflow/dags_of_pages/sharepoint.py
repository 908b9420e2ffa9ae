"""Shown by "Sources by recipe"; `test_pages.py` builds it."""

from __future__ import annotations

# [START sharepoint]
from datetime import UTC, datetime

from airflow.providers.common.compat.sdk import DAG

from paradigm_provider.operators.mirror import ParadigmMirrorOperator

with DAG("sharepoint", schedule="0 2 * * *", start_date=datetime(2026, 1, 1, tzinfo=UTC), catchup=False):
    ParadigmMirrorOperator(
        task_id="mirror",
        source="sharepoint://b!drive-id/Contracts",
        source_conn_id="sharepoint",
        workspace_id=3,
        delete=True,
        deferrable=True,
    )
# [END sharepoint]
