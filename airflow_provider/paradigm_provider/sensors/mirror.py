"""Wait until nothing of a mirror is in flight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import PokeReturnValue, conf

from paradigm_provider._mirror.sources import address_of
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID
from paradigm_provider.links.paradigm import ParadigmLink
from paradigm_provider.sensors._base import ParadigmSensor, result_of

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import Context

    from paradigm_provider.triggers.mirror import ParadigmMirrorTrigger


class ParadigmMirroredSensor(ParadigmSensor):
    """Waits until no document of a mirror is being processed: one request a poll.

    It says nothing of failed files, which the mirror's own task names.

    Args:
        source: What is mirrored; gives the mirror's name where `name` is None. Templated.
        name: The mirror's name. Templated.
        workspace_id: The workspace; None: the connection's default. Templated.
        deferrable: Wait in the triggerer. Defaults to `[operators] default_deferrable`.
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: As for every sensor.

    Returns:
        The mirror's name.
    """

    operator_extra_links = (ParadigmLink(),)
    template_fields = ("source", "name", "workspace_id", "paradigm_conn_id")

    def __init__(
        self,
        *,
        source: Any = None,
        name: str | None = None,
        workspace_id: int | str | None = None,
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.source = source
        self.name = name
        self.workspace_id = workspace_id
        self.deferrable = deferrable
        self.paradigm_conn_id = paradigm_conn_id

    def poke(self, context: Context) -> PokeReturnValue:
        """Count once; a network or server error counts as not yet."""
        from paradigm_ext import ParadigmError

        with fail_without_retry():
            name, workspace = self._mirror_name(), self.required_workspace(self.workspace_id)
            self.leave_link(context, "workspace", workspace)
            try:
                count = self.hook.get_conn().count_mirror_in_flight(workspace_id=workspace, name=name)
            except ParadigmError as error:
                if not error.transient:
                    raise
                self.log.warning("The poll failed and is repeated: %s", error)
                return PokeReturnValue(is_done=False)
        self.log.info("Mirror %s: in flight: %d", name, count)
        return PokeReturnValue(is_done=count == 0, xcom_value=name)

    def execute_complete(self, context: Context, event: Any) -> str:  # noqa: ARG002 - Airflow's interface
        """Finish on a worker what the trigger has reported."""
        result_of(event)
        return self._mirror_name()

    def trigger(self, *, deadline: float, poll_interval: float) -> ParadigmMirrorTrigger:
        """Return the trigger that counts what is in flight."""
        from paradigm_provider.triggers.mirror import ParadigmMirrorTrigger

        return ParadigmMirrorTrigger(
            workspace_id=self.required_workspace(self.workspace_id),
            name=self._mirror_name(),
            paradigm_conn_id=self.paradigm_conn_id,
            deadline=deadline,
            poll_interval=poll_interval,
        )

    def _mirror_name(self) -> str:
        from paradigm_ext import mirror_name

        name = validation.optional_text("name", self.name)
        if name is not None:
            return name
        address = address_of(self.source)
        if address is None:
            raise validation.refused("give name, or the source whose address is the mirror's name")
        return mirror_name(address)
