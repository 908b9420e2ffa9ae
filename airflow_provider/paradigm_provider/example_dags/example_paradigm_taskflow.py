"""TaskFlow: a function makes a report, which is uploaded once for this run, and another asks about it."""

from __future__ import annotations

# [START paradigm_taskflow]
from airflow.providers.common.compat.sdk import DAG, task

with DAG("paradigm_taskflow", schedule=None, catchup=False, params={"agent_id": 1}):

    @task.paradigm_ingest(deferrable=True, retries=3)
    def report() -> dict[str, str]:
        """Return documents that are made here, by name; paths, globs and URIs would do too."""
        return {"report.md": "# Gate\n\nThe gate opens at seven."}

    @task.paradigm_ask(agent_id="{{ params.agent_id }}", deferrable=True)
    def when(manifest) -> str:
        """Return the question; `manifest` is what the ingestion came to."""
        return f"When does the gate open? See the {manifest['embedded']} new document."

    @task
    def answer(asked) -> str:
        """Return the answer's text."""
        return str(asked["text"])

    answer(when(report()))
# [END paradigm_taskflow]
