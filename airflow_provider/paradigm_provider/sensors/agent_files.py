"""Wait until an agent can use enough files."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import (
    AirflowException,
    AirflowSensorTimeout,
    BaseSensorOperator,
    PokeReturnValue,
    TaskDeferred,
    conf,
)

from paradigm_provider import _checks
from paradigm_provider._connected import DEFAULT_CONN_ID, ParadigmConnected
from paradigm_provider._failures import error_of_event, failing_at_once
from paradigm_provider._waits import BACKSTOP, deadline_of
from paradigm_provider.operators._filters import FILTER_FIELDS, FilteredFiles
from paradigm_provider.sensors.upload_session import SHORTEST_PAUSE

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import Context


class ParadigmAgentFilesSensor(ParadigmConnected, FilteredFiles, BaseSensorOperator):
    """Waits until an agent can use at least so many files that match filters: one request per look.

    Args:
        agent_id: The agent. Templated.
        at_least: How many files there must be. Templated.
        deferrable: Wait in the triggerer. Defaults to `[operators] default_deferrable`.
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: The filters of `FilteredFiles` (all templated; `status` is `embedded` unless given), and as
            for every sensor.

    Returns:
        The number of matching files.
    """

    template_fields = ("agent_id", "at_least", "paradigm_conn_id", *FILTER_FIELDS)

    def __init__(
        self,
        *,
        agent_id: int | str,
        at_least: int | str = 1,
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        **kwargs: Any,
    ) -> None:
        super().__init__(**{"status": ["embedded"], **kwargs})
        self.agent_id = agent_id
        self.at_least = at_least
        self.deferrable = deferrable
        self.paradigm_conn_id = paradigm_conn_id

    def poke(self, context: Context) -> PokeReturnValue:  # noqa: ARG002 - Airflow's interface
        """Count once; a network or server error counts as not yet."""
        from paradigm_ext import ParadigmError

        with failing_at_once():
            agent_id, at_least = self._wanted()
            try:
                count = self.hook.count_agent_files(agent_id, **self.filters())
            except ParadigmError as error:
                if not error.transient:
                    raise
                self.log.warning("The look failed and is repeated: %s", error)
                return PokeReturnValue(is_done=False)
        self.log.info("%d of %d files", count, at_least)
        return PokeReturnValue(is_done=count >= at_least, xcom_value=count)

    def execute(self, context: Context) -> Any:
        """Poke here, or poke once and wait in the triggerer."""
        if not self.deferrable:
            return super().execute(context)
        started, seen = time.time(), self.poke(context)
        if not seen:
            raise self._deferral(started)
        return seen.xcom_value

    def _deferral(self, started: float) -> TaskDeferred:
        from paradigm_provider.triggers.agent_files import ParadigmAgentFilesTrigger

        agent_id, at_least = self._wanted()
        deadline = deadline_of(
            started=started, timeout=float(self.timeout), execution_timeout=self.execution_timeout
        )
        trigger = ParadigmAgentFilesTrigger(
            agent_id=agent_id,
            at_least=at_least,
            filters={name: _json(value) for name, value in self.filters().items()},
            paradigm_conn_id=self.paradigm_conn_id,
            deadline=deadline,
            poll_interval=max(float(self.poke_interval), SHORTEST_PAUSE),
        )
        backstop = timedelta(seconds=deadline - time.time() + BACKSTOP)
        return TaskDeferred(trigger=trigger, method_name="execute_complete", timeout=backstop)

    def execute_complete(self, context: Context, event: Any) -> int:  # noqa: ARG002 - Airflow's interface
        """Finish on a worker what the trigger has reported."""
        status = event.get("status") if isinstance(event, dict) else None
        if status == "done":
            return int(event["count"])
        if status == "timeout":
            raise AirflowSensorTimeout(event["message"])
        if status == "error":
            raise error_of_event(event)
        raise AirflowException(f"the trigger sent an event that this version does not know: {event!r}")

    def _wanted(self) -> tuple[int, int]:
        agent_id = _checks.required_id("agent_id", self.agent_id)
        return agent_id, _checks.required_id("at_least", self.at_least)


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
