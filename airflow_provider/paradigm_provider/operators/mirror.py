"""Keep a workspace equal to a folder or bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_provider._mirror.parameters import MirrorParameters
from paradigm_provider._mirror.progress import MirrorLog
from paradigm_provider.operators._mirror_run import MirrorRun

if TYPE_CHECKING:
    from paradigm_ext import MirrorReport


class ParadigmMirrorOperator(MirrorParameters, MirrorRun):
    """Brings a workspace level with its source: new, changed, renamed, failed and, if asked, removed files.

    Unchanged files cost nothing. A new version is sent beside the old one, which goes only when the new one
    is searchable, so that at no moment an agent finds neither. Documents that this mirror did not make are
    never touched. A run that is killed, retried or started twice does no harm: the next quiet one converges.

    A deferrable task holds a worker while it lists and sends, and again for the short pass that deletes. In
    between a trigger counts what is in flight, with one request a poll.

    Args:
        kwargs: The parameters of `MirrorParameters` (`source`, `workspace_id`, `delete`, `max_delete`...) and
            of `MirrorRun` (`deferrable`, `timeout`, `poll_interval`, `patience`, `fail_on`,
            `paradigm_conn_id`), and as for every operator.

    Returns:
        A `MirrorManifest`: counts and the first hundred paths. It is also the XCom `mirror`, which is there
        when the task fails, too. Outlets get an event only if something changed.

    Raises:
        MirrorGuarded: A guard kept documents from being removed. Everything else was done; not retried.
        DocumentsFailed: Paradigm could not process some files.
        WaitTimedOut: The deadline passed with documents in flight.
    """

    def run_pass(self, *, wait: bool, retry: bool, timeout: float) -> MirrorReport:
        """List, send and delete as far as can be done now."""
        return self.hook.get_conn().mirror(
            self.read_source(),
            workspace_id=self.required_workspace(self.workspace_id),
            **self.parameters(),
            wait=wait,
            retry=retry,
            timeout=timeout,
            on_error="collect",
            on_progress=MirrorLog(self.log.info),
        )

    def get_openlineage_facets_on_complete(self, task_instance: Any) -> Any:  # noqa: ARG002 - OpenLineage's
        """Return what was read and filled, as an `OperatorLineage`; called by OpenLineage where installed."""
        from paradigm_provider._ingest.lineage import lineage

        return lineage(
            self.source,
            self.required_workspace(self.workspace_id),
            base_url=self.hook.get_conn().base_url,
            inlets=self.inlets,
            outlets=self.outlets,
        )
