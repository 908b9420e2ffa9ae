"""Wait until an agent can use enough files."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import PokeReturnValue, conf

from paradigm_provider._tasks import validation
from paradigm_provider._tasks.filters import FILTER_FIELDS, FilteredFiles
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID
from paradigm_provider.links.paradigm import ParadigmLink
from paradigm_provider.sensors._base import ParadigmSensor, result_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airflow.providers.common.compat.sdk import Context

    from paradigm_provider.triggers.agent_files import ParadigmAgentFilesTrigger


class ParadigmAgentFilesSensor(FilteredFiles, ParadigmSensor):
    """Waits until an agent can use at least so many files that match filters: one request per poll.

    Args:
        agent_id: The agent. Templated.
        at_least: How many files there must be. Templated.
        status: Statuses that count. Templated.
        deferrable: Wait in the triggerer. Defaults to `[operators] default_deferrable`.
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: The other filters of `FilteredFiles` (all templated), and as for every sensor.

    Returns:
        The number of matching files.
    """

    operator_extra_links = (ParadigmLink(),)
    template_fields = ("agent_id", "at_least", "paradigm_conn_id", *FILTER_FIELDS)

    def __init__(
        self,
        *,
        agent_id: int | str,
        at_least: int | str = 1,
        status: Sequence[str] | str | None = ("embedded",),
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        **kwargs: Any,
    ) -> None:
        super().__init__(status=status, **kwargs)
        self.agent_id = agent_id
        self.at_least = at_least
        self.deferrable = deferrable
        self.paradigm_conn_id = paradigm_conn_id

    def poke(self, context: Context) -> PokeReturnValue:
        """Count once; a network or server error counts as not yet."""
        from paradigm_ext import ParadigmError

        with fail_without_retry():
            agent_id, at_least = self._wanted()
            self.leave_link(context, "agent", agent_id)
            try:
                count = self.hook.count_agent_files(agent_id, **self.filters())
            except ParadigmError as error:
                if not error.transient:
                    raise
                self.log.warning("The poll failed and is repeated: %s", error)
                return PokeReturnValue(is_done=False)
        self.log.info("%d of %d files", count, at_least)
        return PokeReturnValue(is_done=count >= at_least, xcom_value=count)

    def execute_complete(self, context: Context, event: Any) -> int:  # noqa: ARG002 - Airflow's interface
        """Finish on a worker what the trigger has reported."""
        return int(result_of(event, "count")["count"])

    def trigger(self, *, deadline: float, poll_interval: float) -> ParadigmAgentFilesTrigger:
        """Return the trigger that counts the files."""
        from paradigm_provider.triggers.agent_files import ParadigmAgentFilesTrigger

        agent_id, at_least = self._wanted()
        return ParadigmAgentFilesTrigger(
            agent_id=agent_id,
            at_least=at_least,
            filters={name: _json(value) for name, value in self.filters().items()},
            paradigm_conn_id=self.paradigm_conn_id,
            deadline=deadline,
            poll_interval=poll_interval,
        )

    def _wanted(self) -> tuple[int, int]:
        agent_id = validation.required_id("agent_id", self.agent_id)
        return agent_id, validation.required_id("at_least", self.at_least)


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
