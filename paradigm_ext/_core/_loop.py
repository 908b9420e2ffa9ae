"""The event loop that async code runs on: asyncio, or anything that is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import ConfigurationError

if TYPE_CHECKING:
    import asyncio


def running_loop() -> asyncio.AbstractEventLoop:
    """Return the running event loop.

    Raises:
        ConfigurationError: The code runs on another kind of event loop, such as trio's, or on none at all.
    """
    import asyncio  # here, since sync code has no use for it and it takes long to import

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigurationError(
            "the async functions need an asyncio event loop, and none is running here; on trio, call the "
            "sync functions in a thread: trio.to_thread.run_sync(paradigm.ingest, ...)"
        ) from None
