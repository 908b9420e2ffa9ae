"""What every sensor of the provider does alike: poll once, then poke here or wait in the triggerer."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from airflow.exceptions import AirflowRescheduleException
from airflow.providers.common.compat.sdk import (
    AirflowException,
    AirflowSensorTimeout,
    AirflowSkipException,
    BaseSensorOperator,
)

from paradigm_provider._compat.handover import handover_seconds
from paradigm_provider._polling.events import ERROR_KEYS, known_event
from paradigm_provider._polling.waits import deadline_of
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.deferral import deferral
from paradigm_provider._tasks.mixin import ParadigmHookMixin
from paradigm_provider._tasks.retries import error_of_event, fail_without_retry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from airflow.providers.common.compat.sdk import Context
    from airflow.triggers.base import BaseTrigger

#: Seconds; a sensor's `poke_interval` may be 0, a trigger's pause may not.
SHORTEST_PAUSE = 0.1


class ParadigmSensor(ParadigmHookMixin, BaseSensorOperator):
    """A sensor that pokes, or polls once and waits in the triggerer.

    A subclass has `poke`, `trigger` and `execute_complete`.

    Attributes:
        deferrable: Whether to wait in the triggerer, set by the sensor's own `__init__`.
    """

    deferrable: bool

    def trigger(self, *, deadline: float, poll_interval: float) -> BaseTrigger:
        """Return the trigger that goes on with the wait.

        Args:
            deadline: When to stop, in seconds since 1970.
            poll_interval: Seconds, the longest pause between two polls.
        """
        raise NotImplementedError

    def execute(self, context: Context) -> Any:
        """Poke here, or poke once and wait in the triggerer."""
        with fail_without_retry():
            validation.flags(self, "deferrable")
        if not self.deferrable:
            return self._poke_here(context)
        started, seen = time.time(), self._first_poll(context)
        if seen:
            return seen.xcom_value
        deadline = self.deadline(started)
        pause = max(float(self.poke_interval), SHORTEST_PAUSE)
        raise deferral(self.trigger(deadline=deadline, poll_interval=pause), deadline=deadline)

    def _poke_here(self, context: Context) -> Any:
        """Poke, in mode `reschedule` once; the next poke waits until Airflow has let go of this process."""
        try:
            return super().execute(context)
        except AirflowRescheduleException as later:
            earliest = datetime.now(UTC) + timedelta(seconds=handover_seconds())
            raise AirflowRescheduleException(max(later.reschedule_date, earliest)) from None

    def deadline(self, started: float) -> float:
        """Return when a wait must end that began at `started`, in seconds since 1970."""
        return deadline_of(
            started=started, timeout=float(self.timeout), execution_timeout=self.execution_timeout
        )

    def _first_poll(self, context: Context) -> Any:
        """Return what `poke` says. Airflow minds `soft_fail` in its loop and after a deferral, not here."""
        try:
            return self.poke(context)
        except Exception as error:
            if self.never_fail or (self.soft_fail and isinstance(error, AirflowException)):
                raise AirflowSkipException(str(error)) from error
            raise


def result_of(event: Any, *keys: str) -> Mapping[str, Any]:
    """Return the event of a wait that ended well.

    Args:
        event: What the trigger has reported.
        keys: What it holds then.

    Raises:
        AirflowSensorTimeout: The deadline passed; not retried.
        AirflowException: An error, or an unknown event: a task must not turn green on what it
            does not understand.
    """
    known = known_event(event, done=keys, timeout=("message",), error=ERROR_KEYS)
    if known["status"] == "timeout":
        raise AirflowSensorTimeout(known["message"])
    if known["status"] == "error":
        raise error_of_event(known)
    return known
