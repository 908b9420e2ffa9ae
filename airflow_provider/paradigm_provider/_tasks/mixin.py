"""What every operator and sensor has: the id of a connection, and its hook, imported where it is first used.

DAG files are parsed over and over: until a task runs, nothing here may cost more than its name.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import Context

    from paradigm_provider.hooks.paradigm import ParadigmHook


class ParadigmHookMixin:
    """A task with a Paradigm connection: the first base of its class, before Airflow's.

    Attributes:
        paradigm_conn_id: Airflow connection id, set by the task's own `__init__`, as Airflow demands of
            templated fields.
    """

    paradigm_conn_id: str
    ui_color = "#e8e4ff"

    @cached_property
    def hook(self) -> ParadigmHook:
        """The hook of the task's connection."""
        from paradigm_provider.hooks.paradigm import ParadigmHook

        return ParadigmHook(self.paradigm_conn_id)

    def workspace(self, given: Any) -> int | None:
        """Return the workspace that a task names, else the connection's default; None without either."""
        from paradigm_provider._tasks.validation import optional_id

        named = optional_id("workspace_id", given)
        return self.hook.default_workspace_id if named is None else named

    def required_workspace(self, given: Any) -> int:
        """Return the workspace that a task names, else the connection's default.

        Raises:
            InvalidInput: Neither is given.
        """
        from paradigm_provider._tasks.validation import refused

        workspace = self.workspace(given)
        if workspace is None:
            raise refused("workspace_id must be given, or be in the connection's extra as 'workspace_id'")
        return workspace

    def leave_link(self, context: Context, kind: str, identifier: str | int | None) -> str:
        """Push where a person finds what the task works on, for its `ParadigmLink`, and return it.

        Every attempt must do so, since Airflow wipes XComs before each.

        Args:
            context: The task's.
            kind: `session`, `agent` or `workspace`.
            identifier: Its id; None while it is not known.
        """
        from paradigm_provider._compat.context import push_xcom
        from paradigm_provider.links.paradigm import LINK_XCOM

        address = self.hook.ui_address(kind, identifier)
        push_xcom(context, LINK_XCOM, address)
        return address
