"""TaskFlow: the SDK inside `@task`, through the hook, beside the operators that wait without a worker."""

from __future__ import annotations

# [START paradigm_taskflow]
from typing import Any

from airflow.providers.common.compat.sdk import DAG, task

from paradigm_provider.operators.ingest import ParadigmIngestOperator

with DAG("paradigm_taskflow", schedule=None, catchup=False, params={"agent_id": 1}):

    @task
    def write_report() -> dict[str, str]:
        """Return a document that is made here: its name and its content."""
        return {"report.md": "# Gate\n\nThe gate opens at seven."}

    @task
    def ask(manifest: Any, params=None) -> str:
        """Ask about what was ingested, and return the answer's text."""
        from paradigm_provider.hooks.paradigm import ParadigmHook

        question = "When does the gate open?"
        paradigm = ParadigmHook().get_conn()
        return paradigm.ask(params["agent_id"], question, file_ids=manifest["document_ids"]).text

    ingest = ParadigmIngestOperator(task_id="ingest", sources=write_report(), deferrable=True)
    ask(ingest.output)
# [END paradigm_taskflow]
