"""Running a DAG to its end inside the test process, on every supported Airflow."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from paradigm_provider._compat.version import AIRFLOW_V_3_0_PLUS


@frozen
class DagRunResult:
    """The DAG's file, states by task id, and what the tasks left in XCom."""

    file: str
    state: str
    tasks: dict[str, str]
    _run: Any

    def xcom(self, task_id: str, key: str = "return_value") -> Any:
        from airflow.utils.session import create_session

        with create_session() as session:
            if AIRFLOW_V_3_0_PLUS:
                from airflow.models.xcom import XComModel

                query = XComModel.get_many(
                    run_id=self._run.run_id, key=key, dag_ids=self._run.dag_id, task_ids=task_id
                )
                row = session.scalars(query).first()
                return None if row is None else XComModel.deserialize_value(row)
            from airflow.models.xcom import XCom

            return XCom.get_value(
                ti_key=self._run.get_task_instance(task_id, session=session).key, key=key, session=session
            )


@cache
def _bag() -> Any:
    try:
        from airflow.dag_processing.dagbag import DagBag
    except ImportError:
        from airflow.models import DagBag
    return DagBag()


def run_dag(dag_id: str, **conf: Any) -> DagRunResult:
    bag = _bag()
    assert dag_id in bag.dags, bag.import_errors
    run = bag.dags[dag_id].test(run_conf=conf)
    tasks = {instance.task_id: str(instance.state) for instance in run.get_task_instances()}
    return DagRunResult(Path(bag.dags[dag_id].fileloc).name, str(run.state), tasks, run)
