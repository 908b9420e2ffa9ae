"""What the running Airflow can do, as flags that are read once."""

from __future__ import annotations

from importlib.metadata import version


def _release(distribution: str) -> tuple[int, int]:
    major, minor = version(distribution).split(".")[:2]
    return int(major), int("".join(character for character in minor if character.isdigit()) or 0)


#: (major, minor) of the installed Airflow. Read from the metadata: importing Airflow for it costs a second.
AIRFLOW_RELEASE = _release("apache-airflow")

#: `airflow.sdk` exists; DAGs live in bundles; assets are called assets.
AIRFLOW_V_3_0_PLUS = AIRFLOW_RELEASE >= (3, 0)
#: Connection forms are declared as data (`conn-fields`); before, the hook builds wtforms widgets.
AIRFLOW_V_3_2_PLUS = AIRFLOW_RELEASE >= (3, 2)
#: `task_state_store`, `asset_state_store`, `BaseTrigger.on_kill` and retry policies exist.
AIRFLOW_V_3_3_PLUS = AIRFLOW_RELEASE >= (3, 3)
