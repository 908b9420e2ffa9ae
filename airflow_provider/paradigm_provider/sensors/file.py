"""Wait until a file is embedded."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import PokeReturnValue, conf

from paradigm_provider._tasks import validation
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID
from paradigm_provider.sensors._base import SHORTEST_PAUSE, ParadigmSensor, result_of

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import Context

    from paradigm_provider.triggers.file import ParadigmFileTrigger


class ParadigmFileSensor(ParadigmSensor):
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
        """Poll once; a network or server error counts as not yet."""
        with fail_without_retry():
            trigger = self.trigger(deadline=time.time(), poll_interval=SHORTEST_PAUSE)
            event = trigger.poll_once(self.hook.get_conn())
        if event["status"] == "timeout":
            return PokeReturnValue(is_done=False)
        return PokeReturnValue(is_done=True, xcom_value=self.execute_complete(context, event))

    def execute_complete(self, context: Context, event: Any) -> dict[str, Any]:  # noqa: ARG002 - Airflow's
        """Finish on a worker what the trigger has reported."""
        file: dict[str, Any] = result_of(event, "file")["file"]
        return file

    def trigger(self, *, deadline: float, poll_interval: float) -> ParadigmFileTrigger:
        """Return the trigger that polls the file."""
        from paradigm_provider.triggers.file import ParadigmFileTrigger

        return ParadigmFileTrigger(
            file_id=validation.required_id("file_id", self.file_id),
            paradigm_conn_id=self.paradigm_conn_id,
            deadline=deadline,
            poll_interval=poll_interval,
        )
