"""The Airflow side of the demo, in a process of its own: run one DAG, write down how it went.

Called as `python -m scripts.demo.dag_run DAG_ID CONF_FILE RESULT_FILE` with AIRFLOW_HOME and the DAGs folder
in the environment.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def run(dag_id: str, conf: dict[str, Any]) -> dict[str, Any]:
    """Create the metadata database, run the DAG to its end, and return states and XComs."""
    from airflow import __version__
    from airflow.dag_processing.dagbag import DagBag
    from airflow.utils.db import initdb

    initdb()
    bag = DagBag()
    if bag.import_errors:
        raise RuntimeError(f"the example DAG does not import: {bag.import_errors}")
    dag_run = bag.dags[dag_id].test(run_conf=conf)
    return {"airflow": __version__, "state": str(dag_run.state), "tasks": _tasks(dag_run)}


def _tasks(dag_run: Any) -> dict[str, Any]:
    tasks = {}
    for instance in dag_run.get_task_instances():
        seconds = (instance.end_date - instance.start_date).total_seconds() if instance.end_date else None
        tasks[instance.task_id] = {
            "state": str(instance.state),
            "seconds": seconds,
            "started": instance.start_date and instance.start_date.isoformat(),
            "xcoms": _xcoms(dag_run, instance.task_id),
        }
    return tasks


def _xcoms(dag_run: Any, task_id: str) -> dict[str, Any]:
    from airflow.models.xcom import XComModel
    from airflow.utils.session import create_session

    with create_session() as session:
        query = XComModel.get_many(run_id=dag_run.run_id, dag_ids=dag_run.dag_id, task_ids=task_id)
        rows: Any = session.scalars(query).all()  # Airflow types the rows as tuples
        return {row.key: XComModel.deserialize_value(row) for row in rows}


def main(dag_id: str, conf_file: str, result_file: str) -> None:
    """Run the DAG that the arguments name."""
    result = run(dag_id, json.loads(Path(conf_file).read_text(encoding="utf-8")))
    Path(result_file).write_text(json.dumps(result, default=str), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
