"""Kills a client with SIGKILL at its n-th request: as it arrives, once it was acted upon, once answered."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

Moment = Literal["arrived", "acted", "answered"]
MOMENTS: tuple[Moment, ...] = get_args(Moment)
#: The User-Agent of somebody who only watches, and whose requests are not counted.
BYSTANDER = "bystander"


class Executioner:
    """Wraps the emulator's application; the process to kill is told afterwards, before its first request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._left = 0
        self._moment: Moment = "arrived"
        self._under_way = 0
        self._quiet = threading.Condition()
        self.pid = 0

    def arm(self, *, after: int, moment: Moment) -> None:
        """Kill at the `after`-th request from now on; a bystander's do not count."""
        self._left, self._moment = after, moment

    def wait_until_quiet(self) -> bool:
        """Wait until every request that has arrived is done with, killed clients' included."""
        with self._quiet:
            return self._quiet.wait_for(lambda: not self._under_way, timeout=30)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, and kill at its moment if it is the one."""
        counts = (b"user-agent", BYSTANDER.encode()) not in scope.get("headers", ())
        self._left -= counts
        moment = self._moment if counts and self._left == 0 else None

        async def sending(message: Message) -> None:
            if moment == "acted" and message["type"] == "http.response.start":
                self._kill()
            await send(message)

        with self._quiet:
            self._under_way += 1
        try:
            if moment == "arrived":
                self._kill()
            await self._app(scope, receive, sending)
        finally:
            if moment is not None:
                # Whatever the moment: a fault may have broken the connection before it came.
                self._kill()
            with self._quiet:
                self._under_way -= 1
                self._quiet.notify_all()

    def _kill(self) -> None:
        pid, self.pid = self.pid, 0
        if pid:
            os.kill(pid, signal.SIGKILL)
