"""Every night: bring a workspace level with a folder, and start what depends on it if anything changed."""

from __future__ import annotations

# [START paradigm_nightly]
from datetime import UTC, datetime, timedelta

from airflow.providers.common.compat.sdk import DAG

from paradigm_provider.assets.paradigm import workspace_asset
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator
from paradigm_provider.operators.mirror import ParadigmMirrorOperator

CONTRACTS = workspace_asset(1, host="paradigm.example.com")

with DAG(
    "paradigm_nightly",
    schedule="0 2 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    # Two runs at once do no harm, only the same work twice.
    max_active_runs=1,
    params={"folder": "/srv/contracts", "workspace_id": 1},
):
    # Unchanged files cost nothing. Removed ones go, unless a guard finds that too many would.
    ParadigmMirrorOperator(
        task_id="mirror",
        source="{{ params.folder }}",
        workspace_id="{{ params.workspace_id }}",
        delete=True,
        deferrable=True,
        timeout=3600,
        retries=3,
        retry_delay=timedelta(minutes=5),
        outlets=[CONTRACTS],
    )

with DAG(
    "paradigm_briefing",
    schedule=[CONTRACTS],
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    params={"agent_id": 1},
):
    ParadigmAskAgentOperator(
        task_id="ask",
        agent_id="{{ params.agent_id }}",
        question="Which contracts end within the next three months?",
        deferrable=True,
    )
# [END paradigm_nightly]
