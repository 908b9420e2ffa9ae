"""Functions that become an ingestion and a question, deferred and not."""

from __future__ import annotations

from airflow.providers.common.compat.sdk import DAG, task

for deferrable in (True, False):
    with DAG(
        f"decorated_{'deferred' if deferrable else 'here'}",
        schedule=None,
        catchup=False,
        params={"agent_id": 1, "gate": 2, "calls": "/nowhere"},
        render_template_as_native_obj=True,
    ):

        @task
        def gates() -> list[int]:
            """Return what there is to write about."""
            return [1, 2]

        @task.paradigm_ingest(poll_interval=0.2, deferrable=deferrable)
        def documents(numbers, params=None) -> dict[str, str]:
            """Return documents by name, and leave a trace of each call."""
            with open(params["calls"], "a") as calls:  # noqa: PTH123 - as a data engineer writes it
                calls.write("called\n")
            return {f"gate-{number}.md": f"Gate {number} opens at noon." for number in numbers}

        @task.paradigm_ask(agent_id="{{ params.agent_id }}", poll_interval=0.2, deferrable=deferrable)
        def question(manifest, params=None) -> str:
            """Return the question."""
            return f"When does gate {params['gate']} open? There are {manifest['embedded']} notes."

        question(documents(gates()))
