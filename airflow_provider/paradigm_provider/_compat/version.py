"""What the running Airflow can do, as flags that are read once."""

from __future__ import annotations

from airflow import __version__


def _release(version: str) -> tuple[int, int]:
    major, minor = version.split(".")[:2]
    return int(major), int("".join(character for character in minor if character.isdigit()) or 0)


#: (major, minor) of the installed Airflow. Whoever asks has imported Airflow; reading its metadata would cost
#: every DAG file ten milliseconds.
AIRFLOW_RELEASE = _release(__version__)

#: `airflow.sdk` exists; DAGs live in bundles; assets are called assets.
AIRFLOW_V_3_0_PLUS = AIRFLOW_RELEASE >= (3, 0)
#: People can be asked by a task: `ApprovalOperator` of the standard provider.
AIRFLOW_V_3_1_PLUS = AIRFLOW_RELEASE >= (3, 1)
#: Connection forms are declared as data (`conn-fields`); before, the hook builds wtforms widgets.
AIRFLOW_V_3_2_PLUS = AIRFLOW_RELEASE >= (3, 2)
#: `task_state_store`, `asset_state_store`, `BaseTrigger.on_kill` and retry policies exist.
AIRFLOW_V_3_3_PLUS = AIRFLOW_RELEASE >= (3, 3)
