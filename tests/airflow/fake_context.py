"""The part of a task's context that operators use, without a scheduler."""

from __future__ import annotations

import json
import uuid
from types import SimpleNamespace
from typing import Any

from attrs import define, field


class Store(dict[str, Any]):
    """A key-value store that keeps copies, as a database does."""

    def set(self, key: str, value: Any) -> None:
        self[key] = json.loads(json.dumps(value))

    def delete(self, key: str) -> None:
        self.pop(key, None)


@define
class TaskInstance:
    task_id: str
    run_id: str
    dag_id: str = "a_dag"
    map_index: int = -1
    xcoms: dict[str, Any] = field(factory=dict)
    try_number: int = 1
    max_tries: int = 0
    previous_state: str | None = None

    def get_previous_dagrun(self) -> Any:
        return None if self.previous_state is None else SimpleNamespace(state=self.previous_state)

    def xcom_push(self, *, key: str, value: Any) -> None:
        self.xcoms[key] = value

    def xcom_pull(self, *, task_ids: str, key: str, map_indexes: int) -> Any:
        assert (task_ids, map_indexes) == (self.task_id, self.map_index)
        return self.xcoms.get(key)


@define
class Run:
    """A task instance over its attempts."""

    store: Store = field(factory=Store)
    run_id: str = field(factory=lambda: uuid.uuid4().hex)
    max_tries: int = 0

    def attempt(self, task_id: str = "task") -> dict[str, Any]:
        """Return the context of a new attempt: state stays, XComs are wiped."""
        return {
            "ti": TaskInstance(task_id, self.run_id, max_tries=self.max_tries),
            "task_state_store": self.store,
            "outlet_events": OutletEvents(),
        }


@define
class Event:
    extra: dict[str, Any] = field(factory=dict)


@define
class OutletEvents:
    """An event per asset; by URI, as Airflow does it too, since the assets of 3.0 and 3.1 have no hash."""

    _events: dict[str, Event] = field(factory=dict)

    def __getitem__(self, asset: Any) -> Event:
        return self._events.setdefault(asset.uri, Event())
