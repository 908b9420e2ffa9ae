"""The DAGs of the drills; what happens to them is in the tests."""

from __future__ import annotations

from datetime import timedelta

from airflow.providers.common.compat.sdk import DAG, Asset, task
from airflow.sdk import AssetWatcher

from paradigm_provider.operators.ingest import ParadigmIngestOperator
from paradigm_provider.triggers.embedded_files import ParadigmEmbeddedFilesTrigger

RETRY = {"retries": 1, "retry_delay": timedelta(seconds=1)}
NIGHTLY = Asset("paradigm://drills/nightly")


def drill(name: str, **arguments) -> None:
    """Make a DAG of one ingestion, whose sources are given with the run."""
    with DAG(
        f"drill_{name}",
        schedule=None,
        catchup=False,
        params={"sources": []},
        render_template_as_native_obj=True,
        is_paused_upon_creation=False,
    ) as dag:
        given = {"deferrable": True, "poll_interval": 0.5, "timeout": 120, "retries": 0} | arguments
        ParadigmIngestOperator(task_id="ingest", sources="{{ params.sources }}", **given)
    globals()[dag.dag_id] = dag


drill("deferred", **RETRY)
drill("here", deferrable=False, **RETRY)
drill("one_by_one", deferrable=False, concurrency=1, **RETRY)
drill("cancelled", cancel_on_kill=True, **RETRY)
drill("short_deadline", timeout=8)
drill("short_execution", execution_timeout=timedelta(seconds=12))
drill("wrong_key", paradigm_conn_id="wrong_key", retries=2, retry_delay=timedelta(seconds=1))
drill("maintenance", deferrable=False, retries=3, retry_delay=timedelta(seconds=1))
drill("outlet", outlets=[NIGHTLY])

with DAG("drill_downstream", schedule=[NIGHTLY], catchup=False, is_paused_upon_creation=False):

    @task
    def read(triggering_asset_events=None):
        """Return the extra of the event that started this run."""
        (events,) = triggering_asset_events.values()
        return events[0].extra

    read()

with DAG(
    "drill_shards",
    schedule=None,
    catchup=False,
    params={"shards": []},
    render_template_as_native_obj=True,
    is_paused_upon_creation=False,
):

    @task
    def shards(params=None):
        """Return the shards of the run, each a list of files."""
        return params["shards"]

    ParadigmIngestOperator.partial(
        task_id="ingest", deferrable=True, poll_interval=2.0, timeout=600, retries=0
    ).expand(sources=shards())

WATCHED = Asset(
    "paradigm://drills/agent/7",
    watchers=[
        AssetWatcher(
            name="embedded",
            trigger=ParadigmEmbeddedFilesTrigger(
                agent_id=7, paradigm_conn_id="watched", poll_interval=0.5, from_beginning=True
            ),
        )
    ],
)

# Paused until its drill: Airflow watches only for DAGs that run.
with DAG("drill_watch", schedule=[WATCHED], catchup=False, is_paused_upon_creation=True):

    @task
    def arrived(triggering_asset_events=None):
        """Return the polls that started this run, each with what was new."""
        return [event.extra["payload"] for event in triggering_asset_events[WATCHED]]

    arrived()
