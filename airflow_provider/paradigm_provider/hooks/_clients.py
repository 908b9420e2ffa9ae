"""One client per connection and process: one connection pool, one pacing budget, however many triggers.

Workers call in from threads and are forked; the triggerer calls in from its event loop, a thousand times
over. httpx's asynchronous pools belong to the loop that opened them and its sockets to the process that did,
so those are part of the key.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from paradigm_ext import Paradigm
    from paradigm_provider.hooks._settings import ConnectionSettings

_lock = threading.Lock()
_sync_clients: dict[ConnectionSettings, Paradigm] = {}


def shared_client(settings: ConnectionSettings) -> Paradigm:
    """Return this process's client for the settings; it is closed with the process, not by the caller."""
    with _lock:
        client = _sync_clients.get(settings)
        if client is None:
            client = _sync_clients[settings] = settings.client()
        return client


def close_shared_clients() -> None:
    """Close every client that `shared_client` handed out."""
    with _lock:
        clients = list(_sync_clients.values())
        _sync_clients.clear()
    for client in clients:
        client.close()


def _forget_parents_clients() -> None:
    """Leave the parent's sockets alone: two processes reading from one connection would mix their answers."""
    global _lock  # noqa: PLW0603 - a lock held during the fork would stay locked forever in the child
    _lock = threading.Lock()
    _sync_clients.clear()
    _leases.clear()


@define
class _Lease:
    """An asynchronous client and the number of those who hold it."""

    client: Paradigm
    holders: int = 0


_leases: dict[tuple[ConnectionSettings, int], _Lease] = {}


@asynccontextmanager
async def leased_client(settings: ConnectionSettings) -> AsyncIterator[Paradigm]:
    """Lend the running event loop's client for the settings; the last to give it back closes it.

    Nothing is awaited between lookup and counting, so the bookkeeping needs no lock.
    """
    key = (settings, id(asyncio.get_running_loop()))
    lease = _leases.get(key)
    if lease is None:
        lease = _leases[key] = _Lease(settings.client())
    lease.holders += 1
    try:
        yield lease.client
    finally:
        lease.holders -= 1
        if not lease.holders:
            _leases.pop(key, None)
            await lease.client.aclose()


atexit.register(close_shared_clients)
os.register_at_fork(after_in_child=_forget_parents_clients)
