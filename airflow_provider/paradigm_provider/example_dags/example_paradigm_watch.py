"""Event-driven (Airflow 3): a DAG that runs when files have become usable, whoever uploaded them."""

from __future__ import annotations

# [START paradigm_watch]
from airflow.sdk import DAG, Asset, AssetWatcher, task

from paradigm_provider.triggers.embedded_files import ParadigmEmbeddedFilesTrigger

NEW_FILES = Asset(
    "paradigm://paradigm.example.com/agent/1",
    watchers=[AssetWatcher(name="embedded", trigger=ParadigmEmbeddedFilesTrigger(agent_id=1))],
)

with DAG("paradigm_watch", schedule=[NEW_FILES], catchup=False):

    @task
    def read(triggering_asset_events=None) -> list[str]:
        """Return the names of the files that have become usable."""
        events = triggering_asset_events[NEW_FILES]
        return [file["filename"] for event in events for file in event.extra["payload"]["files"]]

    read()
# [END paradigm_watch]
