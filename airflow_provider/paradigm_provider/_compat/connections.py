"""Connections looked up on an event loop, without blocking it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from airflow.providers.common.compat.sdk import BaseHook, Connection


async def find_connection(hook: BaseHook, conn_id: str) -> Connection:
    """Return a connection.

    Before Airflow 3.3.2 its asynchronous lookup masks secrets with a synchronous call, which fails while
    another trigger waits for an answer. There the synchronous lookup runs in a thread, as also where a
    trigger runs in line (`airflow dags test`): without a triggerer only that one sees Airflow's database.

    Raises:
        AirflowNotFoundException: There is none.
    """
    from airflow.providers.common.compat.sdk import AirflowNotFoundException, Connection
    from asgiref.sync import sync_to_async

    if hasattr(Connection, "aextra_dejson"):
        try:
            return await hook.aget_connection(conn_id)
        except AirflowNotFoundException:
            pass
    return await sync_to_async(hook.get_connection)(conn_id)


async def read_extra(connection: Connection) -> Mapping[str, Any]:
    """Return the extra of a connection, whose secrets Airflow masks meanwhile."""
    from asgiref.sync import sync_to_async

    if hasattr(connection, "aextra_dejson"):
        extra: Mapping[str, Any] = await connection.aextra_dejson()
        return extra
    return await sync_to_async(lambda: connection.extra_dejson)()
