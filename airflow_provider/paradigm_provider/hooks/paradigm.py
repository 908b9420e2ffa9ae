"""From an Airflow connection to Paradigm: one hook, sync and async."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from airflow.providers.common.compat.sdk import AirflowNotFoundException, BaseHook

from paradigm_provider._compat.connections import find_connection, read_extra
from paradigm_provider.exceptions import InvalidConnection
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID
from paradigm_provider.hooks._clients import leased_client, shared_client
from paradigm_provider.hooks._settings import (
    ConnectionFields,
    ConnectionSettings,
    Hidden,
    allowed_sources,
    default_workspace,
    settings_from_connection,
    ui_addresses,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from paradigm_ext import Paradigm
    from paradigm_provider._places.fence import Fence


class ParadigmHook(BaseHook):
    """Hands out `paradigm_ext.Paradigm` clients for an Airflow connection of type `paradigm`.

    The fields of the connection: host (default: the public instance), password (the API key), and in the
    extra `timeout`, `max_requests_per_minute`, `rate_limit_storage`, `workspace_id`, `ca_file`, `proxy`,
    `allowed_sources`, `ui_session_url`, `ui_agent_url`, `ui_workspace_url`. Where credentials come from, in
    this order:

    1. the connection `paradigm_conn_id`, from any secrets backend;
    2. only if that is `paradigm_default` and not defined: `PARADIGM_API_KEY` and `PARADIGM_BASE_URL` of the
      process.

    Args:
        paradigm_conn_id: Airflow connection id.
    """

    conn_name_attr = "paradigm_conn_id"
    default_conn_name = DEFAULT_CONN_ID
    conn_type = "paradigm"
    hook_name = "LightOn Paradigm"

    def __init__(self, paradigm_conn_id: str = default_conn_name) -> None:
        super().__init__()
        self.paradigm_conn_id = paradigm_conn_id
        self._settings: ConnectionSettings | None = None
        self._workspace_id: int | None = None
        self._allowed: Any = None
        self._ui: dict[str, str] = {}

    @property
    def settings(self) -> ConnectionSettings:
        """What the connection says about the client, read once per hook.

        Raises:
            InvalidConnection: A field is missing or unusable; the message names it.
            AirflowNotFoundException: There is no such connection, and nothing to fall back to.
        """
        if self._settings is None:
            try:
                connection = Hidden(self.get_connection(self.paradigm_conn_id))
            except AirflowNotFoundException:
                self._settings = self._from_environment()
            else:
                self._settings = self._read(connection, Hidden(connection.value.extra_dejson))
        return self._settings

    async def asettings(self) -> ConnectionSettings:
        """Return `settings`, looked up without blocking the event loop."""
        if self._settings is None:
            try:
                connection = Hidden(await find_connection(self, self.paradigm_conn_id))
            except AirflowNotFoundException:
                self._settings = self._from_environment()
            else:
                extra = Hidden(await read_extra(connection.value))
                self._settings = self._read(connection, extra)
        return self._settings

    @property
    def default_workspace_id(self) -> int | None:
        """Workspace that uploads go to when a task names none, from the connection's `workspace_id`."""
        _ = self.settings
        return self._workspace_id

    def fence(self, allowed: Any = None) -> Fence:
        """Return where tasks of this connection may read and write.

        Args:
            allowed: What the task itself allows; None for all that the settings do.

        Raises:
            InvalidInput: One of the settings cannot be read.
        """
        from paradigm_provider._places.fence import PARAMETER, Fence, provider_setting

        _ = self.settings
        connection = f"connection {self.paradigm_conn_id!r} (allowed_sources)"
        return Fence.of(provider_setting(), (connection, self._allowed), (PARAMETER, allowed))

    def _read(self, connection: Hidden, extra: Hidden) -> ConnectionSettings:
        fields = ConnectionFields.of(self.paradigm_conn_id, connection, extra)
        self._workspace_id = default_workspace(self.paradigm_conn_id, fields.extra)
        self._allowed = allowed_sources(fields.extra)
        self._ui = ui_addresses(self.paradigm_conn_id, fields.extra)
        return settings_from_connection(
            self.paradigm_conn_id,
            host=fields.host,
            schema=fields.schema,
            port=fields.port,
            password=fields.password,
            extra=fields.extra,
        )

    def _from_environment(self) -> ConnectionSettings:
        if self._is_default and os.environ.get("PARADIGM_API_KEY", "").strip():
            return ConnectionSettings()
        if not str(self.paradigm_conn_id or "").strip() or self.paradigm_conn_id == "None":
            raise InvalidConnection(
                f"paradigm_conn_id must be the id of a connection, not {self.paradigm_conn_id!r}"
            )
        remedy = f"add a connection of type 'paradigm' with the id {self.paradigm_conn_id!r}"
        if self._is_default:
            remedy += ", or set PARADIGM_API_KEY (and PARADIGM_BASE_URL) where tasks run"
        raise AirflowNotFoundException(f"connection {self.paradigm_conn_id!r} is not defined: {remedy}")

    @property
    def _is_default(self) -> bool:
        return self.paradigm_conn_id == self.default_conn_name

    @classmethod
    def get_connection_form_widgets(cls) -> dict[str, Any]:
        """Return the form's fields for Airflow before 3.2; later ones read them from the provider info."""
        from paradigm_provider.hooks._form import form_widgets

        return form_widgets()

    @classmethod
    def get_ui_field_behaviour(cls) -> dict[str, Any]:
        """Return the form's labels for Airflow before 3.2."""
        from paradigm_provider.hooks._form import field_behaviour

        return field_behaviour()

    def get_conn(self) -> Paradigm:
        """Return this process's client for the connection. It is shared: do not close it."""
        return shared_client(self.settings)

    @asynccontextmanager
    async def async_conn(self) -> AsyncIterator[Paradigm]:
        """Lend the event loop's client for the connection, shared with every other user of the same one."""
        async with leased_client(await self.asettings()) as client:
            yield client

    def ui_address(self, kind: str, identifier: str | int | None) -> str:
        """Return where a person finds something of Paradigm's; the instance, if the connection says no more.

        Paradigm's public pages document no address of a session, agent or workspace, so none is made up.

        Args:
            kind: `session`, `agent` or `workspace`.
            identifier: Its id; None for the instance.
        """
        base_url = self.get_conn().base_url
        address = self._ui.get(kind)
        if address is None or identifier is None:
            return base_url
        return address.replace("{id}", quote(str(identifier), safe=""))

    def agent_files(self, agent_id: int, **filters: Any) -> Iterator[Any]:
        """Yield the files that an agent can use, page by page as they are asked for.

        Args:
            agent_id: The agent.
            filters: Those of `paradigm_api.v3.api.agents.api_v3_agents_files_list`.
        """
        from paradigm_api.v3.api.agents import api_v3_agents_files_list
        from paradigm_ext import paginate

        yield from paginate(api_v3_agents_files_list.sync, client=self.get_conn().v3, id=agent_id, **filters)

    def count_agent_files(self, agent_id: int, **filters: Any) -> int:
        """Return how many files an agent can use that match filters, with one request."""
        from paradigm_api.v3.api.agents import api_v3_agents_files_list
        from paradigm_ext import call

        first = {**filters, "page_size": 1}
        return _count_of(call(api_v3_agents_files_list.sync, client=self.get_conn().v3, id=agent_id, **first))

    def create_session(self, *, pipeline: str | None = None) -> str:
        """Open an upload session and return its id."""
        from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create
        from paradigm_api.v2.models.upload_session_create_request import UploadSessionCreateRequest
        from paradigm_ext import call

        client = self.get_conn().v2
        if pipeline is None:
            return str(call(api_v2_upload_session_create.sync, client=client).uuid)
        body = UploadSessionCreateRequest(ingestion_pipeline=pipeline)
        return str(call(api_v2_upload_session_create.sync, client=client, body=body).uuid)

    def deactivate_sessions(self) -> None:
        """Deactivate the last upload sessions of the connection's user."""
        from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_deactivate_create

        api_v2_upload_session_deactivate_create.sync_detailed(client=self.get_conn().v2)

    def delete_file(self, file_id: int) -> None:
        """Delete a file."""
        from paradigm_api.v3.api.files import api_v3_files_destroy

        api_v3_files_destroy.sync_detailed(file_id, client=self.get_conn().v3)

    def delete_session(self, uuid: str) -> None:
        """Delete an upload session and its documents, over a connection of its own: others may be dying."""
        from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_destroy

        with self.settings.client() as client:
            api_v2_upload_session_destroy.sync_detailed(UUID(uuid), client=client.v2)

    async def adelete_session(self, uuid: str) -> None:
        """Delete an upload session and its documents."""
        from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_destroy

        async with self.async_conn() as client:
            await api_v2_upload_session_destroy.asyncio_detailed(UUID(uuid), client=client.v2)

    def cancel_turn(self, thread_id: str) -> None:
        """Cancel the running turn of a thread, over a connection of its own: others may be dying."""
        from paradigm_api.v3.api.threads import api_v3_threads_partial_update

        with self.settings.client() as client:
            api_v3_threads_partial_update.sync_detailed(thread_id, client=client.v3, cancel=True)

    async def acancel_turn(self, thread_id: str) -> None:
        """Cancel the running turn of a thread."""
        from paradigm_api.v3.api.threads import api_v3_threads_partial_update

        async with self.async_conn() as client:
            await api_v3_threads_partial_update.asyncio_detailed(thread_id, client=client.v3, cancel=True)

    def test_connection(self) -> tuple[bool, str]:
        """Read one workspace: costs nothing, changes nothing, never raises."""
        try:
            with self.settings.client() as client:
                return (
                    True,
                    f"Connected to {client.base_url}; the key sees {_count_workspaces(client)} workspace(s).",
                )
        except Exception as error:  # noqa: BLE001 - the form shows whatever went wrong
            return False, f"{type(error).__name__}: {error}"


def _count_workspaces(client: Paradigm) -> int:
    from paradigm_api.v3.api.workspaces import api_v3_workspaces_list
    from paradigm_ext import InvalidResponse, call

    try:
        return _count_of(call(api_v3_workspaces_list.sync, client=client.v3))
    except InvalidResponse as error:
        raise InvalidConnection(
            f"the host answered, but not as Paradigm does; check the connection's host ({error})"
        ) from error


def _count_of(page: Any) -> int:
    """Return how many items a list has, which an answer of something else does not say."""
    from paradigm_ext import InvalidResponse

    count: Any = page.count
    if type(count) is not int:
        raise InvalidResponse("the list came without its count", operation="list", field="count")
    return count


__all__ = ["ParadigmHook"]
