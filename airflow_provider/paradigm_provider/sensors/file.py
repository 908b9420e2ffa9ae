"""Wait until a file is embedded."""

from __future__ import annotations

import time
from datetime import timedelta
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
from paradigm_provider.sensors.upload_session import SHORTEST_PAUSE

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import Context

    from paradigm_provider.triggers.file import ParadigmFileTrigger


class ParadigmFileSensor(ParadigmConnected, BaseSensorOperator):
    """Waits until one file is embedded; for the files of an upload session wait for the session.

    Args:
        file_id: The file. Templated.
        deferrable: Wait in the triggerer. Defaults to `[operators] default_deferrable`.
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: As for every sensor.

    Returns:
        `{"id", "filename", "status"}`.
    """

    template_fields = ("file_id", "paradigm_conn_id")

    def __init__(
        self,
        *,
        file_id: int | str,
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.file_id = file_id
        self.deferrable = deferrable
        self.paradigm_conn_id = paradigm_conn_id

    def poke(self, context: Context) -> PokeReturnValue:
        """Look once; a network or server error counts as not yet."""
        with failing_at_once():
            event = self._trigger(time.time()).look_once(self.hook.get_conn())
        if event["status"] == "timeout":
            return PokeReturnValue(is_done=False)
        return PokeReturnValue(is_done=True, xcom_value=self.execute_complete(context, event))

    def execute(self, context: Context) -> Any:
        """Poke here, or poke once and wait in the triggerer."""
        if not self.deferrable:
            return super().execute(context)
        started, seen = time.time(), self.poke(context)
        if not seen:
            trigger = self._trigger(started)
            backstop = timedelta(seconds=trigger.deadline - time.time() + BACKSTOP)
            raise TaskDeferred(trigger=trigger, method_name="execute_complete", timeout=backstop)
        return seen.xcom_value

    def execute_complete(self, context: Context, event: Any) -> dict[str, Any]:  # noqa: ARG002 - Airflow's
        """Finish on a worker what the trigger has reported."""
        status = event.get("status") if isinstance(event, dict) else None
        if status == "done":
            file: dict[str, Any] = event["file"]
            return file
        if status == "timeout":
            raise AirflowSensorTimeout(event["message"])
        if status == "error":
            raise error_of_event(event)
        raise AirflowException(f"the trigger sent an event that this version does not know: {event!r}")

    def _trigger(self, started: float) -> ParadigmFileTrigger:
        from paradigm_provider.triggers.file import ParadigmFileTrigger

        return ParadigmFileTrigger(
            file_id=_checks.required_id("file_id", self.file_id),
            paradigm_conn_id=self.paradigm_conn_id,
            deadline=deadline_of(
                started=started, timeout=float(self.timeout), execution_timeout=self.execution_timeout
            ),
            poll_interval=max(float(self.poke_interval), SHORTEST_PAUSE),
        )
